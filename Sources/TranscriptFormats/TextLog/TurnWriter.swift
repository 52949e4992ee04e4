import ToneLint

/// Writes turns into a conversation, one after the other.
struct TurnWriter {
  /// A turn whose text ends where the next begins.
  struct Turn {
    var role: Role
    var speaker = ByteRange(0, 0)
    var time = ByteRange(0, 0)
    /// Where its text begins.
    var text: Int
    /// Whether it stands before the first turn: left out when there is nothing in it.
    var isPreamble = false
    /// Whether somebody speaks in it.
    var isLabelled = false
  }

  private(set) var conversation: Conversation
  private let isPlain: Bool
  private var turn: Turn?
  private var hasLabelled = false

  init(isPlain: Bool, conversation: Conversation) {
    self.isPlain = isPlain
    self.conversation = conversation
    self.conversation.removeAll()
  }

  mutating func open(_ turn: Turn) { self.turn = turn }

  /// Ends the open turn; its text ends at `end` at the latest.
  mutating func close(before end: Int, _ bytes: Span<UInt8>, of source: [UInt8]) {
    guard let turn else { return }
    self.turn = nil
    let speaker = appendLiteral(of: source, turn.speaker, to: &conversation)
    let time = appendLiteral(of: source, turn.time, to: &conversation)
    let text = appendLines(bytes, of: source, turn.text..<max(turn.text, end), isPlain: isPlain, to: &conversation)
    if turn.isPreamble, text.isEmpty { return }
    if turn.isLabelled { hasLabelled = true }
    conversation.messages.append(Message(role: turn.role, text: text, speaker: speaker, time: time))
  }

  /// Keeps the id that a heading gave.
  mutating func setID(_ id: ByteRange, of source: [UInt8]) {
    conversation.id = appendLiteral(of: source, id, to: &conversation)
  }

  /// Hands out the conversation, if somebody spoke in it, and begins the next; false when there was none.
  mutating func flush(_ body: (borrowing Conversation) -> Void) -> Bool {
    guard hasLabelled else { return false }
    body(conversation)
    conversation.removeAll()
    hasLabelled = false
    return true
  }
}
