import ToneLint

/// WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format").
enum WebVTT: CaptionSyntax {
  static let name = "webvtt"
  static let fileExtensions = ["vtt"]
  static let timesExample = "00:00:01.000 --> 00:00:04.000"
  static let decimalMark: UInt8 = 0x2E

  /// The signature; without one, a first line of two times with points.
  static func recognises(_ beginning: Span<UInt8>) -> Bool {
    if hasSignature(beginning) { return true }
    guard let line = firstFilledLine(beginning, from: startOfText(beginning)), hasTimes(beginning, line) else { return false }
    let times = CueTimes(beginning, line, decimalMark: decimalMark)
    return times.isWhole && !times.hasOtherMark
  }

  private static func hasSignature(_ bytes: Span<UInt8>) -> Bool {
    let start = startOfText(bytes)
    guard starts(bytes, start..<bytes.count, with: "WEBVTT") else { return false }
    return start + 6 == bytes.count || bytes[start + 6] <= 0x20
  }

  /// Behind the header, which ends with a blank line (6.1, steps 4 to 12); a line with an arrow ends it, too.
  static func startOfCues(_ bytes: Span<UInt8>, faults: inout FaultLog) -> Int {
    var index = startOfText(bytes)
    guard hasSignature(bytes) else {
      let end = firstLineEnd(bytes, from: index).start
      if index < bytes.count { faults.add(at: ByteRange(index..<end), "expected WEBVTT on the first line") }
      return index
    }
    while index < bytes.count {
      let end = firstLineEnd(bytes, from: index)
      if end.start == index || hasTimes(bytes, index..<end.start) { break }
      index = end.next
    }
    return index
  }

  /// Comments, style sheets and regions (4.1).
  static func isComment(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
    for word in ["NOTE", "STYLE", "REGION"] where starts(bytes, line, with: word) {
      let end = line.lowerBound + word.utf8.count
      if end == line.upperBound || isBlank(bytes[end]) { return true }
    }
    return false
  }

  /// Divides the text at voice tags, `<v.loud Mary>` (4.2.2), and takes all tags out.
  static func appendText(_ bytes: Span<UInt8>, _ payload: Range<Int>, of source: [UInt8], to conversation: inout Conversation) -> [CueText]
  {
    var texts: [CueText] = []
    var tags = CueTagScanner(end: payload.upperBound)
    var voice = ByteRange(0, 0)
    var start = payload.lowerBound
    var edits: [TextEdit] = []
    func finish(at end: Int, _ conversation: inout Conversation) {
      let text = appendEdited(start..<end, edits, of: source, to: &conversation)
      if !text.isEmpty { texts.append(CueText(text: text, voice: voice)) }
      edits.removeAll()
    }
    var index = payload.lowerBound
    while index < payload.upperBound {
      if bytes[index] == 0x3C, let tag = tags.tag(bytes, at: index) {
        if tag.isVoice {
          finish(at: index, &conversation)
          start = tag.end
          voice = appendEdited(tag.annotation, CharacterReference.edits(bytes, tag.annotation), of: source, to: &conversation)
        } else {
          edits.append(TextEdit(index..<tag.end))
        }
        index = tag.end
      } else if bytes[index] == 0x26, let reference = CharacterReference(bytes, at: index, to: payload.upperBound) {
        edits.append(TextEdit(index..<reference.end, .scalar(reference.scalar)))
        index = reference.end
      } else {
        index += 1
      }
    }
    finish(at: payload.upperBound, &conversation)
    return texts
  }
}

/// A tag in the text of a cue: `<v Mary>`, `<c.yellow>`, `</i>`, `<00:00:17.500>`.
struct CueTag {
  /// Whether it opens or closes a voice.
  var isVoice: Bool
  /// What stands behind the name and classes: for a voice who speaks.
  var annotation: Range<Int>
  var end: Int
}

/// Finds the ends of tags (WebVTT, 6.4, "cue text tokenizer"), and does not look for one again where there is none.
struct CueTagScanner {
  private let end: Int
  private var hasClosing = true

  init(end: Int) { self.end = end }

  /// The tag at `start`, where `<` stands. One that is not closed is text, so that no word is lost over it.
  mutating func tag(_ bytes: Span<UInt8>, at start: Int) -> CueTag? {
    guard hasClosing else { return nil }
    var close = start + 1
    while close < end, bytes[close] != 0x3E { close += 1 }
    guard close < end else {
      hasClosing = false
      return nil
    }
    let isClosing = bytes[start + 1] == 0x2F
    var index = isClosing ? start + 2 : start + 1
    let name = index
    while index < close, !isHTMLSpace(bytes[index]) { index += 1 }
    let isVoice = index > name && bytes[name] == 0x76 && (index == name + 1 || bytes[name + 1] == 0x2E)
    let annotation = trimmed(bytes, index..<close)
    return CueTag(isVoice: isVoice, annotation: isClosing ? close..<close : annotation, end: close + 1)
  }
}
