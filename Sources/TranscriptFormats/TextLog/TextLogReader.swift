public import ToneLint

/// Reads plain-text logs: turns marked by who speaks at the start of a line, in any of the ways that `LineLabel.Style` lists.
///
/// Two passes: the first notes every line that could begin a turn, then `LabelPolicy` decides for the file as a whole, and the
/// second takes the text between. Lines without a label belong to the turn before them; what stands before the first turn of a
/// conversation is a message of the system. A message is its lines as they are, parted by LF, `>` marks included.
public struct TextLogReader: TranscriptReader {
  public static let name = "text"
  public static let isLineBased = false

  private let options: ReadingOptions
  private var conversation = Conversation()

  public init(options: ReadingOptions = ReadingOptions()) {
    self.options = options
  }

  public mutating func read(_ source: Source, faults: inout [InputFault], _ body: (borrowing Conversation) -> Void) {
    let bytes = source.bytes.span
    var survey = LogSurvey(bytes, options: options)
    LabelPolicy.apply(to: &survey)
    guard survey.marks.contains(where: { $0.kind == .label && $0.isAccepted }) else {
      if survey.lineCount > 0 {
        let message = "no speaker found; turns begin with \"Agent:\", \"Customer:\" or a name"
        faults.append(InputFault(.error, message, at: ByteRange(survey.firstLine)))
      }
      return
    }
    var turns = TurnWriter(isPlain: !survey.hasOtherLineEnds, conversation: conversation)
    turns.open(TurnWriter.Turn(role: .system, text: startOfText(bytes), isPreamble: true))
    for mark in survey.marks where mark.isAccepted {
      turns.close(before: Int(mark.line), bytes, of: source.bytes)
      switch mark.kind {
      case .separator:
        if turns.flush(body) { survey.startConversation() }
        if mark.separator == .heading { turns.setID(mark.name, of: source.bytes) }
        turns.open(TurnWriter.Turn(role: .system, text: Int(mark.text), isPreamble: true))
      case .event:
        if survey.opensConversation(mark, bytes), turns.flush(body) { survey.startConversation() }
        turns.open(TurnWriter.Turn(role: .system, time: mark.time, text: Int(mark.text)))
      case .label:
        let role = survey.role(of: mark)
        let speaker = survey.speakerName(of: mark)
        turns.open(TurnWriter.Turn(role: role, speaker: speaker, time: mark.time, text: Int(mark.text), isLabelled: true))
      }
    }
    turns.close(before: bytes.count, bytes, of: source.bytes)
    _ = turns.flush(body)
    conversation = turns.conversation
    if let note = survey.noteOnUnknown(source) { faults.append(note) }
  }
}
