@testable import ToneLint

/// Tokenizes texts under a rule set that tells the words of a small vocabulary apart, and writes the tokens so that a test can name them.
struct TokenReader {
  let rules: RuleSet
  private var names: [Symbol: String] = [:]

  /// - Parameters:
  ///   - vocabulary: words with spaces between them; each is a pattern of its own, and so a class of its own.
  ///   - spellings: a form and the words that it stands for.
  init(_ vocabulary: String, spellings: [String: String] = [:]) {
    var test = TestRules()
    let words = vocabulary.split(separator: " ").map(String.init)
    for word in words { test.add("test/" + word, [word]) }
    test.source.spellings = spellings.mapValues { $0.split(separator: " ").map(String.init) }
    rules = RuleCompiler.compile(test.source).rules
    for word in words {
      if case .symbol(let symbol, _) = rules.vocabulary.meaning(of: Array(word.utf8)) { names[symbol] = word }
    }
    for (clitic, symbol) in zip(Contraction.Clitic.allCases, rules.clitics) where names[symbol] == nil { names[symbol] = clitic.form }
    names[KindSymbol.word] = "_"
  }

  func tokens(of bytes: [UInt8]) -> [Token] {
    var tokenizer = Tokenizer()
    var tokens: [Token] = []
    tokenizer.tokenize(bytes, in: ByteRange(bytes.indices), rules: rules, into: &tokens)
    return tokens
  }

  func tokens(of text: String) -> [Token] { tokens(of: Array(text.utf8)) }

  /// The tokens of a text: known words by their names, `_` any other, `¶` the edge of a sentence, punctuation as it stands, the rest as `kind(text)`.
  func read(_ text: String) -> String { write(tokens(of: text), text).joined(separator: " ") }

  /// The words and kinds of each sentence, without punctuation.
  func sentences(_ text: String) -> [String] {
    var sentences: [String] = []
    var current: [String] = []
    for token in tokens(of: text) {
      if token.kind == .edge {
        if !current.isEmpty { sentences.append(current.joined(separator: " ")) }
        current = []
      } else if token.isContent {
        current.append(TokenReader.string(of: token, in: text))
      }
    }
    return sentences
  }

  static func string(of token: Token, in text: String) -> String { String(decoding: Array(text.utf8)[token.range.indices], as: UTF8.self) }

  private func write(_ tokens: [Token], _ text: String) -> [String] {
    tokens.map { token in
      switch token.kind {
      case .edge: "¶"
      case .word: names[token.symbol] ?? "?"
      case .punctuation: TokenReader.string(of: token, in: text)
      default: "\(token.kind)(\(TokenReader.string(of: token, in: text)))"
      }
    }
  }
}
