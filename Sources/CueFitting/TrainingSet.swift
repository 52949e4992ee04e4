public import ToneLint

/// Labelled messages as cues.
public struct TrainingSet: Sendable {
  struct Row: Sendable {
    var file: Int
    var role: Role
    /// Of all cues and labels of one message.
    var sentences: [[UInt32]]
    var cues: [UInt32]
    var traits: [UInt32]
    var isLong: Bool
    /// The categories that readers marked, each with the sentences that its quotes stand in.
    var labels: [String: Set<Int>]
    /// By category, the ids of the rules without cues that found it.
    var found: [String: [String]]
    /// The categories whose rule with cues finds nothing here, whatever the score: guards silence it, or the words are too few.
    var silenced: Set<String>
  }

  private(set) var rows: [Row] = []
  public private(set) var fileCount = 0
  /// The cues' names.
  public let names: [String]

  /// By category, the ids of all rules without cues.
  let rules: [String: [String]]

  public init(names: [String], rules: [(id: String, category: String)]) {
    self.names = names
    self.rules = Dictionary(grouping: rules, by: \.category).mapValues { $0.map(\.id).sorted() }
  }

  /// The messages of some roles alone.
  public func messages(of roles: RoleSet) -> TrainingSet {
    var set = self
    set.rows.removeAll { !roles.contains($0.role) }
    return set
  }

  /// Begins the next file. Files are the voices that cross-validation leaves out one after the other.
  public mutating func beginFile() { fileCount += 1 }

  /// Adds a conversation, read with its labels.
  ///
  /// - Parameters:
  ///   - found: by message, the rules that found something there, without those that have cues.
  ///   - guarded: those that have a rule with cues.
  ///   - open: by message, those of them that its guards let through.
  public mutating func add(
    _ messages: [CueMessage], of conversation: borrowing Conversation, found rules: [MessageIndex: [(id: String, category: String)]],
    guarded: Set<String>,
    open: [MessageIndex: Set<String>]
  ) {
    for message in messages {
      var labels: [String: Set<Int>] = [:]
      for label in conversation.labels where label.message == message.message {
        let quoted = conversation.place(of: label)
        let sentences = message.sentences.indices.filter { TrainingSet.carries(message.sentences[$0].range, quoted) }
        labels[label.category, default: []].formUnion(sentences)
      }
      rows.append(
        Row(
          file: fileCount - 1, role: message.role, sentences: message.sentences.map(\.cues), cues: message.cues, traits: message.traits,
          isLong: message.isLong, labels: labels,
          found: Dictionary(grouping: rules[message.message] ?? [], by: \.category).mapValues { $0.map(\.id).sorted() },
          silenced: guarded.subtracting(open[message.message] ?? [])))
    }
  }

  /// Whether a sentence carries a quote: twelve bytes of it, or half of a shorter one. A quote may reach into the next sentence by a word.
  private static func carries(_ sentence: ByteRange, _ quote: ByteRange) -> Bool {
    let shared = Int(min(sentence.end, quote.end)) - Int(max(sentence.start, quote.start))
    return shared > 0 && (shared >= 12 || shared * 2 >= quote.count)
  }
}
