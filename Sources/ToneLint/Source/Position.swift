/// A place in an input file.
public struct Position: Hashable, Sendable {
  /// Bytes from the beginning of the original file.
  public var offset: Int
  /// 1-based line. Line ends are LF, CRLF, CR and NEL (U+0085).
  public var line: Int
  /// 1-based column, in bytes of the UTF-8 text of that line.
  public var column: Int

  public init(offset: Int, line: Int, column: Int) {
    self.offset = offset
    self.line = line
    self.column = column
  }
}

/// Finds lines in a source. Made when the first position is asked for: a clean file never pays for it.
public struct LineIndex: Sendable {
  /// Offsets in the source's bytes at which lines begin, ascending; the first is 0.
  private let starts: [UInt32]
  private let baseLine: Int

  public init(_ source: Source) {
    var starts: [UInt32] = [0]
    let bytes = source.bytes.span
    var index = 0
    let count = bytes.count
    while index < count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case 0x0A:
        starts.append(UInt32(index))
      case 0x0D:
        if index < count, bytes[index] == 0x0A { index += 1 }
        starts.append(UInt32(index))
      case 0x85 where index >= 2 && bytes[index - 2] == 0xC2:
        starts.append(UInt32(index))
      default:
        break
      }
    }
    self.starts = starts
    self.baseLine = source.baseLine
  }

  /// The position of an offset of the source's bytes.
  public func position(of offset: UInt32, in source: Source) -> Position {
    let line = starts.lastHolding { $0 <= offset } ?? 0
    let start = starts[line]
    let before = line == 0 ? source.baseColumn : 0
    return Position(offset: source.fileOffset(offset), line: source.baseLine + line, column: before + Int(offset - start) + 1)
  }

  /// The bytes of the line that holds `offset`, without its line end.
  public func lineRange(holding offset: UInt32, in source: Source) -> Range<Int> {
    let line = starts.lastHolding { $0 <= offset } ?? 0
    let start = starts[line]
    let next = line + 1
    var end = next < starts.count ? Int(starts[next]) : source.bytes.count
    while end > Int(start), source.bytes[end - 1] == 0x0A || source.bytes[end - 1] == 0x0D { end -= 1 }
    if end >= Int(start) + 2, source.bytes[end - 1] == 0x85, source.bytes[end - 2] == 0xC2 { end -= 2 }
    return Int(start)..<end
  }

  /// Where the last line of some bytes begins.
  public static func startOfLastLine(in bytes: [UInt8]) -> Int {
    var index = bytes.count
    while index > 0 {
      let byte = bytes[index - 1]
      if byte == 0x0A || byte == 0x0D || byte == 0x85 && index > 1 && bytes[index - 2] == 0xC2 { break }
      index -= 1
    }
    return index
  }

  /// How many lines end in some bytes, without an index of them.
  public static func lineEnds(in bytes: [UInt8]) -> Int {
    let bytes = bytes.span
    var ends = 0
    var before: UInt8 = 0
    for index in bytes.indices {
      let byte = bytes[index]
      // LF; NEL (C2 85); CR unless an LF follows, which takes its count back.
      if byte == 0x0A { ends += before == 0x0D ? 0 : 1 } else if byte == 0x0D || byte == 0x85 && before == 0xC2 { ends += 1 }
      before = byte
    }
    return ends
  }
}
