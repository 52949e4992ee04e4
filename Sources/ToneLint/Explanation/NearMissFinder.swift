/// Finds the patterns that come closest to a message without matching. For `explain` alone: it reads the patterns as their files have them, which the compiled
/// rules no longer do, and takes its time.
public struct NearMissFinder: Sendable {
  /// How much must be said by the elements that are there, in bits: "you" and "the" say nine together.
  private static let leastBits = 16.0
  /// How much one of them must say by itself: "we do not have a" is everywhere, long as it is.
  private static let leastOfOne = 9.0
  /// How much more they must say than the one that is not.
  private static let leastGain = 8.0
  /// What obstacles cost in the order of near-misses: words too many, each, and the word that is missing altogether.
  private static let costOfWord = 2.0
  private static let costOfGap = 2.0

  private struct Entry: Sendable {
    var rule: RuleIndex
    var text: String
    var outline: PatternOutline
  }

  private var entries: [Entry] = []
  private var elements: OutlineElements

  /// - Parameters:
  ///   - source: what `rules` were compiled from.
  ///   - selection: only rules that are on come near.
  public init(_ source: RuleSource, rules: RuleSet, selection: RuleSelection) {
    elements = OutlineElements(rules: rules, frequencies: source.frequencies)
    let definitions = Dictionary(source.rules.map { ($0.id.value, $0) }) { $1 }
    let lists = WordListResolver.resolve(source.lists).lists
    var parser = PatternParser(lists: lists, spellings: source.spellings, inflections: source.inflections)
    for (index, rule) in rules.rules.enumerated() where selection.isEnabled[index] {
      for pattern in definitions[rule.id]?.patterns ?? [] {
        guard let parsed = try? parser.parse(pattern.value) else { continue }
        entries.append(Entry(rule: RuleIndex(index), text: pattern.value, outline: elements.outline(of: parsed)))
      }
    }
  }

  /// A near-miss as tokens, with how near it is.
  struct Candidate {
    var rule: RuleIndex
    var pattern: String
    var state: NearMissWalk.State
    /// The higher the nearer.
    var rank: Double

    /// Whether another walk came nearer. Sets have no order; of equals the first in the message is taken, and the shorter one.
    fileprivate func isBehind(_ rank: Double, _ state: NearMissWalk.State, _ pattern: String) -> Bool {
      if rank != self.rank { return rank > self.rank }
      return (state.start, state.next, pattern) < (self.state.start, self.state.next, self.pattern)
    }
  }

  /// The nearest pattern of each rule, the nearest first.
  ///
  /// - Parameters:
  ///   - tokens: of one message.
  ///   - isExplained: whether more is known already about a rule at some tokens.
  func candidates(_ tokens: [Token], isExplained: (RuleIndex, Range<Int>) -> Bool) -> [Candidate] {
    let walk = NearMissWalk(tokens, elements.all)
    var best: [RuleIndex: Candidate] = [:]
    for entry in entries {
      for state in walk.states(through: entry.outline) {
        guard let rank = rank(of: state) else { continue }
        if let known = best[entry.rule], !known.isBehind(rank, state, entry.text) { continue }
        if isExplained(entry.rule, state.start..<state.next) { continue }
        best[entry.rule] = Candidate(rule: entry.rule, pattern: entry.text, state: state, rank: rank)
      }
    }
    return best.values.sorted { ($1.rank, $0.rule) < ($0.rank, $1.rule) }
  }

  /// How near a walk came; `nil` where that is not near.
  private func rank(of state: NearMissWalk.State) -> Double? {
    guard state.specific >= 2, state.bits >= NearMissFinder.leastBits, state.mostBits >= NearMissFinder.leastOfOne else { return nil }
    let cost: Double
    switch state.obstacle {
    case .between(_, let words): return state.bits - NearMissFinder.costOfWord * Double(words.count)
    case .replaced(let element, _): cost = elements.all[element].bits
    case .missing(let element, _): cost = elements.all[element].bits + NearMissFinder.costOfGap
    case nil: return nil
    }
    return state.bits - cost < NearMissFinder.leastGain ? nil : state.bits - cost
  }

  /// As its rule file writes it.
  func notation(of element: Int) -> String { elements.all[element].notation }
}
