/// A word of a message as a number, to ask whether it was said before.
struct SaidWord {
  /// Of its letters in lower case.
  var hash: UInt32
  var range: ByteRange
  /// Words between two marks of punctuation have the same number.
  var clause: Int

  /// FNV-1a (Fowler, Noll and Vo 1991) over the bytes, ASCII letters in lower case, apostrophes left out.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    for byte in bytes where byte != UInt8(ascii: "'") {
      hash = (hash ^ UInt32(byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte)) &* 0x0100_0193
    }
    return hash
  }
}

/// A message, cut into words and clauses.
struct SaidMessage {
  var words: [SaidWord] = []
  /// The clauses that a question mark ends.
  var questions: Set<Int> = []
}

/// The words of a conversation: those of the messages that were asked for, and where each was first said by a customer.
struct SaidWords {
  var messages: [Int: SaidMessage] = [:]
  /// By a word's hash: the first customer message that holds it.
  private var first: [UInt32: Int] = [:]
  /// Up to where customer messages are in `first`.
  var indexed = 0

  mutating func removeAll() {
    messages.removeAll(keepingCapacity: true)
    first.removeAll(keepingCapacity: true)
    indexed = 0
  }

  /// Adds the words of a customer message; to be called in the order of the messages.
  mutating func index(_ words: [SaidWord], of message: Int) {
    for word in words where first[word.hash] == nil { first[word.hash] = message }
  }

  func isSaid(_ hash: UInt32, before message: Int) -> Bool { first[hash].map { $0 < message } ?? false }
}

extension Linter {
  /// What a customer says again: the first clause of a message that says anything, where all words that matter in it were said by customers before the agent's
  /// message that it answers, and at least one of them is not the agent's own.
  ///
  /// A customer who answers a question with what stood in an earlier message was asked for what they had given. Which words do not matter, the rule says:
  /// those of a list, and those of the question.
  ///
  /// - Parameters:
  ///   - reply: a customer's message.
  ///   - question: the message before it that it answers.
  ///   - besides: the hashes of the words that do not matter, ascending.
  ///   - mayAsk: whether a question counts.
  /// - Returns: the words, or `nil` where something new is said, or nothing.
  mutating func wordsSaidAgain(
    in reply: Int, after question: Int, besides: [UInt32], mayAsk: Bool, _ conversation: borrowing Conversation
  ) -> ByteRange? {
    let message = said(reply, conversation)
    let asked = Set(said(question, conversation).words.map(\.hash))
    func matters(_ word: SaidWord) -> Bool { !asked.contains(word.hash) && !besides.holds(word.hash) }
    guard let start = message.words.firstIndex(where: matters) else { return nil }
    let clause = message.words[start].clause
    if !mayAsk, message.questions.contains(clause) { return nil }
    indexCustomers(upTo: question, conversation)
    var end = start
    while end < message.words.count, message.words[end].clause == clause {
      if matters(message.words[end]), !search.said.isSaid(message.words[end].hash, before: question) { return nil }
      end += 1
    }
    return ByteRange(message.words[start].range.start, message.words[end - 1].range.end)
  }

  private mutating func indexCustomers(upTo message: Int, _ conversation: borrowing Conversation) {
    if search.said.indexed >= message { return }
    for index in search.said.indexed..<message where conversation.messages[index].role == .customer {
      let words = said(index, conversation).words
      search.said.index(words, of: index)
    }
    search.said.indexed = message
  }

  /// The words of a message, read once.
  private mutating func said(_ message: Int, _ conversation: borrowing Conversation) -> SaidMessage {
    if let known = search.said.messages[message] { return known }
    tokenize(conversation, MessageIndex(message))
    var said = SaidMessage()
    var clause = 0
    for token in analysis.tokens {
      if token.isContent, token.kind != .mention {
        said.words.append(
          SaidWord(hash: SaidWord.hash(conversation.text[token.range.indices]), range: token.range, clause: clause))
      } else if token.kind == .edge {
        clause += 1
      } else if token.kind == .punctuation {
        switch conversation.text[Int(token.start)] {
        case UInt8(ascii: "?"):
          said.questions.insert(clause)
          clause += 1
        // These stand within names and numbers.
        case UInt8(ascii: "-"), UInt8(ascii: "'"), UInt8(ascii: "_"), UInt8(ascii: "&"), UInt8(ascii: "#"), UInt8(ascii: "/"): break
        default: clause += 1
        }
      }
    }
    search.said.messages[message] = said
    return said
  }
}
