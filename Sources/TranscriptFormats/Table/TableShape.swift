/// How one table is written, as its header tells.
public struct TableShape: Sendable, Hashable {
  /// Between fields: comma, semicolon, tab or bar, whichever parts the header into most.
  public var delimiter: UInt8
  /// The names of the columns, as `TableShape.plain` has them.
  public var columns: [String]

  private static let delimiters: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

  init(_ beginning: Span<UInt8>) {
    delimiter = 0x2C
    columns = []
    for candidate in TableShape.delimiters {
      var scanner = RowScanner(delimiter: candidate)
      _ = scanner.scan(beginning, from: TableShape.header(beginning))
      guard scanner.fault == nil, scanner.fields.count > max(1, columns.count) else { continue }
      delimiter = candidate
      columns = scanner.fields.map { field in
        var name: [UInt8] = []
        for index in field { name.append(beginning[index]) }
        return TableShape.plain(String(decoding: name, as: UTF8.self))
      }
    }
  }

  /// Where the header begins: behind empty lines.
  static func header(_ bytes: Span<UInt8>) -> Int {
    var index = startOfText(bytes)
    while index < bytes.count, isSpace(bytes[index]), bytes[index] != 0x09 { index += 1 }
    return index
  }

  /// A column's name in lower case without anything but letters and digits: "Ticket ID" and "ticket_id" are one.
  static func plain(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// The column of a name; nil when there is none.
  func column(_ name: String) -> Int? { columns.firstIndex(of: TableShape.plain(name)) }

  /// Whether all columns of a layout's fingerprint are there.
  func fits(_ layout: Layout) -> Bool {
    layout.fingerprint.allSatisfy { entry in
      entry.contains { path in
        if case .key(let name)? = path.steps.first { column(name) != nil } else { false }
      }
    }
  }
}
