import ToneLint

extension LogSurvey {
  /// Forgets the roles that hold for one conversation.
  mutating func startConversation() { conversation += 1 }

  /// The role of a turn.
  mutating func role(of mark: LineMark) -> Role {
    speakers.role(of: Int(mark.speaker), tag: mark.tag, name: mark.name, in: conversation)
  }

  /// The speaker's name as written; empty where the label is a role and no name.
  func speakerName(of mark: LineMark) -> ByteRange { speakers.shownName(Int(mark.speaker), mark.name) }

  /// Whether an event says that a conversation begins.
  func opensConversation(_ mark: LineMark, _ bytes: Span<UInt8>) -> Bool {
    let start = Int(mark.text)
    return LineSeparator.of(bytes, start, firstLineEnd(bytes, from: start).start)?.separator == .opening
  }

  /// One note for all speakers whose role is unknown, at the first of them.
  func noteOnUnknown(_ source: Source) -> InputFault? {
    var unknown = UnknownSpeakers()
    for place in speakers.unknown { unknown.add(String(decoding: source.bytes[place.indices], as: UTF8.self), at: place) }
    return unknown.note
  }
}
