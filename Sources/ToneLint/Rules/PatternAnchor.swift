/// Where a pattern is looked for first.
///
/// A pattern that begins with "you" would be tried at every "you" of a text; one that ends with a long list would come to its end at every word of it, only to find
/// nothing before it. So the anchor is where both are seldom: the part itself, and (ten times as dear) everything from it to the end. The choice changes
/// only the time, never what matches.
struct PatternAnchor {
  /// How often words stand in a text, per million.
  let frequencies: [String: Int]

  /// A word that is in no table.
  private static let rareWord = 100
  /// A mark of punctuation that is in no table.
  private static let otherMark = 10_000
  /// Kinds of tokens, per million.
  private static let kinds: [Symbol: Int] = [
    KindSymbol.edge: 200_000, KindSymbol.number: 20_000, KindSymbol.time: 3000, KindSymbol.date: 2000, KindSymbol.money: 3000,
    KindSymbol.url: 1000,
    KindSymbol.email: 1000, KindSymbol.mention: 1000, KindSymbol.emoji: 1000, KindSymbol.code: 500,
  ]
  private static let everything = 1_000_000

  /// What it costs to look before the anchor, in steps of the forward automaton.
  private static let backwardCost = 10.0

  /// Divides a pattern before its anchor.
  ///
  /// - Returns: what stands before it, `nil` when nothing does, and the rest.
  func divide(_ pattern: Pattern) -> (prefix: Pattern?, core: Pattern) {
    guard case .sequence(let parts) = pattern else { return (nil, pattern) }
    var best = 0
    var least = Double.infinity
    // From the end: how often everything from a part on would match, were words independent.
    var rest = 1.0
    for index in parts.indices.reversed() where !parts[index].isNullable {
      let chance = min(1, Double(cost(of: parts[index])) / 1_000_000)
      rest *= chance
      let isWhole = parts[..<index].isEmpty
      let cost = chance + (isWhole ? 0 : PatternAnchor.backwardCost * rest)
      if cost < least { (best, least) = (index, cost) }
    }
    return best == 0 ? (nil, pattern) : (.sequence(Array(parts[..<best])), .sequence(Array(parts[best...])))
  }

  /// How often the first token of a part stands in a text.
  private func cost(of pattern: Pattern) -> Int {
    switch pattern {
    case .one(let set):
      if set.isAny || set.isNegated { return PatternAnchor.everything }
      let words = set.words.union(set.phrases.flatMap { $0[0] })
      return words.reduce(0) { $0 + frequency($1) } + set.kinds.reduce(0) { $0 + (PatternAnchor.kinds[$1] ?? 0) }
    case .alternatives(let parts):
      return parts.reduce(0) { $0 + cost(of: $1) }
    case .sequence(let parts):
      var sum = 0
      for part in parts {
        sum += cost(of: part)
        if !part.isNullable { break }
      }
      return sum
    case .optional(let inner):
      return cost(of: inner)
    case .gap:
      return PatternAnchor.everything
    }
  }

  private func frequency(_ word: String) -> Int {
    if let known = frequencies[word] { return known }
    // Marks of punctuation, too, are in the table; those that are not are still no rare words.
    return word.allSatisfy { $0.isLetter || $0.isNumber } ? PatternAnchor.rareWord : PatternAnchor.otherMark
  }
}

extension Pattern {
  /// Whether a match may begin with any word at all, or with all but a few.
  var beginsWithAnything: Bool {
    switch self {
    case .one(let set): return set.isAny || set.isNegated
    case .gap: return true
    case .optional(let inner): return inner.beginsWithAnything
    case .alternatives(let parts): return parts.contains(where: \.beginsWithAnything)
    case .sequence(let parts):
      for part in parts {
        if part.beginsWithAnything { return true }
        if !part.isNullable { return false }
      }
      return false
    }
  }

  /// The pattern read from its end to its beginning.
  var reversed: Pattern {
    switch self {
    case .one(var set):
      set.phrases = Set(set.phrases.map { $0.reversed() })
      return .one(set)
    case .sequence(let parts): return .sequence(parts.reversed().map(\.reversed))
    case .alternatives(let parts): return .alternatives(parts.map(\.reversed))
    case .optional(let inner): return .optional(inner.reversed)
    case .gap: return self
    }
  }
}
