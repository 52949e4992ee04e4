/// Pairs the marks of emphasis, `*` `_` `~`, within one paragraph; both marks of a pair are taken out, others are text.
///
/// A run of marks may open before a character and close behind one, and `_` only at the edges of words (CommonMark 0.31, 6.2). A closing
/// run pairs with the last open run of its kind: one look a run, so that the time is linear.
struct EmphasisMarks {
  /// The longest run that is a mark: 3 in Markdown (`***both***`), 1 in Slack.
  private let longest: Int
  /// Per kind of mark, the runs that are open.
  private var open: [[Range<Int>]] = [[], [], []]

  init(longest: Int) { self.longest = longest }

  /// A paragraph ends: what is open stays text.
  mutating func endParagraph() { for kind in open.indices { open[kind].removeAll(keepingCapacity: true) } }

  /// Reads the run of marks at `start`, adds the marks of a pair to `edits`, and gives where the run ends; `start` when there is none.
  mutating func read(_ bytes: Span<UInt8>, at start: Int, in range: Range<Int>, edits: inout [TextEdit]) -> Int {
    let mark = bytes[start]
    guard let kind = EmphasisMarks.kind(mark) else { return start }
    var next = start + 1
    while next < range.upperBound, bytes[next] == mark { next += 1 }
    let count = next - start
    guard count <= longest, kind != 2 || longest == 1 || count == 2 else { return next }
    let before: UInt8 = start > range.lowerBound ? bytes[start - 1] : 0x20
    let after: UInt8 = next < range.upperBound ? bytes[next] : 0x20
    let isWithinWord = isWordByte(before) && isWordByte(after)
    let isOnlyAtEdges = kind != 0 || longest == 1
    let closes = !isHTMLSpace(before) && !(isOnlyAtEdges && isWithinWord) && !(isOnlyAtEdges && isWordByte(after))
    let opens = !isHTMLSpace(after) && !(isOnlyAtEdges && isWordByte(before))
    if closes, let last = open[kind].last {
      let length = min(last.count, count)
      edits.append(TextEdit(last.upperBound - length..<last.upperBound))
      edits.append(TextEdit(start..<start + length))
      open[kind].removeLast()
    } else if opens {
      open[kind].append(start..<next)
    }
    return next
  }

  private static func kind(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x2A: 0
    case 0x5F: 1
    case 0x7E: 2
    default: nil
    }
  }
}

@inline(__always)
private func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte >= 0x80 }

/// Where the code that begins with the backticks at `start` ends: a span on its line, or a block between fences of three. Where
/// it is not closed, the backticks alone. `hasFence` becomes `false` once no fence follows any more.
func codeEnd(_ bytes: Span<UInt8>, at start: Int, to end: Int, hasFence: inout Bool) -> Int {
  var ticks = start
  while ticks < end, bytes[ticks] == 0x60 { ticks += 1 }
  let count = ticks - start
  if count >= 3, !hasFence { return ticks }
  var index = ticks
  var run = 0
  while index < end, count >= 3 || bytes[index] != 0x0A {
    run = bytes[index] == 0x60 ? run + 1 : 0
    index += 1
    if count >= 3 ? run >= 3 : run == count && (index == end || bytes[index] != 0x60) { return index }
  }
  if count >= 3 { hasFence = false }
  return ticks
}
