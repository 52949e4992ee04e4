/// The cues that stand in a message: what weights are fitted to. Cues are indices into `CueReader.names`.
public struct CueMessage: Sendable {
  public struct Sentence: Sendable {
    /// Bytes of the conversation's text.
    public var range: ByteRange
    public var cues: [UInt32]
  }

  public var message: MessageIndex
  public var role: Role
  public var sentences: [Sentence] = []
  /// Those of all sentences.
  public var cues: [UInt32] = []
  /// Whether it has so many words that its cues count.
  public var isLong = false
  /// What kind of message it is.
  public var traits: [UInt32] = []
}

/// Reads conversations as cues, the way a `Linter` does.
public struct CueReader: ~Copyable {
  private let rules: RuleSet
  private var tokenizer = Tokenizer()
  private var analysis = MessageAnalysis()
  private var extractor = CueExtractor()

  /// - Parameter rules: compiled rules, whose cues are looked for.
  public init(rules: RuleSet) { self.rules = rules }

  /// All cues that are no words: kinds of tokens and of messages, and marks.
  public static var kindCues: [String] {
    CueElement.kinds.map { "<\($0)>" } + MessageTrait.allCases.map { "<\($0.name)>" } + ["?", "!", ",", ":", ";", "("].map { "\"\($0)\"" }
  }

  /// The cues' names.
  public var names: [String] { (0..<UInt32(rules.cues.count)).map { rules.cues.name(of: $0) } }

  /// The cues in the messages of the agent's side and of customers.
  public mutating func read(_ conversation: borrowing Conversation) -> [CueMessage] {
    var messages: [CueMessage] = []
    var heard = RoleSet()
    for (index, message) in conversation.messages.enumerated() where RoleSet.rated.contains(message.role) {
      tokenize(conversation, message)
      extractor.read(&analysis, conversation.text, tables: rules.cues)
      var own = CueMessage(message: MessageIndex(index), role: message.role)
      for sentence in extractor.sentences {
        let (first, last) = (analysis.tokens[sentence.tokens.lowerBound], analysis.tokens[sentence.tokens.upperBound - 1])
        own.sentences.append(.init(range: ByteRange(first.start, last.end), cues: Array(extractor.cues[sentence.cues])))
      }
      own.cues = Set(extractor.cues).sorted()
      own.isLong = extractor.wordCount >= CueScorer.leastWords
      own.traits = extractor.traits(message.role, isOpening: heard.isOpening(message.role), rules.cues)
      messages.append(own)
      heard.insert(RoleSet(message.role))
    }
    return messages
  }

  /// All words of a conversation in lower case, one for each time that they stand there. Contractions are left out: they are other words.
  public mutating func words(of conversation: borrowing Conversation) -> [String] {
    var words: [String] = []
    for message in conversation.messages {
      tokenize(conversation, message)
      for token in analysis.tokens where token.kind == .word {
        let form = conversation.string(token.range).lowercased()
        if !WordKey(form.utf8).hasStretch, form.utf8.count <= Limits.wordLength, case .word = CueElement(form), form.allSatisfy(\.isLetter)
        {
          words.append(form)
        }
      }
    }
    return words
  }

  /// The pairs of known words that follow each other in messages of the agent's side and of customers, as cues are written.
  public mutating func pairs(of conversation: borrowing Conversation) -> [String] {
    var pairs: [String] = []
    for message in conversation.messages where RoleSet.rated.contains(message.role) {
      tokenize(conversation, message)
      var previous = CueWord.none
      for token in analysis.tokens {
        let word = CueExtractor.word(token, conversation.text, rules.cues)
        if previous != .none, word != .none {
          pairs.append(rules.cues.name(of: CueIndex(previous.value)) + " " + rules.cues.name(of: CueIndex(word.value)))
        }
        previous = word
      }
    }
    return pairs
  }

  private mutating func tokenize(_ conversation: borrowing Conversation, _ message: Message) {
    analysis.removeAll()
    analysis.role = message.role
    tokenizer.tokenize(conversation.text, in: message.text, rules: rules, into: &analysis.tokens)
  }
}
