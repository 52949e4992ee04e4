public import ToneLint

/// Reads CSV and TSV by a layout whose keys are the columns' names. Rows of one conversation stand side by side with the same id, or
/// answer one another (`ReplyThreads`); where the table has no id, it is one conversation.
public struct TableReader: TranscriptReader {
  private let plan: LayoutPlan
  private let shape: TableShape
  /// For each value of a row that the table has, its column.
  private let columns: [(column: Int, value: Int)]
  private var scanner: RowScanner
  private var builder: ConversationBuilder
  private var group = Records()
  private var row = Records()
  private var faults = FaultLog()
  private let hasID: Bool

  public init(layout: Layout, shape: TableShape, options: ReadingOptions = ReadingOptions()) {
    plan = LayoutPlan(layout)
    self.shape = shape
    columns = plan.columns.compactMap { name, value in shape.column(name).map { ($0, value) } }
    scanner = RowScanner(delimiter: shape.delimiter)
    builder = ConversationBuilder(plan, options: options)
    hasID = TableReader.hasID(layout, shape)
  }

  /// Whether the table has a column for the conversation's id.
  static func hasID(_ layout: Layout, _ shape: TableShape) -> Bool {
    layout.id.operands.contains { operand in
      if case .key(let name)? = operand.path.steps.first { shape.column(name) != nil } else { false }
    }
  }

  public mutating func read(_ source: Source, faults: inout [InputFault], _ body: (borrowing Conversation) -> Void) {
    let bytes = source.bytes.span
    var index = startOfText(bytes)
    group.removeAll()
    if source.isBeginning { index = scanner.scan(bytes, from: TableShape.header(bytes)) }
    while index < bytes.count {
      let start = index
      index = scanner.scan(bytes, from: start)
      if let fault = scanner.fault {
        self.faults.add(at: ByteRange(fault.offset..<fault.offset + 1), fault.message)
      } else if !scanner.isBlank {
        readRow(at: start, source, body)
      }
    }
    finish(source, body)
    self.faults.drain(into: &faults)
    builder.drainNotes(into: &faults)
  }

  /// Takes the fields of the row that was scanned last.
  private mutating func readRow(at start: Int, _ source: Source, _ body: (borrowing Conversation) -> Void) {
    if scanner.fields.count != shape.columns.count {
      faults.add(at: ByteRange(start..<start + 1), "this row has \(scanner.fields.count) fields, the header \(shape.columns.count)")
    }
    row.removeAll()
    let first = row.beginRow(kind: 0, valueCount: plan.valueCounts[0], at: start)
    for (column, value) in columns where column < scanner.fields.count { _ = row.set(first + value, scanner.fields[column]) }
    if plan.layout.grouping == .id, hasID, !group.rows.isEmpty, !builder.haveSameID(group, row, of: source.bytes) { finish(source, body) }
    group.append(row)
  }

  /// Hands out the rows gathered so far.
  private mutating func finish(_ source: Source, _ body: (borrowing Conversation) -> Void) {
    guard !group.rows.isEmpty else { return }
    if case .replies = plan.layout.grouping {
      for thread in builder.threads(of: group, source.bytes) {
        handOut(thread, source, body)
      }
    } else {
      handOut(group.rows.indices, source, body)
    }
    group.removeAll()
  }

  private mutating func handOut(_ rows: some Collection<Int>, _ source: Source, _ body: (borrowing Conversation) -> Void) {
    builder.build(group, rows: rows, of: source.bytes)
    if !builder.conversation.messages.isEmpty { body(builder.conversation) }
  }
}
