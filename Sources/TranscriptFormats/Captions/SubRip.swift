import ToneLint

/// SubRip, `.srt`: cues with a number each, times with a comma. No standard describes it; this reads what players read.
enum SubRip: CaptionSyntax {
  static let name = "srt"
  static let fileExtensions = ["srt"]
  static let timesExample = "00:00:01,000 --> 00:00:04,000"
  static let decimalMark: UInt8 = 0x2C

  /// A number and then times, or times with commas at once.
  static func recognises(_ beginning: Span<UInt8>) -> Bool {
    guard var line = firstFilledLine(beginning, from: startOfText(beginning)) else { return false }
    let isNumbered = isNumberLine(beginning, line)
    if isNumbered {
      guard let second = firstFilledLine(beginning, from: line.upperBound) else { return false }
      line = second
    }
    guard hasTimes(beginning, line) else { return false }
    let times = CueTimes(beginning, line, decimalMark: decimalMark)
    return times.isWhole && (isNumbered || !times.hasOtherMark)
  }

  static func startOfCues(_ bytes: Span<UInt8>, faults: inout FaultLog) -> Int { startOfText(bytes) }

  /// Takes out the tags that players know (`<i>`, `<font color=…>`) and positions (`{\an8}`). Anything else between angle brackets is text.
  static func appendText(_ bytes: Span<UInt8>, _ payload: Range<Int>, of source: [UInt8], to conversation: inout Conversation) -> [CueText]
  {
    var edits: [TextEdit] = []
    var tags = HTMLTagScanner(end: payload.upperBound)
    var index = payload.lowerBound
    while index < payload.upperBound {
      if bytes[index] == 0x3C, isStyle(bytes, at: index, to: payload.upperBound), let tag = tags.tag(bytes, at: index) {
        edits.append(TextEdit(index..<tag.end))
        index = tag.end
      } else if bytes[index] == 0x7B, let end = override(bytes, at: index, to: payload.upperBound) {
        edits.append(TextEdit(index..<end))
        index = end
      } else if bytes[index] == 0x26, let reference = CharacterReference(bytes, at: index, to: payload.upperBound) {
        edits.append(TextEdit(index..<reference.end, .scalar(reference.scalar)))
        index = reference.end
      } else {
        index += 1
      }
    }
    return [CueText(text: appendEdited(payload, edits, of: source, to: &conversation))]
  }

  /// `<b`, `</i`, `<u`, `<s`, `<font`.
  private static func isStyle(_ bytes: Span<UInt8>, at start: Int, to end: Int) -> Bool {
    var index = start + 1
    if index < end, bytes[index] == 0x2F { index += 1 }
    let name = index
    while index < end, isLetter(bytes[index]) { index += 1 }
    guard index < end, bytes[index] == 0x3E || bytes[index] == 0x20 else { return false }
    if starts(bytes, name..<index, with: "font") { return true }
    guard index == name + 1 else { return false }
    let letter = lowercased(bytes[name])
    return letter == 0x62 || letter == 0x69 || letter == 0x75 || letter == 0x73
  }

  /// The end of `{\an8}` and the like; they are short.
  private static func override(_ bytes: Span<UInt8>, at start: Int, to end: Int) -> Int? {
    guard start + 1 < end, bytes[start + 1] == 0x5C else { return nil }
    var index = start + 2
    while index < min(end, start + 40), bytes[index] != 0x7D { index += 1 }
    return index < end && bytes[index] == 0x7D ? index + 1 : nil
  }
}
