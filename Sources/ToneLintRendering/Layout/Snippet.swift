internal import ToneLint

/// The source lines that a place covers, and which bytes of each are marked: three lines at most, the first two and the last.
struct Snippet {
  struct Row: Equatable {
    /// 1-based, in the file.
    var number: Int
    /// Bytes of the source, without the line end.
    var line: Range<Int>
    /// Bytes to underline. Empty ones are not underlined unless no row has others: then a single caret stands there.
    var marked: Range<Int>
    /// Whether lines were left out before this one.
    var followsGap = false
    var isUnderlined = true
  }

  static let rowLimit = 3

  private(set) var rows: [Row] = []

  init(_ range: ByteRange, of source: Source, lines: LineIndex) {
    let bytes = source.bytes
    let start = min(Int(range.start), bytes.count)
    let end = min(max(Int(range.end), start), bytes.count)
    // A place that ends with a line end does not reach into the line behind it.
    let last = lines.lineRange(holding: UInt32(max(start, end - 1)), in: source)
    var line = lines.lineRange(holding: UInt32(start), in: source)
    var followsGap = false
    while true {
      let number = lines.position(of: UInt32(line.lowerBound), in: source).line
      let shown = Snippet.withoutByteOrderMark(line, of: source)
      rows.append(Row(number: number, line: shown, marked: Snippet.marked(start..<end, in: shown, of: bytes), followsGap: followsGap))
      if line.lowerBound >= last.lowerBound { break }
      let next = lines.lineRange(holding: Snippet.lineStart(after: line, of: bytes), in: source)
      followsGap = rows.count == Snippet.rowLimit - 1 && next.lowerBound < last.lowerBound
      line = followsGap ? last : next
    }
    for index in rows.indices { rows[index].isUnderlined = !rows[index].marked.isEmpty }
    if !rows.contains(where: \.isUnderlined) { rows[0].isUnderlined = true }
  }

  /// The marked part of a line; where it begins before the line, without the line's indentation.
  private static func marked(_ range: Range<Int>, in line: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    var marked = range.clamped(to: line)
    if range.lowerBound < line.lowerBound {
      while let first = marked.first, bytes[first] == 0x20 || bytes[first] == 0x09 { marked.removeFirst() }
    }
    return marked
  }

  private static func withoutByteOrderMark(_ line: Range<Int>, of source: Source) -> Range<Int> {
    let hasMark = line.lowerBound == 0 && source.baseOffset == 0 && source.bytes.starts(with: [0xEF, 0xBB, 0xBF])
    return hasMark ? 3..<max(3, line.upperBound) : line
  }

  /// Where the line behind `line` begins: CRLF and NEL take two bytes.
  private static func lineStart(after line: Range<Int>, of bytes: [UInt8]) -> UInt32 {
    let end = line.upperBound
    let isLong = end + 1 < bytes.count && (bytes[end] == 0x0D && bytes[end + 1] == 0x0A || bytes[end] == 0xC2)
    return UInt32(min(end + (isLong ? 2 : 1), bytes.count))
  }
}
