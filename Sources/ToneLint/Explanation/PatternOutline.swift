/// A pattern as near-misses are looked for in it: the tree of its parsed form, each set of words an index into `OutlineElements`.
indirect enum PatternOutline: Sendable {
  case element(Int)
  case sequence([PatternOutline])
  case alternatives([PatternOutline])
  case optional(PatternOutline)
  case gap(Int)
}

/// A set of words as the tokens of a rule set's vocabulary know it.
struct OutlineElement: Sendable {
  /// As the rule file writes it.
  var notation: String
  var symbols: Set<Symbol> = []
  var kinds: Set<TokenKind> = []
  var phrases: [[Set<Symbol>]] = []
  var isAny = false
  var isNegated = false
  /// How much it says that the element stands in a text: the binary logarithm of how seldom it does.
  var bits = 0.0

  /// Whether it takes nothing but the edge of a sentence.
  var isEdge: Bool { kinds == [.edge] && symbols.isEmpty && phrases.isEmpty }
  /// Whether it asks for words of its own.
  var isSpecific: Bool { !isAny && !isNegated && !isEdge }

  func takes(_ token: Token) -> Bool {
    if isAny { return token.isContent }
    let isMember = symbols.contains(token.symbol) || kinds.contains(token.kind)
    return isNegated ? token.isContent && !isMember : isMember
  }
}

/// The elements of many patterns, each once.
struct OutlineElements: Sendable {
  private(set) var all: [OutlineElement] = []
  private var indices: [String: Int] = [:]
  private let rules: RuleSet
  private let anchor: PatternAnchor

  /// - Parameters:
  ///   - rules: whose symbols tokens will have.
  ///   - frequencies: how often words stand in a text, per million.
  init(rules: RuleSet, frequencies: [String: Int]) {
    self.rules = rules
    anchor = PatternAnchor(frequencies: frequencies)
  }

  /// The outline of a pattern, whose elements are added.
  mutating func outline(of pattern: Pattern) -> PatternOutline {
    switch pattern {
    case .one(let set): outline(of: set)
    case .sequence(let parts): .sequence(parts.map { outline(of: $0) })
    case .alternatives(let parts): .alternatives(parts.map { outline(of: $0) })
    case .optional(let inner): .optional(outline(of: inner))
    case .gap(let count): .gap(count)
    }
  }

  /// More phrases than this stand as they are, and so do those of lists: nobody looks for half of one.
  private static let mostPhrases = 12

  /// Of a few phrases, `(no longer | not yet)`, each word may be the one that is missing.
  private mutating func outline(of set: Pattern.TokenSet) -> PatternOutline {
    let whole = PatternOutline.element(index(of: set))
    guard (1...OutlineElements.mostPhrases).contains(set.phrases.count), !set.notation.contains("@") else { return whole }
    let phrases = set.phrases.sorted { "\($0)" < "\($1)" }.map { phrase in
      PatternOutline.sequence(
        phrase.map { .element(index(of: Pattern.TokenSet(words: Set($0), notation: $0.joined(separator: "|")))) })
    }
    return .alternatives([whole] + phrases)
  }

  /// What is written alike takes the same words.
  private mutating func index(of set: Pattern.TokenSet) -> Int {
    if let known = indices[set.notation] { return known }
    var element = OutlineElement(notation: set.notation, symbols: symbols(of: set.words), isAny: set.isAny, isNegated: set.isNegated)
    element.kinds = Set(set.kinds.compactMap { OutlineElements.kinds[$0] })
    element.phrases = set.phrases.map { $0.map { symbols(of: Set($0)) } }
    element.bits = OutlineElements.bits(of: anchor.chance(of: .one(set)))
    indices[set.notation] = all.count
    all.append(element)
    return all.count - 1
  }

  /// Words with the same symbol are in the same sets of all patterns, so that a token's symbol says whether its word is among some words.
  private func symbols(of words: Set<String>) -> Set<Symbol> {
    var symbols: Set<Symbol> = []
    for word in words {
      let bytes = Array(word.utf8)
      if case .symbol(let symbol, _) = rules.vocabulary.meaning(of: bytes), symbol >= KindSymbol.firstClass {
        symbols.insert(symbol)
      } else if bytes.count == 1, bytes[0] < 0x80, rules.punctuation[Int(bytes[0])] >= KindSymbol.firstClass {
        symbols.insert(rules.punctuation[Int(bytes[0])])
      }
    }
    // What `'s` and `'d` stand for is not known.
    for (clitic, symbol) in zip(Contraction.Clitic.allCases, rules.clitics) where symbol != KindSymbol.word {
      switch clitic {
      case .s, .possessive: if !words.isDisjoint(with: ["is", "has"]) { symbols.insert(symbol) }
      case .d: if !words.isDisjoint(with: ["would", "had"]) { symbols.insert(symbol) }
      case .not, .are, .have, .will, .am: break
      }
    }
    return symbols
  }

  private static let kinds: [Symbol: TokenKind] = [
    KindSymbol.edge: .edge, KindSymbol.number: .number, KindSymbol.time: .time, KindSymbol.date: .date, KindSymbol.money: .money,
    KindSymbol.url: .url, KindSymbol.email: .email, KindSymbol.mention: .mention, KindSymbol.emoji: .emoji, KindSymbol.code: .code,
  ]

  /// The binary logarithm of one over a chance, to a tenth.
  private static func bits(of chance: Double) -> Double { chance > 0 ? 1 - Double(chance.exponent) - chance.significand : 20 }
}
