/// Divides messages into tokens: words by UAX #29 with the differences listed below, in one pass over the bytes.
///
/// ASCII runs through a table, and so do the curly quotes, dashes and blanks that stand among English words; only words that hold other characters,
/// and other marks, go to ICU. Differences from UAX #29, all on purpose:
/// - a full stop between letters divides words (people forget the space), a colon between digits does not (`10:02` is one time);
/// - a full stop or comma divides digits of other scripts than Latin, a narrow no-break space divides words as other blanks do;
/// - times, dates, amounts of money, URLs, e-mail addresses, @mentions and code spans are one token each, with letters of any script in them;
/// - contractions are divided into the words they stand for, a possessive `'s` is a token of its own;
/// - underscores around a word (emphasis) are not part of it;
/// - a sentence also ends at a full stop before a lower-case letter (chat), and ends neither at a single line break within a wrapped paragraph nor behind titles,
///   initials (`J. Smith`) and abbreviations (`No. 5`, `e.g.`).
///
/// Not to be shared between threads: it holds ICU's iterators and its scratch memory.
struct Tokenizer: ~Copyable {
  /// Words of other scripts, opened when the first is met.
  private var words = WordTokenizer()

  /// Appends the tokens of one message, from its first edge to its last.
  ///
  /// - Parameters:
  ///   - text: a conversation's text; `range` of it is the message.
  ///   - rules: whose vocabulary says which symbol a word is.
  mutating func tokenize(_ text: [UInt8], in range: ByteRange, rules: borrowing RuleSet, into tokens: inout [Token]) {
    let first = tokens.count
    var scanner = MessageScanner(start: Int(range.start), end: Int(range.end))
    tokens.append(Token(start: range.start, end: range.start, symbol: KindSymbol.edge, kind: .edge, flags: []))
    scanner.scan(text, rules: rules, words: &words, into: &tokens)
    scanner.appendEdge(at: Int(range.end), to: &tokens)
    if tokens.count - first > Limits.tokensPerSentence { Tokenizer.cutLongSentences(&tokens, from: first) }
  }

  /// Puts an edge into every sentence that is longer than the limit.
  private static func cutLongSentences(_ tokens: inout [Token], from first: Int) {
    var cut: [Token] = []
    var length = 0
    for token in tokens[first...] {
      length = token.kind == .edge ? 0 : length + 1
      if length > Limits.tokensPerSentence {
        cut.append(Token(start: token.start, end: token.start, symbol: KindSymbol.edge, kind: .edge, flags: []))
        length = 1
      }
      cut.append(token)
    }
    if cut.count > tokens.count - first { tokens.replaceSubrange(first..., with: cut) }
  }
}
