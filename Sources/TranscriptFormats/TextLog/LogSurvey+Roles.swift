import ToneLint

extension LogSurvey {
  /// Forgets the roles that hold for one conversation.
  mutating func startConversation() { conversation += 1 }

  /// The role of a turn: declared by the user, told by its tag, by its name, or by a tag of the same name before in the conversation.
  mutating func role(of mark: LineMark) -> Role {
    let index = Int(mark.speaker)
    let speaker = speakers[index]
    if let declared = speaker.declared { return declared }
    if mark.tag != .unknown {
      // A note is written by somebody who speaks otherwise, too.
      if mark.tag != .note { speakers.tag(index, mark.tag, in: conversation) }
      return mark.tag
    }
    if let role = speaker.reading.role { return role }
    if speaker.conversation == conversation { return speaker.tagged }
    if !speakers[index].isUnknown {
      speakers[index].isUnknown = true
      unknown.append(mark.name)
    }
    return .unknown
  }

  /// The speaker's name as written; empty where the label is a role and no name.
  func speakerName(of mark: LineMark) -> ByteRange {
    let speaker = speakers[Int(mark.speaker)]
    return speaker.reading.isWhole && speaker.declared == nil ? ByteRange(0, 0) : mark.name
  }

  /// Whether an event says that a conversation begins.
  func opensConversation(_ mark: LineMark, _ bytes: Span<UInt8>) -> Bool {
    let start = Int(mark.text)
    return LineSeparator.of(bytes, start, firstLineEnd(bytes, from: start).start)?.separator == .opening
  }

  /// One note for all speakers whose role is unknown, at the first of them.
  func noteOnUnknown(_ source: Source) -> InputFault? {
    guard let first = unknown.first else { return nil }
    let shown = unknown.prefix(10).map { String(decoding: source.bytes[$0.indices], as: UTF8.self) }.joined(separator: ", ")
    let rest = unknown.count > 10 ? " and \(unknown.count - 10) more" : ""
    let plural = unknown.count == 1 ? "speaker" : "speakers"
    return InputFault(.note, "\(plural) of unknown role, not linted as agents: \(shown)\(rest); say --role NAME=agent", at: first)
  }
}
