public import ToneLint
internal import Yams

/// A file of a rule folder: its path below the folder, with slashes, and its text.
public struct RuleFile: Sendable {
  public var path: String
  public var text: String

  public init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}

/// Reads a folder of rule files, as `Rules/README.md` describes it, into a rule source. What a file is follows from its place:
///
///     words/NAME.yml              a word list
///     signals/NAME.yml            signal/NAME
///     spellings.yml               chat spellings
///     inflections.yml             irregular forms
///     frequencies.yml             how often common words occur
///     pack.yml                    the pack's version
///     CATEGORY/NAME.yml           the rule CATEGORY/NAME
///     CATEGORY/NAME.cues          the weights of a rule's cues
public enum RuleFiles {
  /// Adds files to a source. A rule or list with the id of one that is there takes its place.
  ///
  /// - Parameter root: what stands before each file's path in messages.
  /// - Returns: all that is wrong, in the order of the files.
  public static func read(_ files: [RuleFile], root: String, into source: inout RuleSource) -> [RuleFault] {
    var faults: [RuleFault] = []
    var rules: [RuleDefinition] = []
    var lists: [WordListDefinition] = []
    let weights = files.filter { $0.path.hasSuffix(CueFile.suffix) }
    for file in files.sorted(by: { $0.path < $1.path }) where file.path.hasSuffix(".yml") || file.path.hasSuffix(".yaml") {
      let folder = file.path.prefix(upTo: file.path.lastIndex(of: "/").map { file.path.index(after: $0) } ?? file.path.startIndex)
      var siblings: [String: String] = [:]
      for other in weights where other.path.hasPrefix(folder) { siblings[String(other.path.dropFirst(folder.count))] = other.text }
      var reader = RuleFileReader(file: root.isEmpty ? file.path : root + "/" + file.path, siblings: siblings)
      let name = file.path.prefix(upTo: file.path.lastIndex(of: ".") ?? file.path.endIndex)
      let parts = name.split(separator: "/").map(String.init)
      if let mapping = reader.mapping(file.text) {
        switch (parts.first ?? "", parts.count) {
        case ("spellings", 1): reader.spellings(mapping, into: &source)
        case ("inflections", 1): reader.inflections(mapping, into: &source)
        case ("frequencies", 1): reader.frequencies(mapping, into: &source)
        case ("pack", 1): source.version = mapping["version"]?.string ?? ""
        case ("words", 2):
          if let list = reader.list(mapping, expectedID: parts[1]) { lists.append(list) }
        case ("signals", 2):
          if let rule = reader.rule(mapping, expectedID: "signal/" + parts[1]) { rules.append(rule) }
        case (_, 2):
          if let rule = reader.rule(mapping, expectedID: parts.joined(separator: "/")) { rules.append(rule) }
        default:
          reader.fault("a rule stands in a folder named for its category: CATEGORY/NAME.yml", nil)
        }
      }
      faults += reader.faults
    }
    let ids = Set(rules.map(\.id.value))
    source.rules = source.rules.filter { !ids.contains($0.id.value) } + rules
    let names = Set(lists.map(\.id.value))
    source.lists = source.lists.filter { !names.contains($0.id.value) } + lists
    return faults
  }
}

extension RuleFileReader {
  fileprivate mutating func list(_ mapping: Node.Mapping, expectedID: String) -> WordListDefinition? {
    guard let idNode = mapping["id"], let id = string(idNode, "id") else {
      fault("the key 'id' is missing: it is '\(expectedID)'", mapping.first?.key)
      return nil
    }
    if id.value != expectedID { fault("the id is '\(id.value)', but the file's place says '\(expectedID)'", idNode) }
    var list = WordListDefinition(id: id)
    for (key, value) in mapping {
      switch key.string {
      case "id", "summary": break
      case "words": list.words = strings(value, "words")
      case "include": list.include = strings(value, "include")
      default: unknownKey(key, ["id", "summary", "words", "include"])
      }
    }
    return list
  }

  fileprivate mutating func spellings(_ mapping: Node.Mapping, into source: inout RuleSource) {
    for (key, value) in mapping {
      guard let form = key.string, let words = value.string else {
        fault("a spelling is a word and the words that it stands for", key)
        continue
      }
      if form.contains(" ") { fault("'\(form)': a spelling is one word", key) }
      source.spellings[form.lowercased()] = words.lowercased().split(separator: " ").map(String.init)
    }
  }

  fileprivate mutating func frequencies(_ mapping: Node.Mapping, into source: inout RuleSource) {
    for (key, value) in mapping {
      guard let word = key.string, let count = value.int, count >= 0 else {
        fault("a frequency is a word and its number per million", key)
        continue
      }
      source.frequencies[word] = count
    }
  }

  fileprivate mutating func inflections(_ mapping: Node.Mapping, into source: inout RuleSource) {
    for (key, value) in mapping {
      let lemma = key.string ?? ""
      if lemma == "double", case .sequence = value {
        source.inflections.doubling.formUnion(strings(value, "double").map(\.value))
        continue
      }
      guard case .mapping(let forms) = value else {
        fault("'\(lemma)' takes its irregular forms: past, participle, s, ing", value)
        continue
      }
      var entry = Inflections.Forms()
      for (kind, formNode) in forms {
        let words = formNode.string.map { [$0] } ?? strings(formNode, kind.string ?? "").map(\.value)
        switch kind.string {
        case "past": entry.past = words
        case "participle": entry.participle = words
        case "s", "plural": entry.s = words
        case "ing": entry.ing = words
        default: unknownKey(kind, ["past", "participle", "s", "ing"])
        }
      }
      source.inflections.irregular[lemma] = entry
    }
  }
}
