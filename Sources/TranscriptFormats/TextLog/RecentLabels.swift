import ToneLint

/// The last two labels of plain role words ("Agent: ", "Customer: "), which most lines of most logs begin with: a line that begins
/// with the same bytes has the same label, and need not be taken apart. Saves a third of the instructions of the whole reader on such a log.
struct RecentLabels {
  private var first: LineMark?
  private var second: LineMark?

  /// Keeps a label, if it is nothing but a name, a colon and a space: all that a label says stands in these bytes.
  mutating func add(_ mark: LineMark) {
    guard mark.time.isEmpty, !mark.isTight, mark.text == mark.name.end + 2 else { return }
    second = first
    first = mark
  }

  /// Fills in the mark of a line that begins at `start` like one of the two.
  @inline(__always)
  mutating func completes(_ mark: inout LineMark, _ bytes: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    if let first, isSame(first, bytes, start, end) {
      fill(&mark, like: first, start)
      return true
    }
    if let second, isSame(second, bytes, start, end) {
      fill(&mark, like: second, start)
      self.second = first
      first = second
      return true
    }
    return false
  }

  /// Whether the line has the label's bytes, and then something that is no blank.
  @inline(__always)
  private func isSame(_ mark: LineMark, _ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    let count = Int(mark.text - mark.name.start)
    guard end - start > count, !isBlank(bytes[start + count]) else { return false }
    let name = Int(mark.name.start)
    var index = 0
    while index < count {
      if bytes[start + index] != bytes[name + index] { return false }
      index += 1
    }
    return true
  }

  @inline(__always)
  private func fill(_ mark: inout LineMark, like other: LineMark, _ start: Int) {
    let start = UInt32(truncatingIfNeeded: start)
    mark.style = other.style
    mark.speaker = other.speaker
    mark.name = ByteRange(start, start + UInt32(truncatingIfNeeded: other.name.count))
    mark.text = start + (other.text - other.name.start)
  }
}
