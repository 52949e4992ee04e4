import ToneLint

/// SBV, the captions that YouTube exports: `0:00:01.000,0:00:04.000`, then plain text, `[br]` for a line end.
enum SBV: CaptionSyntax {
  static let name = "sbv"
  static let fileExtensions = ["sbv"]
  static let timesExample = "0:00:01.000,0:00:04.000"
  static let decimalMark: UInt8 = 0x2E

  static func recognises(_ beginning: Span<UInt8>) -> Bool {
    guard let line = firstFilledLine(beginning, from: startOfText(beginning)), hasTimes(beginning, line) else { return false }
    return CueTimes(beginning, line, decimalMark: decimalMark).isWhole
  }

  static func startOfCues(_ bytes: Span<UInt8>, faults: inout FaultLog) -> Int { startOfText(bytes) }

  /// `0:00:` at the start and a comma with a digit behind it later.
  static func hasTimes(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
    var index = skipBlanks(bytes, from: line.lowerBound, to: line.upperBound)
    for _ in 0..<2 {
      let first = index
      while index < line.upperBound, isDigit(bytes[index]) { index += 1 }
      guard index > first, index < line.upperBound, bytes[index] == 0x3A else { return false }
      index += 1
    }
    // Two times are no longer than this.
    let end = min(line.upperBound, index + 40)
    while index + 1 < end {
      if bytes[index] == 0x2C, isDigit(bytes[index + 1]) { return true }
      index += 1
    }
    return false
  }

  static func appendText(_ bytes: Span<UInt8>, _ payload: Range<Int>, of source: [UInt8], to conversation: inout Conversation) -> [CueText]
  {
    var edits: [TextEdit] = []
    for index in payload where bytes[index] == 0x5B && starts(bytes, index..<payload.upperBound, with: "[br]") {
      edits.append(TextEdit(index..<index + 4, .scalar(0x0A)))
    }
    return [CueText(text: appendEdited(payload, edits, of: source, to: &conversation))]
  }
}
