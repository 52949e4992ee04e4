/// Where a pattern is looked for first, and in which direction from there.
///
/// A pattern that begins with "you" would be tried at every "you" of a text, and one with a gap behind its anchor would be followed for some words each time. So the
/// anchor is the part, and the direction the way, that cost the fewest steps of an automaton, were words independent of one another. Where a list holds
/// rare words and common ones, the pattern is split in two, and the one with the common words is looked for elsewhere. All this changes only the time,
/// never what matches.
struct PatternAnchor {
  /// How often words stand in a text, per million.
  let frequencies: [String: Int]

  /// A pattern in two legs that begin at its anchor.
  struct Division {
    /// From the anchor, which it begins with, to one end of the pattern, in the order in which the tokens are met.
    var first: Pattern
    /// From beside the anchor to the other end; `nil` where there is nothing.
    var second: Pattern?
    /// Whether the first leg runs forward, and so the second backward.
    var isForward: Bool
  }

  /// Per million: a word or a mark that is in no table, and kinds of tokens.
  private static let rareWord = 10
  private static let otherMark = 10_000
  private static let kinds: [Symbol: Int] = [
    KindSymbol.edge: 200_000, KindSymbol.number: 20_000, KindSymbol.time: 3000, KindSymbol.date: 2000, KindSymbol.money: 3000,
    KindSymbol.url: 1000,
    KindSymbol.email: 1000, KindSymbol.mention: 1000, KindSymbol.emoji: 1000, KindSymbol.code: 500,
  ]

  /// What it costs to begin a second leg, in steps.
  private static let secondLegCost = 8.0
  /// Below this many steps a token a pattern is not worth splitting; above, what comes of it must cost less than so much of the whole.
  private static let cheap = 0.001
  private static let worthSplitting = 0.7
  /// How often, per million, a word stands that is kept apart from the rare ones of its list.
  private static let common = 1000

  /// Splits a pattern as often as it pays, and divides what comes of it.
  ///
  /// - Returns: patterns that together match what the pattern matches, each with its division.
  func divide(_ pattern: Pattern) -> [(pattern: Pattern, division: Division)] { divide(pattern, best(for: pattern), splits: 3) }

  private func divide(_ pattern: Pattern, _ best: Anchored, splits: Int) -> [(pattern: Pattern, division: Division)] {
    guard splits > 0, best.cost > PatternAnchor.cheap else { return [(pattern, best.division)] }
    let halves = split(pattern, at: best.index).map { ($0, self.best(for: $0)) }
    guard halves.count > 1, halves.reduce(0, { $0 + $1.1.cost }) < best.cost * PatternAnchor.worthSplitting else {
      return [(pattern, best.division)]
    }
    return halves.flatMap { divide($0.0, $0.1, splits: splits - 1) }
  }

  /// The pattern with the part at `index` in two halves, what is common and what is rare; itself alone where it cannot be split.
  private func split(_ pattern: Pattern, at index: Int) -> [Pattern] {
    var parts = [pattern]
    if case .sequence(let all) = pattern { parts = all }
    let halves: [Pattern]
    switch parts[index] {
    case .one(let set) where !set.isAny && !set.isNegated:
      var rare = set
      rare.words = set.words.filter { !isCommon($0) }
      rare.phrases = set.phrases.filter { !isCommon($0[0]) }
      var common = set
      common.words.subtract(rare.words)
      common.phrases.subtract(rare.phrases)
      common.kinds = []
      let isOne = rare.words.isEmpty && rare.phrases.isEmpty && rare.kinds.isEmpty || common.words.isEmpty && common.phrases.isEmpty
      halves = isOne ? [.one(set)] : [.one(rare), .one(common)]
    case .alternatives(let all) where parts.count == 1:
      halves = all
    case .alternatives(let all):
      let rare = all.filter { startCost(of: $0) < PatternAnchor.cheap }
      let common = all.filter { startCost(of: $0) >= PatternAnchor.cheap }
      halves = rare.isEmpty || common.isEmpty ? (all.count <= 4 ? all : [parts[index]]) : [.alternatives(rare), .alternatives(common)]
    case let part:
      halves = [part]
    }
    return halves.map { .sequence(parts[..<index] + [$0] + parts[(index + 1)...]) }
  }

  private func isCommon(_ word: String) -> Bool { frequency(word) > PatternAnchor.common }
  private func isCommon(_ words: [String]) -> Bool { words.contains { isCommon($0) } }

  /// The cheapest division of a pattern, and the part at which it is made.
  private struct Anchored {
    var division: Division
    var index = 0
    var cost = Double.infinity
  }

  /// A part of a pattern with what it costs.
  private struct Part {
    var pattern: Pattern
    var isNullable: Bool
    /// How many tokens a gap may take; 0 for everything else.
    var gap = 0
    var chance = 1.0
    var startCost = 0.0
  }

  private func measured(_ pattern: Pattern) -> Part {
    if case .gap(let count) = pattern { return Part(pattern: pattern, isNullable: true, gap: count) }
    if pattern.isNullable { return Part(pattern: pattern, isNullable: true) }
    return Part(pattern: pattern, isNullable: false, chance: chance(of: pattern), startCost: startCost(of: pattern))
  }

  private func best(for pattern: Pattern) -> Anchored {
    var best = Anchored(division: Division(first: pattern, second: nil, isForward: true))
    var parts = [pattern]
    if case .sequence(let all) = pattern { parts = all }
    let forward = parts.map { measured($0) }
    let backward: [Part] = forward.reversed().map { part in
      var mirrored = part
      mirrored.pattern = part.pattern.reversed
      if !part.isNullable { mirrored.startCost = startCost(of: mirrored.pattern) }
      return mirrored
    }
    var cut: (first: ArraySlice<Part>, second: ArraySlice<Part>, isForward: Bool) = ([], [], true)
    for index in forward.indices where !forward[index].isNullable {
      let mirrored = forward.count - 1 - index
      for isForward in [true, false] {
        let first = isForward ? forward[index...] : backward[mirrored...]
        let second = isForward ? backward[(mirrored + 1)...] : forward[(index + 1)...]
        let cost = cost(first, second)
        if cost < best.cost {
          best.cost = cost
          best.index = index
          cut = (first, second, isForward)
        }
      }
    }
    if cut.first.isEmpty { return best }
    best.division = Division(
      first: .sequence(cut.first.map(\.pattern)), second: cut.second.isEmpty ? nil : .sequence(cut.second.map(\.pattern)),
      isForward: cut.isForward)
    return best
  }

  /// The steps that a division costs, per token of a text.
  private func cost(_ first: ArraySlice<Part>, _ second: ArraySlice<Part>) -> Double {
    let anchor = first[first.startIndex]
    let (steps, end) = follow(first.dropFirst(), from: anchor.chance)
    return anchor.startCost + steps + (second.isEmpty ? 0 : end * PatternAnchor.secondLegCost + follow(second, from: end).steps)
  }

  /// How many steps are made behind a place that is reached with some chance, and the chance that the end of the parts is.
  private func follow(_ parts: ArraySlice<Part>, from start: Double) -> (steps: Double, end: Double) {
    var alive = start
    var steps = 0.0
    var window = 1.0
    for part in parts {
      if part.isNullable {
        let count = Double(max(1, part.gap))
        window += count
        steps += alive * count
      } else {
        steps += alive
        alive *= min(1, part.chance * window)
        window = 1
      }
    }
    return (steps, alive)
  }

  /// How likely a part matches at a token.
  func chance(of pattern: Pattern) -> Double {
    switch pattern {
    case .one(let set):
      if set.isAny || set.isNegated { return 1 }
      // In whole numbers, so that the order of the sum does not matter.
      let phrases = set.phrases.reduce(0) { sum, phrase in
        sum + Int(phrase.reduce(1e9) { product, words in product * frequency(of: words, []) })
      }
      return min(1, frequency(of: set.words, set.kinds) + Double(phrases) / 1e9)
    case .alternatives(let parts): return min(1, parts.reduce(0.0) { $0 + chance(of: $1) })
    case .sequence(let parts): return follow(parts.map { measured($0) }[...], from: 1).end
    case .optional, .gap: return 1
    }
  }

  /// What it costs, per token of a text, to begin with a part. A common word costs more than its share: only when no pattern at all begins with it, none of
  /// its occurrences has to be looked at.
  private func startCost(of pattern: Pattern) -> Double {
    switch pattern {
    case .one(let set):
      if set.isAny || set.isNegated { return PatternAnchor.startCost([1_000_000]) }
      let words = set.words.union(set.phrases.flatMap { $0[0] })
      return PatternAnchor.startCost(words.map { frequency($0) } + set.kinds.map { PatternAnchor.kinds[$0] ?? 0 })
    case .alternatives(let parts):
      return parts.reduce(0.0) { $0 + startCost(of: $1) }
    case .sequence(let parts):
      var sum = 0.0
      for part in parts {
        sum += startCost(of: part)
        if !part.isNullable { break }
      }
      return sum
    case .optional(let inner): return startCost(of: inner)
    case .gap: return PatternAnchor.startCost([1_000_000])
    }
  }

  private static func startCost(_ perMillion: [Int]) -> Double {
    Double(perMillion.reduce(0) { $0 + $1 + $1 * $1 / PatternAnchor.common }) / 1_000_000
  }

  /// How often any of some words and kinds stands at a token.
  private func frequency(of words: some Sequence<String>, _ kinds: Set<Symbol>) -> Double {
    let perMillion = words.reduce(0) { $0 + frequency($1) } + kinds.reduce(0) { $0 + (PatternAnchor.kinds[$1] ?? 0) }
    return Double(perMillion) / 1_000_000
  }

  private func frequency(_ word: String) -> Int {
    // Marks of punctuation, too, are in the table; those that are not are still no rare words.
    if let known = frequencies[word] { return known }
    let isWord = word.utf8.contains { $0 >= 0x80 || ByteClass.isWord(ByteClass.table[Int($0)]) }
    return isWord ? PatternAnchor.rareWord : PatternAnchor.otherMark
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
