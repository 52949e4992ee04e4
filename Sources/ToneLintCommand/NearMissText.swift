import ToneLint

/// What came near to a finding, in words.
enum NearMissText {
  /// The near-misses of a message under their title; nothing where nothing is near.
  static func text(of trace: MessageTrace) -> String {
    if trace.nearMisses.isEmpty, trace.nearSums.isEmpty { return "" }
    return "\nNear-misses\n"
      + trace.nearMisses.map { "  \($0.rule): “\(marked($0))”\n    \(obstacle($0))\n    in '\($0.pattern)'\n" }.joined()
      + trace.nearSums.map { "  \($0.rule): “\($0.quote)”\n" + sum($0) }.joined()
  }

  /// How much a sum lacks, and the strongest cues for it and against it.
  static func sum(_ sum: SeenSum) -> String {
    let strongest = 5
    func named(_ cues: some Sequence<CueShare>) -> String {
      cues.map { "\($0.cue)\($0.scope == .sentence ? "" : " in the message") \($0.weight)" }.joined(separator: ", ")
    }
    let pro = named(sum.cues.filter { $0.weight > 0 }.prefix(strongest))
    let contra = named(sum.cues.filter { $0.weight < 0 }.reversed().prefix(strongest))
    return "    \(sum.missing) of log-odds (in hundredths) are missing: its cues come to \(sum.sum), and \(sum.needed) are needed\n"
      + (pro.isEmpty ? "" : "    for it: \(pro)\n") + (contra.isEmpty ? "" : "    against it: \(contra)\n")
  }

  /// The words, what is in the way in brackets: `you should have ⟨sunk⟩ it`.
  private static func marked(_ miss: NearMiss) -> String {
    "\(miss.before)⟨\(miss.obstructing)⟩\(miss.after)"
  }

  private static func obstacle(_ miss: NearMiss) -> String {
    let needed = needed(miss.needed)
    let text =
      switch miss.obstacle {
      case .replaced: "needs \(needed) where “\(miss.obstructing)” stands"
      case .missing: "needs \(needed) where ⟨⟩ stands"
      case .between(let count): "“\(miss.obstructing)” is \(count == 1 ? "one word" : "\(count) words") too many in front of \(needed)"
      }
    return miss.verdict == .passes ? text : text + "; and then " + TracePage.silence(miss.verdict)
  }

  /// What an element of a pattern asks for.
  private static func needed(_ notation: String) -> String {
    let longest = 80
    let short = notation.count <= longest ? notation : notation.prefix(longest) + "…"
    let base = notation.prefix { $0 != "~" }
    switch notation.first {
    case "^": return "the start of a sentence"
    case "$": return "the end of a sentence"
    case "@" where !notation.contains("|"): return "a word of \(short)"
    case "!": return "another word than \(short.dropFirst())"
    case "(": return "one of \(short)"
    default: break
    }
    if notation.contains("|") { return "one of \(short)" }
    guard base.allSatisfy({ $0.isLetter || $0 == "'" || $0 == "-" }) else { return short }
    return notation.hasSuffix("~") ? "a form of “\(base)”" : "“\(short)”"
  }
}
