import ToneLint

/// Reads captions of a recording, which is one conversation: WebVTT, SubRip or SBV.
///
/// First all cues are read, then it is settled which of their lines name a speaker (`CaptionScript`), then turns are
/// written: what one speaker says in cues one after the other is one message, with the time of its first cue, so that a sentence that goes over
/// cues is whole.
struct CaptionReader<Syntax: CaptionSyntax>: DetectableReader {
  static var name: String { Syntax.name }
  static var isLineBased: Bool { false }
  static var fileExtensions: [String] { Syntax.fileExtensions }
  static func recognises(_ beginning: Span<UInt8>) -> Bool { Syntax.recognises(beginning) }

  private let options: ReadingOptions
  private var conversation = Conversation()

  init(options: ReadingOptions = ReadingOptions()) { self.options = options }

  mutating func read(_ source: Source, faults: inout [InputFault], _ body: (borrowing Conversation) -> Void) {
    let bytes = source.bytes.span
    conversation.removeAll()
    var cues = CueScanner<Syntax>(bytes, isBeginning: source.isBeginning)
    var script = CaptionScript(options: options)
    while let cue = cues.next(bytes) {
      let time = appendTime(cue, of: source.bytes)
      for text in Syntax.appendText(bytes, cue.payload, of: source.bytes, to: &conversation) {
        script.add(text, time: time, in: conversation.text.span)
      }
    }
    if !cues.hasTimes {
      let filled = firstFilledLine(bytes, from: startOfText(bytes))
      if let filled, !Syntax.recognises(bytes) {
        faults.append(
          InputFault(.error, "no captions found; a cue begins with its times, like \(Syntax.timesExample)", at: ByteRange(filled)))
      }
      return
    }
    cues.drainFaults(into: &faults)
    script.write(to: &conversation)
    if conversation.messages.isEmpty { return }
    if let note = script.noteOnUnknown(conversation) { faults.append(note) }
    body(conversation)
  }

  /// Writes the time of a cue with its hours, which WebVTT may leave out.
  private mutating func appendTime(_ cue: Cue, of source: [UInt8]) -> ByteRange {
    let start = conversation.text.count
    if !cue.start.isEmpty, !cue.hasHours {
      conversation.map.absent(text: start, source: cue.start.lowerBound)
      conversation.text.append(contentsOf: Array("00:".utf8))
    }
    _ = appendLiteral(of: source, ByteRange(cue.start), to: &conversation)
    return ByteRange(start..<conversation.text.count)
  }
}

typealias WebVTTReader = CaptionReader<WebVTT>
typealias SubRipReader = CaptionReader<SubRip>
typealias SBVReader = CaptionReader<SBV>
