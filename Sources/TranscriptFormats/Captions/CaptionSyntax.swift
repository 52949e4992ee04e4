import ToneLint

/// What tells one caption format from another. All have cues: a line with two times, then lines of text up to a blank one.
protocol CaptionSyntax: SendableMetatype {
  static var name: String { get }
  static var fileExtensions: [String] { get }
  /// How the times of a cue are written, for faults.
  static var timesExample: String { get }
  /// What stands between seconds and milliseconds.
  static var decimalMark: UInt8 { get }

  /// Whether a file begins in this format beyond doubt.
  static func recognises(_ beginning: Span<UInt8>) -> Bool

  /// Where the cues begin; says what is wrong with what stands before them.
  static func startOfCues(_ bytes: Span<UInt8>, faults: inout FaultLog) -> Int

  /// Whether a block that begins with this line holds no cue.
  static func isComment(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool

  /// Whether this line holds the times of a cue, well or ill written.
  static func hasTimes(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool

  /// Adds the text of a cue to the conversation, markup undone, by voice where the markup names voices.
  static func appendText(_ bytes: Span<UInt8>, _ payload: Range<Int>, of source: [UInt8], to conversation: inout Conversation) -> [CueText]
}

/// What one voice says in a cue.
struct CueText {
  /// Ranges of the conversation's text. Lines are parted by LF.
  var text: ByteRange
  /// The name that a voice tag gives; empty without one.
  var voice = ByteRange(0, 0)
}

extension CaptionSyntax {
  static func isComment(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool { false }

  /// WebVTT and SubRip: every line with an arrow, which the text of a cue must not hold.
  static func hasTimes(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool { arrow(bytes, line) != nil }
}

/// The `-->` of a line.
func arrow(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Range<Int>? {
  var index = line.lowerBound
  while index + 2 < line.upperBound {
    if bytes[index + 2] == 0x3E, bytes[index + 1] == 0x2D, bytes[index] == 0x2D { return index..<index + 3 }
    index += 1
  }
  return nil
}

/// Whether a line is a number and nothing else, as SubRip counts its cues.
func isNumberLine(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
  let line = trimmed(bytes, line)
  for index in line where !isDigit(bytes[index]) { return false }
  return !line.isEmpty
}

/// The first line with something on it at or after `start`.
func firstFilledLine(_ bytes: Span<UInt8>, from start: Int) -> Range<Int>? {
  var index = start
  while index < bytes.count {
    let end = firstLineEnd(bytes, from: index)
    if skipBlanks(bytes, from: index, to: end.start) < end.start { return index..<end.start }
    index = end.next
  }
  return nil
}
