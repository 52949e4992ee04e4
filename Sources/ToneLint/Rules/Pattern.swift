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
    /// How the rule file writes it, for people: sets that take the same are equal however they are written.
    var notation = ""

    /// Whether it is words alone.
    var isPlain: Bool { kinds.isEmpty && phrases.isEmpty && !isAny && !isNegated }

    static func == (left: TokenSet, right: TokenSet) -> Bool {
      left.words == right.words && left.phrases == right.phrases && left.kinds == right.kinds && left.isAny == right.isAny
        && left.isNegated == right.isNegated
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(words)
      hasher.combine(phrases)
      hasher.combine(kinds)
      hasher.combine(isAny)
      hasher.combine(isNegated)
    }
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

extension Pattern {
  /// The union of patterns: words, kinds and phrases of words become one element.
  static func union(_ parts: [Pattern]) -> Pattern {
    var set = TokenSet()
    var notations: [String] = []
    var others: [Pattern] = []
    for part in parts.flatMap({ part in if case .alternatives(let inner) = part { inner } else { [part] } }) {
      if case .one(let one) = part, !one.isNegated, !one.isAny {
        set.words.formUnion(one.words)
        set.kinds.formUnion(one.kinds)
        set.phrases.formUnion(one.phrases)
        notations.append(one.notation)
      } else if let phrase = part.phrase {
        set.phrases.insert(phrase.words)
        notations.append(phrase.notation)
      } else {
        others.append(part)
      }
    }
    set.notation = notations.joined(separator: "|")
    if set != TokenSet() { others.insert(.one(set), at: 0) }
    return others.count == 1 ? others[0] : .alternatives(others)
  }

  /// A sequence of plain words as a phrase.
  private var phrase: (words: [[String]], notation: String)? {
    guard case .sequence(let parts) = self else { return nil }
    var words: [[String]] = []
    var notations: [String] = []
    for part in parts {
      guard case .one(let set) = part, set.isPlain else { return nil }
      words.append(set.words.sorted())
      notations.append(set.notation)
    }
    return (words, notations.joined(separator: " "))
  }
}
