package import ToneLint
package import Yams

/// Reads one rule, signal, word list, spelling, inflection or layout file. Total: what is wrong is located, what is right is kept.
package struct RuleFileReader {
  package let file: String
  /// The texts of the files in the same folder, by name.
  let siblings: [String: String]
  package var faults: [RuleFault] = []

  package init(file: String, siblings: [String: String] = [:]) {
    self.file = file
    self.siblings = siblings
  }

  package mutating func fault(_ message: String, _ node: Node?) {
    faults.append(RuleFault(message, at: place(node)))
  }

  package func place(_ node: Node?) -> RuleFilePlace {
    RuleFilePlace(file: file, line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1)
  }

  /// The file as one YAML mapping; `nil` with a fault where it is none.
  package mutating func mapping(_ text: String) -> Node.Mapping? {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        fault("the file is empty", nil)
        return nil
      }
      guard case .mapping(let mapping) = node else {
        fault("a mapping of keys is expected here", node)
        return nil
      }
      return mapping
    } catch let error as YamlError {
      faults.append(located(error))
      return nil
    } catch {
      fault("not YAML: \(error)", nil)
      return nil
    }
  }

  private func located(_ error: YamlError) -> RuleFault {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _), .composer(_, let problem, let mark, _):
      RuleFault("not YAML: \(problem)", at: RuleFilePlace(file: file, line: mark.line, column: mark.column))
    default:
      RuleFault("not YAML: \(error)", at: RuleFilePlace(file: file, line: 1, column: 1))
    }
  }

  // MARK: Values

  package mutating func string(_ node: Node, _ key: String) -> Located<String>? {
    guard case .scalar(let scalar) = node else {
      fault("'\(key)' takes a string", node)
      return nil
    }
    return Located(scalar.string, at: contentPlace(node, scalar))
  }

  /// The place of a scalar's first character: behind its quote.
  private func contentPlace(_ node: Node, _ scalar: Node.Scalar) -> RuleFilePlace {
    var place = place(node)
    if scalar.style == .singleQuoted || scalar.style == .doubleQuoted { place.column += 1 }
    return place
  }

  package mutating func strings(_ node: Node, _ key: String) -> [Located<String>] {
    switch node {
    case .sequence(let sequence):
      var all: [Located<String>] = []
      for item in sequence {
        if let value = string(item, key) { all.append(value) }
      }
      return all
    default:
      fault("'\(key)' takes a list", node)
      return []
    }
  }

  /// Reports a key that means nothing here, with the one that was probably meant.
  package mutating func unknownKey(_ key: Node, _ known: [String]) {
    let name = key.string ?? ""
    fault("unknown key '\(name)'" + nearest(to: name, in: known), key)
  }
}
