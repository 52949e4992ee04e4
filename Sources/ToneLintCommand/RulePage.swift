import ToneLint

/// A rule as `tonelint explain` shows it.
enum RulePage {
  static func text(of rule: RuleDefinition) -> String {
    let severity = rule.severity ?? RuleCompiler.categorySeverities[rule.category] ?? .warning
    var text = "\(rule.id.value) (\(severity.name)\(rule.isNursery ? ", nursery: off unless selected" : ""))\n"
    text += "  \(rule.summary)\n\nWhy\n" + wrapped(rule.why)
    text += "\nInstead\n" + wrapped(rule.instead)
    if !rule.patterns.isEmpty { text += "\nPatterns\n" + rule.patterns.map { "  \($0.value)\n" }.joined() }
    if !rule.disguised.isEmpty { text += "\nLabels found in disguise\n" + wrapped(rule.disguised.map(\.value).joined(separator: ", ")) }
    if !rule.sequence.isEmpty { text += "\nSequence\n" + rule.sequence.enumerated().map { step($1, $0 + 1) }.joined() }
    if let cues = rule.cues { text += self.cues(cues) }
    text += contexts("Not where", rule.unless) + contexts("Only where", rule.only)
    text += "\nFound\n" + rule.flag.map { example($0.value) }.joined()
    text += "\nNot found\n" + rule.allow.map { example($0.value) }.joined()
    return text
  }

  /// `1. customer, next: signal/asks-for-help`
  private static func step(_ step: SequenceStep, _ number: Int) -> String {
    let wanted =
      switch step.wanted {
      case .entries: step.entries.map(\.value).joined(separator: ", ")
      case .any: "any message"
      case .none: "no message"
      }
    let place = number == 1 || step.place == .later ? "" : ", " + step.place.name
    var text = "  \(number). \(step.side.name)\(place): \(wanted)\(step.isMarked ? " (marked)" : "")\n"
    if let list = step.againBesides { text += "     says again what was said before, besides \(list.value)\n" }
    if !step.without.isEmpty { text += "     without: " + step.without.map(\.value).joined(separator: ", ") + "\n" }
    return text
  }

  /// The strongest cues for the rule and against it.
  private static func cues(_ model: CueModel) -> String {
    let lines = model.weights.map(\.value).sorted { ($1.weight, $0.cue, $0.scope.name) < ($0.weight, $1.cue, $1.scope.name) }
    func named(_ lines: some Sequence<CueWeight>) -> String {
      wrapped(lines.map { "\($0.cue) \($0.scope == .sentence ? "" : "(\($0.scope.name)) ")\($0.weight)" }.joined(separator: ", "))
    }
    let strongest = 30
    return "\nCues\n"
      + wrapped(
        "Adds up the weights of \(lines.count) weak signs in a sentence and its message, in hundredths of a unit of "
          + "log-odds, from \(model.bias) on. " + use(of: model))
      + "  The strongest for it:\n" + named(lines.prefix(strongest)) + "  The strongest against it:\n"
      + named(lines.suffix(strongest).reversed())
  }

  private static func use(of model: CueModel) -> String {
    let found =
      model.threshold.map { "Found where \($0) is reached and no other rule of its category finds anything in the message. " } ?? ""
    return model.floors.isEmpty
      ? found : found + "What \(model.floors.count) other rules of its category find is dropped below their floors."
  }

  private static func contexts(_ title: String, _ contexts: [ContextDefinition]) -> String {
    if contexts.isEmpty { return "" }
    return "\n\(title)\n" + contexts.map { "  \($0.place.name): " + $0.entries.map(\.value).joined(separator: ", ") + "\n" }.joined()
  }

  private static func example(_ messages: [RuleDefinition.ExampleMessage]) -> String {
    messages.enumerated().map { index, message in
      (index == 0 ? "  - " : "    ") + (messages.count > 1 ? "\(message.role.name): " : "") + message.text + "\n"
    }.joined()
  }

  /// Paragraphs of at most 100 columns, indented by two.
  static func wrapped(_ text: String) -> String {
    var lines: [String] = []
    var line = " "
    for word in text.split(whereSeparator: \.isWhitespace) {
      if line.count + word.count + 1 > 100 {
        lines.append(line)
        line = " "
      }
      line += " " + word
    }
    lines.append(line)
    return lines.map { $0 + "\n" }.joined()
  }
}
