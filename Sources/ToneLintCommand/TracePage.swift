import ToneLint
import ToneLintRendering

/// What was seen in a message, as `tonelint explain PATH:LINE` shows it.
enum TracePage {
  /// - Parameter line: where the message begins.
  static func text(of trace: MessageTrace, message: Int, line: Int) -> String {
    var text = "message \(message), line \(line), \(trace.role.name)\n\nTokens (· is a word that no pattern knows)\n"
    text += RulePage.wrapped(trace.tokens.map { shown($0) }.joined(separator: " "))
    for (title, isRule) in [("Rules", true), ("Signals", false)] {
      text += "\n\(title)\n"
      let own = trace.matches.filter { $0.isRule == isRule }
      if own.isEmpty { text += "  none matched\n" }
      for match in own { text += "  \(match.name): “\(match.quote)”\n    \(reason(match))\n" + cues(match) }
    }
    return text + NearMissText.text(of: trace) + "\n"
  }

  private static func shown(_ token: MessageTrace.SeenToken) -> String {
    switch token.kind {
    case .word: token.isKnown ? token.text : "·" + token.text
    case .punctuation, .edge: token.text
    default: "\(token.text)[\(token.kind)]"
    }
  }

  /// The cues of a sum, for and against.
  private static func cues(_ match: MessageTrace.SeenMatch) -> String {
    if let sum = match.sum { return NearMissText.sum(sum) }
    return match.cues.isEmpty ? "" : RulePage.wrapped("  cues: " + CueText.text(of: match.cues, most: 20))
  }

  private static func reason(_ match: MessageTrace.SeenMatch) -> String {
    if !match.isEnabled { return "silent: the rule is off" }
    if match.verdict != .passes { return silence(match.verdict) }
    return match.isRule ? "found, unless a more serious or longer one of its category overlaps it" : "holds"
  }

  /// Which guard silences.
  static func silence(_ verdict: Verdict) -> String {
    switch verdict {
    case .passes: ""
    case .role: "silent: not this role's words"
    case .caps: "silent: the guard on capitals"
    case .negated: "silent: negated"
    case .hypothetical: "silent: behind an if, or another condition"
    case .quoted: "silent: quoted, somebody else's words"
    case .question: "silent: the guard on questions"
    case .unless(let place, let name): "silent: unless \(place): \(name.isEmpty ? "a pattern of the rule's own" : name)"
    case .only(let place): "silent: nothing that the rule asks for stands \(place)"
    case .implausible: "silent: the cues of the message speak against it"
    }
  }
}
