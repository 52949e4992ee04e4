import ToneLint

/// Cuts a table between rows: before the last conversation where rows of one stand side by side, anywhere where rows answer one another,
/// nowhere where the table is one conversation.
struct RowCutter: PartCutter {
  private let layout: Layout
  private let idColumns: [Int]
  private var scanner: RowScanner
  private var index = 0
  private var lastCut: Int?
  /// The id of the row before.
  private var id: [UInt8] = []

  init(_ layout: Layout, _ shape: TableShape) {
    self.layout = layout
    scanner = RowScanner(delimiter: shape.delimiter)
    idColumns = layout.id.operands.compactMap { operand in
      if case .key(let name)? = operand.path.steps.first { shape.column(name) } else { nil }
    }
  }

  mutating func cut(_ bytes: [UInt8]) -> Int? {
    if layout.grouping == .id, idColumns.isEmpty { return nil }
    while true {
      let next = scanner.scan(bytes.span, from: index)
      // A row at the end may go on; so may one that seems broken for want of its end.
      guard scanner.isEnded, next < bytes.count, scanner.fault == nil || bytes.count - index > Limits.tableField else { break }
      if isCut(bytes) { lastCut = index > 0 ? index : lastCut }
      index = next
    }
    guard let cut = lastCut else { return nil }
    lastCut = nil
    index -= cut
    return cut
  }

  /// Whether the row scanned last may begin a part.
  private mutating func isCut(_ bytes: [UInt8]) -> Bool {
    guard layout.grouping == .id else { return true }
    guard let field = idColumns.compactMap({ $0 < scanner.fields.count ? scanner.fields[$0] : nil }).first(where: { !$0.isEmpty }) else {
      return false
    }
    if bytes[field].elementsEqual(id) { return false }
    id = Array(bytes[field])
    return true
  }
}
