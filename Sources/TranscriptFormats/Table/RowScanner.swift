import ToneLint

/// Finds rows and fields of a table (RFC 4180, section 2): fields in quotes may hold delimiters, line ends and doubled quotes.
struct RowScanner {
  let delimiter: UInt8
  /// The fields of the row read last, with their quotes.
  private(set) var fields: [Range<Int>] = []
  /// What is wrong with the row read last, and where.
  private(set) var fault: (offset: Int, message: String)?
  /// Whether the row read last is ended by a line end, not by the end of the bytes.
  private(set) var isEnded = false

  init(delimiter: UInt8) { self.delimiter = delimiter }

  /// Reads the row that begins at `start`.
  ///
  /// A row with a broken quote ends with its first line: what follows may be good.
  /// - Returns: where the next row begins.
  mutating func scan(_ bytes: Span<UInt8>, from start: Int) -> Int {
    fields.removeAll(keepingCapacity: true)
    fault = nil
    isEnded = false
    var index = start
    while true {
      let field = index
      if index < bytes.count, bytes[index] == 0x22 {
        guard let end = endOfQuoted(bytes, from: index) else {
          let lineEnd = firstLineEnd(bytes, from: start)
          isEnded = lineEnd.next < bytes.count || lineEnd.start < bytes.count
          return lineEnd.next
        }
        index = end
      } else {
        while index < bytes.count, bytes[index] != delimiter, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
      }
      fields.append(field..<index)
      guard index < bytes.count else { return index }
      if bytes[index] == delimiter {
        index += 1
        continue
      }
      isEnded = true
      let isPair = bytes[index] == 0x0D && index + 1 < bytes.count && bytes[index + 1] == 0x0A
      return index + (isPair ? 2 : 1)
    }
  }

  /// The place behind the closing quote of the field at `start`; nil, with a fault, when it is not closed or something follows it.
  private mutating func endOfQuoted(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var index = start + 1
    while true {
      index = first(0x22, bytes, from: index)
      guard index < bytes.count, index - start <= Limits.tableField else { break }
      guard index + 1 < bytes.count else { return index + 1 }
      if bytes[index + 1] == 0x22 {
        index += 2
        continue
      }
      let next = bytes[index + 1]
      if next == delimiter || next == 0x0A || next == 0x0D { return index + 1 }
      fault = (index, "expected the delimiter or the line end after the closing quote; a quote in a field is written \"\"")
      return nil
    }
    fault = (start, "this quote is not closed")
    return nil
  }

  /// Whether the row read last is an empty line.
  var isBlank: Bool { fields.count == 1 && fields[0].isEmpty }
}
