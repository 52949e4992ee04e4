import ToneLint

/// Cuts captions before a cue at which a speaker is named: what follows then goes on with nobody from before the cut. Where nobody is named for long, any
/// cue will do.
///
/// Captions are one conversation. A recording of hours fits into one part; what is longer is read as several conversations, each with what it says itself
/// of who speaks.
struct CueCutter<Syntax: CaptionSyntax>: PartCutter {
  /// The last place that was found, and the last one at which somebody is named.
  private var any: Int?
  private var named: Int?
  /// The line to look at next, and the one or two lines before it that are no times: a number or name of a cue may stand there.
  private var line = 0
  private var before = 0..<0
  private var isBehindBlank = false
  /// Whether a cue was met: each part holds one.
  private var hasCue = false

  /// Looks at the lines that are whole.
  mutating func cut(_ bytes: [UInt8]) -> Int? {
    let bytes = bytes.span
    while line < bytes.count {
      let end = firstLineEnd(bytes, from: line)
      // The first line of the text is looked at together with the times.
      let text = firstLineEnd(bytes, from: end.next)
      guard end.next < bytes.count, text.next < bytes.count else { break }
      note(bytes, line..<end.start, text: end.next..<text.start)
      isBehindBlank = before.isEmpty
      before = line..<end.start
      line = end.next
    }
    guard let cut = named ?? (bytes.count >= Limits.segmentSize ? any : nil) else { return nil }
    // What stands behind the place is looked at again, by its new place.
    self = CueCutter()
    return cut
  }

  private mutating func note(_ bytes: Span<UInt8>, _ times: Range<Int>, text: Range<Int>) {
    guard Syntax.hasTimes(bytes, times) else { return }
    let hasID = !before.isEmpty && (isBehindBlank || isNumberLine(bytes, before))
    let place = hasID ? before.lowerBound : times.lowerBound
    defer { hasCue = true }
    guard hasCue else { return }
    any = place
    if CueCutter.namesSpeaker(bytes, text) { named = place }
  }

  /// Whether a line begins with a voice tag, a label or the mark of somebody else's words.
  private static func namesSpeaker(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
    if starts(bytes, line, with: "<v") || starts(bytes, line, with: ">>") || starts(bytes, line, with: "&gt;&gt;") { return true }
    guard let label = LabelScanner.label(bytes, line: line.lowerBound, end: line.upperBound, next: line.upperBound) else { return false }
    return !label.isTight && [.bare, .bold, .tagged, .angle].contains(label.style)
  }
}
