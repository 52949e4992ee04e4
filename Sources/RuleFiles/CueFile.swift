public import ToneLint

/// A weights file: what each cue of a rule counts for. `tonelint cues fit` writes it; people may read it.
///
///     # anything
///     bias -312
///     threshold 150
///     floor -350
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
    var seen: Set<String> = []
    var given: Set<Substring> = []
    let numbers: [Substring] = ["bias", "threshold", "floor"]
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let fields = line.split(maxSplits: 2) { $0 == " " || $0 == "\r" }
      guard let key = fields.first, !key.hasPrefix("#") else { continue }
      func fault(_ message: String, field: Int) {
        let start = field < fields.count ? fields[field].startIndex : line.endIndex
        let column = line.distance(from: line.startIndex, to: start) + 1
        faults.append(RuleFault(message, at: RuleFilePlace(file: file, line: index + 1, column: column)))
      }
      let scope = CueScope.allCases.first { $0.name == key }
      guard scope != nil || numbers.contains(key) else {
        fault("unknown word '\(key)'" + nearest(to: String(key), in: CueScope.allCases.map(\.name) + numbers.map(String.init)), field: 0)
        continue
      }
      guard fields.count > 1, let weight = Int(fields[1]), Int16(exactly: weight) != nil else {
        fault("a weight is a whole number between \(Int16.min) and \(Int16.max): hundredths of a unit of log-odds", field: 1)
        continue
      }
      guard let scope else {
        if !given.insert(key).inserted { fault("'\(key)' is given twice", field: 0) }
        switch key {
        case "bias": model.bias = weight
        case "threshold": model.threshold = weight
        default: model.floor = weight
        }
        if fields.count > 2 { fault("nothing follows the number of '\(key)'", field: 2) }
        continue
      }
      guard fields.count > 2 else {
        fault("the cue is missing: 'sentence 42 tell~ me'", field: 2)
        continue
      }
      let cue = fields[2].split { $0 == " " || $0 == "\r" }.joined(separator: " ")
      if !seen.insert("\(scope.name) \(cue)").inserted { fault("'\(cue)' has a weight for the \(scope.name) already", field: 2) }
      let column = line.distance(from: line.startIndex, to: fields[2].startIndex) + 1
      model.weights.append(Located(CueWeight(scope, cue, weight), at: RuleFilePlace(file: file, line: index + 1, column: column)))
    }
    for key in ["bias", "threshold"] where !given.contains(key[...]) {
      faults.append(RuleFault("'\(key)' is missing", at: RuleFilePlace(file: file, line: 1, column: 1)))
    }
    return (model, faults)
  }

  /// The text of a weights file: sorted, so that two fits can be compared.
  public static func text(of model: CueModel, comment: String) -> String {
    let order = CueScope.allCases.map(\.name)
    let lines = model.weights.map(\.value).sorted { left, right in
      left.scope == right.scope ? left.cue < right.cue : order.firstIndex(of: left.scope.name) ?? 0 < order.firstIndex(of: right.scope.name) ?? 0
    }
    return comment.split(separator: "\n").map { "# \($0)\n" }.joined() + "bias \(model.bias)\nthreshold \(model.threshold)\n"
      + (model.floor.map { "floor \($0)\n" } ?? "")
      + lines.map { "\($0.scope.name) \($0.weight) \($0.cue)\n" }.joined()
  }
}
