/// A parsed pattern: what the automaton is built from, and what the oracle in the tests walks through.
indirect enum Pattern: Hashable, Sendable {
  /// One token out of a set.
  case one(TokenSet)
  case sequence([Pattern])
  case alternatives([Pattern])
  case optional(Pattern)
  /// Up to so many content tokens, all inside the sentence.
  case gap(Int)

  /// What an element takes: one token, or one of some phrases. Most word lists hold a few of these (`back up`, `sign in`); written out as sequences they
  /// would make the automaton many times larger wherever the list is used.
  struct TokenSet: Hashable, Sendable {
    /// Words, as forms in lower case.
    var words: Set<String> = []
    /// Phrases of two words or more: the words that may stand at each place, sorted.
    var phrases: Set<[[String]]> = []
    /// Whole kinds of tokens, by the symbol that stands for each.
    var kinds: Set<Symbol> = []
    /// Any content token.
    var isAny = false
    /// Takes the content tokens that are none of `words` and `kinds`.
    var isNegated = false

    /// Whether it is words alone.
    var isPlain: Bool { kinds.isEmpty && phrases.isEmpty && !isAny && !isNegated }
  }
}

extension Pattern {
  /// Whether it can match nothing at all.
  var isNullable: Bool {
    switch self {
    case .one: false
    case .sequence(let parts): parts.allSatisfy(\.isNullable)
    case .alternatives(let parts): parts.contains(where: \.isNullable)
    case .optional, .gap: true
    }
  }
}
