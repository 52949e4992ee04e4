import ToneLint

/// A cue of captions, as ranges of the source.
struct Cue {
  /// When it begins, as written; empty where it could not be read.
  var start: Range<Int>
  var hasHours = true
  /// The lines of its text.
  var payload: Range<Int>
}

/// Divides captions into cues, block by block (WebVTT, 6.1, "collect a WebVTT block"; SubRip and SBV have the same blocks).
///
/// What stands in no cue is not lost: text without times is located and handed on as a cue without a time.
struct CueScanner<Syntax: CaptionSyntax> {
  private var faults = FaultLog()
  private(set) var hasTimes = false
  private var index = 0
  private var emptyCues = 0
  private var firstEmpty = 0..<0
  private var isOtherMarkNoted = false

  /// - Parameter isBeginning: whether no part of the file goes before, so that a header may stand here.
  init(_ bytes: Span<UInt8>, isBeginning: Bool) {
    if isBeginning { index = Syntax.startOfCues(bytes, faults: &faults) }
  }

  /// The next cue with text; nil at the end.
  mutating func next(_ bytes: Span<UInt8>) -> Cue? {
    while let line = firstFilledLine(bytes, from: index) {
      index = line.lowerBound
      if Syntax.hasTimes(bytes, line) {
        if let cue = timedCue(bytes, line) { return cue }
      } else if Syntax.isComment(bytes, line) {
        _ = takeLines(bytes)
      } else if let cue = cueBehindID(bytes, line) {
        return cue
      }
    }
    return nil
  }

  /// Hands out all that was wrong, at the end.
  mutating func drainFaults(into all: inout [InputFault]) {
    if emptyCues > 0 {
      faults.add(.note, at: ByteRange(firstEmpty), emptyCues == 1 ? "a cue without text" : "\(emptyCues) cues without text, the first here")
    }
    faults.drain(into: &all)
  }

  private mutating func timedCue(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Cue? {
    hasTimes = true
    let times = CueTimes(bytes, line, decimalMark: Syntax.decimalMark)
    if !times.isWhole {
      faults.add(at: ByteRange(line), "expected the times of a cue, like \(Syntax.timesExample)")
    } else if times.hasOtherMark, !isOtherMarkNoted {
      isOtherMarkNoted = true
      faults.add(.note, at: ByteRange(line), "times of \(Syntax.name) are written like \(Syntax.timesExample)")
    }
    index = firstLineEnd(bytes, from: line.lowerBound).next
    let payload = takeLines(bytes)
    if payload.isEmpty {
      if emptyCues == 0 { firstEmpty = line }
      emptyCues += 1
      return nil
    }
    return Cue(start: times.start, hasHours: times.hasHours, payload: payload)
  }

  /// A line before the times: the number or name of the cue, unless no times follow.
  private mutating func cueBehindID(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Cue? {
    index = firstLineEnd(bytes, from: line.lowerBound).next
    let second = index..<firstLineEnd(bytes, from: index).start
    if index < bytes.count, Syntax.hasTimes(bytes, second) { return nil }
    let rest = takeLines(bytes)
    faults.add(at: ByteRange(line), "text without the times of a cue, like \(Syntax.timesExample)")
    let payload = isNumberLine(bytes, line) ? rest : line.lowerBound..<max(line.upperBound, rest.upperBound)
    return payload.isEmpty ? nil : Cue(start: line.lowerBound..<line.lowerBound, payload: payload)
  }

  /// Takes the lines up to a blank one, or to the next cue where a blank line is missing.
  private mutating func takeLines(_ bytes: Span<UInt8>) -> Range<Int> {
    let start = index
    var end = index
    var before = index..<index
    while index < bytes.count {
      let lineEnd = firstLineEnd(bytes, from: index)
      let line = index..<lineEnd.start
      if line.isEmpty { break }
      if Syntax.hasTimes(bytes, line) {
        if isNumberLine(bytes, before) {
          index = before.lowerBound
          end = max(start, min(end, before.lowerBound))
        }
        break
      }
      before = line
      end = line.upperBound
      index = lineEnd.next
    }
    return start..<end
  }
}
