/// Finds the rows of a conversation's tables by their keys: Zendesk's users, the participants of a call.
struct RowIndex {
  private var rows: [Int: Int] = [:]

  mutating func removeAll() { rows.removeAll(keepingCapacity: true) }

  /// Notes where a key of a table is; the last row with a key counts.
  mutating func insert(_ key: ArraySlice<UInt8>, table: Int, row: Int) { rows[RowIndex.hash(key, table)] = row }

  func row(of key: ArraySlice<UInt8>, table: Int) -> Int? { rows[RowIndex.hash(key, table)] }

  /// The library's keyed hash, so that no file can be made to collide.
  private static func hash(_ key: ArraySlice<UInt8>, _ table: Int) -> Int {
    var hasher = Hasher()
    hasher.combine(table)
    for byte in key { hasher.combine(byte) }
    return hasher.finalize()
  }
}
