extension ConversationBuilder {
  /// The rows of each conversation, where rows answer one another: a row, then the answers to it, each followed by its own.
  ///
  /// A thread is looked for among the rows of one source; one that goes over its edge is read as two.
  mutating func threads(of records: Records, _ source: [UInt8]) -> [[Int]] {
    var index = RowIndex()
    for row in records.rows.indices {
      if let id = replyKey(plan.reply.id, in: row, records, source) { index.insert(id, table: 0, row: row) }
    }
    var answers = [[Int]](repeating: [], count: records.rows.count)
    var roots: [Int] = []
    for row in records.rows.indices {
      if let key = replyKey(plan.reply.to, in: row, records, source), let parent = index.row(of: key, table: 0), parent != row {
        answers[parent].append(row)
      } else {
        roots.append(row)
      }
    }
    var seen = [Bool](repeating: false, count: records.rows.count)
    var threads: [[Int]] = []
    // Rows that answer each other in a circle have no first one: any will do.
    for root in roots + Array(records.rows.indices) where !seen[root] {
      var thread: [Int] = []
      var waiting = [root]
      while let row = waiting.popLast() {
        if seen[row] { continue }
        seen[row] = true
        thread.append(row)
        waiting += answers[row].reversed()
      }
      threads.append(thread)
    }
    return threads
  }

  /// An id; `3.0`, as spreadsheets and data frames write a whole number beside empty cells, is `3`.
  private mutating func replyKey(_ choice: ChoicePlan, in row: Int, _ records: Records, _ source: [UInt8]) -> ArraySlice<UInt8>? {
    guard let key = bytes(of: choice, in: row, records, source) else { return nil }
    return key.count > 2 && key.suffix(2).elementsEqual([0x2E, 0x30]) ? key.dropLast(2) : key
  }
}
