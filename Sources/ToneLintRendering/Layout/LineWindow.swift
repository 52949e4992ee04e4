/// The part of a source line that is shown: all of it if it fits, else what stands around the marked bytes, with `…` where it is cut.
struct LineWindow {
  let source: [UInt8]
  private(set) var cells: ArraySlice<Cell> = []
  private(set) var isCutBefore = false
  private(set) var isCutAfter = false
  /// The marked columns, counted from the beginning of what is shown; at least one.
  private(set) var mark = 0..<1

  /// Bytes looked at on each side of the mark for each column: a line may be megabytes long. Few characters take more.
  private static let bytesPerColumn = 8

  /// - Parameters:
  ///   - line: bytes of the source without the line end.
  ///   - marked: bytes within `line`; when there are none, one column is marked where they would be.
  ///   - width: columns that there are.
  init(_ line: Range<Int>, of source: [UInt8], marked: Range<Int>, width: Int, meter: WidthMeter) {
    self.source = source
    let scanned = Self.scanned(line, of: source, around: marked, width: width)
    let all = CellScanner.cells(of: source, in: scanned, meter: meter)
    // columns[i] is where cell i begins; one more for the end.
    var columns = [0]
    columns.reserveCapacity(all.count + 2)
    for cell in all { columns.append(columns[columns.count - 1] + cell.columns) }
    let total = columns[all.count]

    let firstMarked = all.firstIndex { $0.bytes.upperBound > marked.lowerBound } ?? all.count
    let afterMarked = all[firstMarked...].firstIndex { $0.bytes.lowerBound >= marked.upperBound } ?? all.count
    let markStart = columns[firstMarked]
    // A mark without bytes takes one column, be it behind the last character.
    let markEnd = marked.isEmpty ? markStart + 1 : max(columns[afterMarked], markStart + 1)

    if scanned == line, max(total, markEnd) <= width {
      cells = all[...]
      mark = markStart..<markEnd
      return
    }
    let middle = width - 2
    let before = (middle - min(markEnd - markStart, middle)) / 2
    let left = max(0, min(markStart - before, max(total, markEnd) - (width - 1)))
    let first = columns.firstIndex { $0 >= left } ?? all.count
    isCutBefore = first > 0 || scanned.lowerBound > line.lowerBound
    var last = first
    while last < all.count {
      isCutAfter = last + 1 < all.count || scanned.upperBound < line.upperBound
      if columns[last + 1] - columns[first] > width - (isCutBefore ? 1 : 0) - (isCutAfter ? 1 : 0) { break }
      last += 1
    }
    isCutAfter = last < all.count || scanned.upperBound < line.upperBound
    cells = all[first..<last]
    let origin = columns[first] - (isCutBefore ? 1 : 0)
    let visibleEnd = max(columns[last], markStart + 1)
    mark = markStart - origin..<min(markEnd, visibleEnd) - origin
  }

  /// The part of the line that is worth looking at, cut between characters.
  private static func scanned(_ line: Range<Int>, of source: [UInt8], around marked: Range<Int>, width: Int) -> Range<Int> {
    let reach = width * bytesPerColumn
    var start = max(line.lowerBound, marked.lowerBound - reach)
    var end = min(line.upperBound, min(marked.upperBound, marked.lowerBound + reach) + reach)
    // At most three continuation bytes belong to a character that is cut; ill-formed text may have more.
    for _ in 0..<3 where start > line.lowerBound && start < marked.lowerBound && source[start] & 0xC0 == 0x80 { start += 1 }
    for _ in 0..<3 where end < line.upperBound && end > marked.lowerBound && source[end] & 0xC0 == 0x80 { end -= 1 }
    return start..<end
  }

  func write(painter: Painter, into out: inout [UInt8]) {
    if isCutBefore { painter.paint(.substitute, "…", into: &out) }
    for cell in cells { cell.write(source, painter: painter, into: &out) }
    if isCutAfter { painter.paint(.substitute, "…", into: &out) }
  }
}
