public import ToneLint

/// A weights file: what each cue of a rule counts for, what sum is enough, and what sum findings of other rules of its category need. `tonelint cues fit` writes it; people may read it.
///
///     # anything
///     bias -312
///     threshold 150
///     floor -420 blame/why-did-you-not
///     sentence 42 tell~ me
///     message -17 @offering-verbs
///
/// Numbers are hundredths of a unit of log-odds.
public enum CueFile {
  /// The name's ending.
  public static let suffix = ".cues"

  /// Reads a weights file. Total: what is wrong is located, what is right is kept.
  ///
  /// - Parameter file: its path, for faults.
  public static func read(_ text: String, file: String) -> (model: CueModel, faults: [RuleFault]) {
    var model = CueModel()
    var faults: [RuleFault] = []
    var given: Set<String> = []
    let words = CueScope.allCases.map(\.name) + ["bias", "threshold", "floor"]
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let fields = line.split(separator: " ", maxSplits: 2)
      guard let key = fields.first.map(String.init), !key.hasPrefix("#") else { continue }
      func place(_ field: Int) -> RuleFilePlace {
        let start = field < fields.count ? fields[field].startIndex : line.endIndex
        return RuleFilePlace(file: file, line: index + 1, column: line.distance(from: line.startIndex, to: start) + 1)
      }
      func fault(_ message: String, field: Int) { faults.append(RuleFault(message, at: place(field))) }
      guard words.contains(key) else {
        fault("unknown word '\(key)'" + nearest(to: key, in: words), field: 0)
        continue
      }
      guard fields.count > 1, let number = Int(fields[1]), Int16(exactly: number) != nil else {
        fault("a weight is a whole number between \(Int16.min) and \(Int16.max): hundredths of a unit of log-odds", field: 1)
        continue
      }
      let name = fields.count > 2 ? fields[2].split(separator: " ").joined(separator: " ") : ""
      if !given.insert("\(key) \(name)").inserted {
        fault(name.isEmpty ? "'\(key)' is given twice" : "'\(name)' has a \(key) weight already", field: 0)
      }
      switch key {
      case "floor":
        if name.isEmpty { fault("the rule is missing: 'floor -420 blame/why-did-you-not'", field: 2) }
        model.floors.append(Located(RuleFloor(name, number), at: place(2)))
      case "bias", "threshold":
        if key == "bias" { model.bias = number } else { model.threshold = number }
        if !name.isEmpty { fault("nothing follows the number of '\(key)'", field: 2) }
      default:
        guard let scope = CueScope.allCases.first(where: { $0.name == key }), !name.isEmpty else {
          fault("the cue is missing: 'sentence 42 tell~ me'", field: 2)
          continue
        }
        model.weights.append(Located(CueWeight(scope, name, number), at: place(2)))
      }
    }
    if !given.contains("bias ") { faults.append(RuleFault("'bias' is missing", at: RuleFilePlace(file: file, line: 1, column: 1))) }
    return (model, faults)
  }

  /// The text of a weights file: sorted, so that two fits can be compared.
  public static func text(of model: CueModel, comment: String) -> String {
    let order = CueScope.allCases.map(\.name)
    let lines = model.weights.map(\.value).sorted { left, right in
      left.scope == right.scope
        ? left.cue < right.cue : order.firstIndex(of: left.scope.name) ?? 0 < order.firstIndex(of: right.scope.name) ?? 0
    }
    return comment.split(separator: "\n").map { "# \($0)\n" }.joined() + "bias \(model.bias)\n"
      + (model.threshold.map { "threshold \($0)\n" } ?? "")
      + model.floors.map(\.value).sorted { $0.rule < $1.rule }.map { "floor \($0.floor) \($0.rule)\n" }.joined()
      + lines.map { "\($0.scope.name) \($0.weight) \($0.cue)\n" }.joined()
  }
}
