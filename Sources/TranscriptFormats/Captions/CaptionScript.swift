import ToneLint

/// The lines of all cues, and who speaks in each.
///
/// A speaker is named by a voice tag or by a label at the start of a line: `Agent: …`, `JANE (Agent): …`, `[Agent] …`. A label counts if it says
/// a role, if its name is one of a voice or declared by the user, and else if it looks like a name and comes twice or stands behind `>>`. `>>` and `- ` without a
/// name begin the words of somebody else, who is unknown; a line without all that goes on with the speaker before.
struct CaptionScript {
  private struct Line {
    /// Where the text begins and ends, without a mark; and with a label that is not accepted.
    var text: Range<Int>
    var time: ByteRange
    /// Whether the line is of a voice, whose name is `name`.
    var isVoice = false
    /// Whether `>>` or a dash stands before it.
    var isMarked = false
    /// The label: its speaker, name, role beside the name, and where the text behind it begins.
    var speaker: Int?
    var name = ByteRange(0, 0)
    var tag = Role.unknown
    var labelEnd = 0
  }

  private let options: ReadingOptions
  private var speakers = SpeakerTable()
  private var lines: [Line] = []

  init(options: ReadingOptions) { self.options = options }

  // MARK: Reading lines

  /// Adds the lines of what one voice says in a cue; `bytes` is the conversation's text.
  mutating func add(_ cueText: CueText, time: ByteRange, in bytes: Span<UInt8>) {
    var index = Int(cueText.text.start)
    let end = Int(cueText.text.end)
    while index < end {
      let lineEnd = firstLineEnd(bytes, from: index)
      let text = trimmed(bytes, index..<min(lineEnd.start, end))
      index = lineEnd.next
      if text.isEmpty { continue }
      var line = Line(text: text, time: time)
      if cueText.voice.isEmpty {
        skipMark(bytes, &line)
        readLabel(bytes, &line)
      } else {
        line.isVoice = true
        readVoice(bytes, cueText.voice.indices, &line)
      }
      lines.append(line)
    }
  }

  /// A voice: `Jane`, `Agent`, `Jane (Agent)`.
  private mutating func readVoice(_ bytes: Span<UInt8>, _ voice: Range<Int>, _ line: inout Line) {
    let tagged = TaggedName(bytes, voice)
    line.tag = tagged.role
    let speaker = speakers.index(of: tagged.name, bytes, options: options)
    speakers.note(speaker, isKnown: true)
    line.speaker = speaker
    line.name = ByteRange(tagged.name)
  }

  /// Moves over `>>` (more of them for a new subject) or a dash that begins somebody else's words.
  private func skipMark(_ bytes: Span<UInt8>, _ line: inout Line) {
    var index = line.text.lowerBound
    while index < line.text.upperBound, bytes[index] == 0x3E { index += 1 }
    let dash = dashLength(bytes, at: line.text.lowerBound, to: line.text.upperBound)
    if index - line.text.lowerBound >= 2 {
      line.isMarked = true
    } else if dash > 0, line.text.lowerBound + dash < line.text.upperBound, isBlank(bytes[line.text.lowerBound + dash]) {
      line.isMarked = true
      index = line.text.lowerBound + dash
    } else {
      return
    }
    line.text = skipBlanks(bytes, from: index, to: line.text.upperBound)..<line.text.upperBound
  }

  private mutating func readLabel(_ bytes: Span<UInt8>, _ line: inout Line) {
    let end = line.text.upperBound
    guard !line.text.isEmpty, let label = LabelScanner.label(bytes, line: line.text.lowerBound, end: end, next: end), !label.isTight else {
      return
    }
    switch label.style {
    case .bare, .bold, .tagged: break
    // Most of what captions have in brackets is no speaker: `[music]`.
    case .angle where RoleReading(bytes, label.name).isWhole: break
    default: return
    }
    var tag = RoleReading(bytes, label.tag).role ?? .unknown
    var name = label.name
    // "Agent (Jane):"
    if !label.tag.isEmpty, tag == .unknown, let role = RoleReading(bytes, label.name).role {
      tag = role
      name = label.tag
    }
    let speaker = speakers.index(of: name, bytes, options: options)
    speakers.count(speaker)
    line.speaker = speaker
    line.name = ByteRange(name)
    line.tag = tag
    line.labelEnd = label.text
  }

  // MARK: Writing turns

  /// Writes a message for each turn.
  mutating func write(to conversation: inout Conversation) {
    var turn: Int?
    var turnTag = Role.unknown
    var hasTurn = false
    for line in lines {
      let isNamed = line.isVoice || isLabel(line)
      let text = isNamed && !line.isVoice ? line.labelEnd..<line.text.upperBound : line.text
      let isOther = isNamed ? line.speaker != turn || line.tag != turnTag && line.tag != .unknown : line.isMarked
      if isOther || !hasTurn {
        hasTurn = true
        turn = isNamed ? line.speaker : nil
        turnTag = isNamed ? line.tag : .unknown
        var message = Message(role: .unknown, text: ByteRange(conversation.text.count..<conversation.text.count), time: line.time)
        if isNamed, let speaker = line.speaker {
          message.role = speakers.role(of: speaker, tag: line.tag, name: line.name, in: 0)
          message.speaker = speakers.shownName(speaker, line.name)
        }
        conversation.messages.append(message)
      }
      append(text, to: &conversation)
    }
    conversation.messages.removeAll { $0.text.isEmpty }
  }

  private func isLabel(_ line: Line) -> Bool {
    guard let index = line.speaker else { return false }
    let speaker = speakers[index]
    if speaker.declared != nil || speaker.isKnown { return true }
    if speaker.reading.hasFieldWord { return false }
    if line.tag != .unknown || speaker.reading.isWhole { return true }
    return speaker.shape == .capitalised && (line.isMarked || speaker.count >= 2)
  }

  /// Adds a line to the last message; a space parts it from the line before.
  private func append(_ line: Range<Int>, to conversation: inout Conversation) {
    guard !line.isEmpty, let last = conversation.messages.indices.last else { return }
    if !conversation.messages[last].text.isEmpty {
      let place = conversation.map.source(of: ByteRange(line)).start
      conversation.map.absent(text: conversation.text.count, source: Int(place))
      conversation.text.append(0x20)
    }
    let text = conversation.append(ByteRange(line))
    conversation.messages[last].text.end = text.end
  }

  // MARK: Roles

  /// The note on speakers whose role is unknown, or on captions that name no speaker at all.
  func noteOnUnknown(_ conversation: borrowing Conversation) -> InputFault? {
    var unknown = UnknownSpeakers()
    for name in speakers.unknown { unknown.add(conversation.string(name), at: conversation.map.source(of: name)) }
    if let note = unknown.note { return note }
    guard conversation.messages.allSatisfy({ $0.role == .unknown }), let message = conversation.messages.first else { return nil }
    return InputFault(.note, "no speaker is named, so nobody is linted as an agent", at: conversation.map.source(of: message.text))
  }
}
