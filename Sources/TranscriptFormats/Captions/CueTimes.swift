/// The line with the times of a cue: `00:00:01.000 --> 00:00:04.000 align:start`, or `0:00:01.000,0:00:04.000` in SBV.
struct CueTimes {
  /// When the cue begins, as written; empty where it cannot be read.
  var start: Range<Int>
  var hasHours: Bool
  /// Whether both times are written as they should.
  var isWhole: Bool
  /// Whether milliseconds stand behind the other format's mark.
  var hasOtherMark: Bool

  init(_ bytes: Span<UInt8>, _ line: Range<Int>, decimalMark: UInt8) {
    let first = skipBlanks(bytes, from: line.lowerBound, to: line.upperBound)
    let begin = CueClock(bytes, from: first, to: line.upperBound)
    start = first..<(begin?.end ?? first)
    hasHours = begin?.hasHours ?? true
    isWhole = false
    hasOtherMark = false
    guard let begin else { return }
    var index = skipBlanks(bytes, from: begin.end, to: line.upperBound)
    if let arrow = arrow(bytes, index..<min(index + 3, line.upperBound)) {
      index = arrow.upperBound
    } else if index < line.upperBound, bytes[index] == 0x2C {
      index += 1
    } else {
      return
    }
    guard let last = CueClock(bytes, from: skipBlanks(bytes, from: index, to: line.upperBound), to: line.upperBound) else { return }
    isWhole = last.end == line.upperBound || isBlank(bytes[last.end])
    hasOtherMark = begin.mark != decimalMark || last.mark != decimalMark
  }
}

/// A time within a recording, `[hours:]minutes:seconds.milliseconds` (WebVTT, 4.3).
struct CueClock {
  var hasHours = false
  var mark: UInt8
  var end: Int

  init?(_ bytes: Span<UInt8>, from start: Int, to end: Int) {
    var index = start
    var fields = 0
    while true {
      let first = index
      while index < end, isDigit(bytes[index]) { index += 1 }
      fields += 1
      guard index > first, index - first <= (fields == 1 ? 9 : 2), index < end else { return nil }
      if bytes[index] != 0x3A { break }
      index += 1
    }
    guard fields == 2 || fields == 3, bytes[index] == 0x2E || bytes[index] == 0x2C else { return nil }
    hasHours = fields == 3
    mark = bytes[index]
    index += 1
    let first = index
    while index < end, isDigit(bytes[index]) { index += 1 }
    guard index > first, index - first <= 3 else { return nil }
    self.end = index
  }
}
