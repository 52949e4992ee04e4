public import ToneLint

/// Reads a draft: the whole source is one message that has not been sent. A conversation read before from elsewhere may stand
/// before it, so that rules can see what the customer said.
///
///     var draft = DraftReader()
///     var context = TextLogReader()
///     draft.readContext(of: contextSource, with: &context, faults: &contextFaults)
///     draft.read(source, faults: &faults) { conversation in … }
///
/// The context keeps its words and roles, but no places: it is not in the draft's source (`SourceMap.absent`,
/// `Conversation.firstOwnMessage`).
public struct DraftReader: TranscriptReader {
  public static let name = "draft"
  public static let isLineBased = false

  /// Who is to send the draft.
  private let role: Role
  private var context: Conversation?

  public init(role: Role = .agent) {
    self.role = role
  }

  /// Takes the last conversation of a source as what was said before the draft.
  public mutating func readContext(of source: Source, with reader: inout some TranscriptReader, faults: inout [InputFault]) {
    var last: Conversation?
    reader.read(source, faults: &faults) { last = copy $0 }
    if let last { setContext(last) }
  }

  /// Takes a conversation as what was said before the draft.
  public mutating func setContext(_ conversation: Conversation) {
    var context = conversation
    context.map.removeAll()
    context.map.absent(text: 0)
    context.labels.removeAll()
    context.firstOwnMessage = context.messages.count
    self.context = context
  }

  public mutating func read(_ source: Source, faults: inout [InputFault], _ body: (borrowing Conversation) -> Void) {
    var conversation = context ?? Conversation()
    let bytes = source.bytes.span
    let text = appendLines(bytes, of: source.bytes, startOfText(bytes)..<bytes.count, isPlain: false, to: &conversation)
    conversation.messages.append(Message(role: role, text: text))
    body(conversation)
  }
}
