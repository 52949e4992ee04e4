@testable import ToneLint

/// Finds every match of a pattern by trying every way from every place: slow, and short enough to be believed.
///
/// It knows words by their letters and not by their classes, so it checks the symbol table together with the automaton.
struct PatternOracle {
  /// A match: tokens, half-open.
  struct Span: Hashable {
    var start: Int
    var end: Int
  }

  /// How far a walk through a pattern has come.
  private struct Walk: Hashable {
    var next: Int
    /// Whether a token was taken: from then on soft tokens may be passed over.
    var hasBegun: Bool
  }

  private struct Place {
    var kind: TokenKind
    /// The words that a pattern may call it.
    var names: Set<String>
    var isContent: Bool { ![.edge, .punctuation, .emoji].contains(kind) }
    /// What may stand between any two tokens of a match: punctuation, a possessive, emoji.
    var isSoft: Bool { kind == .punctuation || kind == .emoji }
  }

  private let places: [Place]

  /// - Parameter tokens: of `text`; the text may hold regular contractions, but no spellings and no irregular contractions.
  init(_ tokens: [Token], of text: String) {
    places = tokens.map { token in
      Place(
        kind: token.kind,
        names: PatternOracle.names(token.kind, TokenReader.string(of: token, in: text).lowercased().replacing("’", with: "'")))
    }
  }

  private static func names(_ kind: TokenKind, _ text: String) -> Set<String> {
    switch (kind, text) {
    case (.word, "'s"), (.punctuation, "'s"): ["is", "has"]
    case (.word, "'d"): ["would", "had"]
    case (.word, "n't"): ["not"]
    case (.word, "'re"): ["are"]
    case (.word, "'ve"): ["have"]
    case (.word, "'ll"): ["will"]
    case (.word, "'m"): ["am"]
    case (.word, _), (.punctuation, _): [text]
    case (.number, _) where text.allSatisfy(\.isNumber): [text]
    default: []
    }
  }

  /// All matches of a pattern.
  func matches(of pattern: Pattern) -> Set<Span> {
    var matches: Set<Span> = []
    for start in places.indices {
      for walk in walks(through: pattern, from: [Walk(next: start, hasBegun: false)]) where walk.hasBegun {
        matches.insert(Span(start: start, end: walk.next))
      }
    }
    return matches
  }

  /// The matches that no longer match holds.
  static func maximal(_ matches: Set<Span>) -> Set<Span> {
    matches.filter { match in !matches.contains { $0 != match && $0.start <= match.start && match.end <= $0.end } }
  }

  // MARK: Walking

  private func walks(through pattern: Pattern, from walks: Set<Walk>) -> Set<Walk> {
    switch pattern {
    case .one(let set):
      return Set(walks.flatMap { after(set, $0) })
    case .sequence(let parts):
      return parts.reduce(walks) { self.walks(through: $1, from: $0) }
    case .alternatives(let parts):
      return parts.reduce(into: []) { $0.formUnion(self.walks(through: $1, from: walks)) }
    case .optional(let inner):
      return walks.union(self.walks(through: inner, from: walks))
    case .gap(let count):
      var all = walks
      var last = walks
      for _ in 0..<count {
        last = self.walks(through: .one(Pattern.TokenSet(isAny: true)), from: last)
        all.formUnion(last)
      }
      return all
    }
  }

  /// Where a walk stands after it took one token of a set, or one of its phrases.
  private func after(_ set: Pattern.TokenSet, _ walk: Walk) -> Set<Walk> {
    var all: Set<Walk> = []
    for place in candidates(walk) where takes(set, places[place]) { all.insert(Walk(next: place + 1, hasBegun: true)) }
    for phrase in set.phrases {
      let words = phrase.map { Pattern.one(Pattern.TokenSet(words: Set($0))) }
      all.formUnion(walks(through: .sequence(words), from: [walk]))
    }
    return all
  }

  /// The places whose token a walk may take next.
  private func candidates(_ walk: Walk) -> [Int] {
    var candidates: [Int] = []
    var place = walk.next
    while place < places.count {
      candidates.append(place)
      guard walk.hasBegun, places[place].isSoft else { break }
      place += 1
    }
    return candidates
  }

  private func takes(_ set: Pattern.TokenSet, _ place: Place) -> Bool {
    if set.isAny { return place.isContent }
    let isMember = !set.words.isDisjoint(with: place.names) || !set.kinds.isDisjoint(with: PatternOracle.kinds(place.kind))
    return set.isNegated ? place.isContent && !isMember : isMember
  }

  private static func kinds(_ kind: TokenKind) -> Set<Symbol> {
    switch kind {
    case .edge: [KindSymbol.edge]
    case .number: [KindSymbol.number]
    case .time: [KindSymbol.time]
    case .emoji: [KindSymbol.emoji]
    case .code: [KindSymbol.code]
    default: []
    }
  }
}
