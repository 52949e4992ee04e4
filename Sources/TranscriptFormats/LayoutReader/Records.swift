/// What was found of one conversation, still as places in the source: rows of values.
///
/// A row is a conversation, a message or an entry of a table such as Zendesk's users. Nothing is decoded before the conversation is
/// whole, since what says who speaks may stand at its end.
struct Records {
  struct Row {
    /// 0 for the conversation itself.
    var kind: Int
    /// Where its values begin in `values`.
    var firstValue: Int
    /// Where it begins in the source.
    var start: Int
  }

  /// A string with its quotes, a number or a boolean of the source; empty for none.
  struct Value {
    var start: UInt32 = 0
    var end: UInt32 = 0
    /// The next part of a value in several parts; 0 for none.
    var next = 0

    var isEmpty: Bool { end == start }
    var indices: Range<Int> { Int(start)..<Int(end) }
  }

  private(set) var rows: [Row] = []
  private(set) var values: [Value] = []

  mutating func removeAll() {
    rows.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
  }

  /// Adds all rows of others.
  mutating func append(_ other: Records) {
    let offset = values.count
    for row in other.rows { rows.append(Row(kind: row.kind, firstValue: row.firstValue + offset, start: row.start)) }
    for value in other.values {
      values.append(Value(start: value.start, end: value.end, next: value.next == 0 ? 0 : value.next + offset))
    }
  }

  /// Begins a row and gives the place of its first value.
  mutating func beginRow(kind: Int, valueCount: Int, at start: Int) -> Int {
    let first = values.count
    rows.append(Row(kind: kind, firstValue: first, start: start))
    for _ in 0..<valueCount { values.append(Value()) }
    return first
  }

  /// Sets a value; false when it was set before, and then the last counts.
  mutating func set(_ place: Int, _ range: Range<Int>) -> Bool {
    let isNew = values[place].isEmpty
    values[place] = Value(start: UInt32(truncatingIfNeeded: range.lowerBound), end: UInt32(truncatingIfNeeded: range.upperBound))
    return isNew
  }

  /// Adds a part to a value in several parts. `last` is where its last part stands, 0 when it has none.
  mutating func append(_ place: Int, _ range: Range<Int>, last: inout (place: Int, part: Int)) {
    guard !values[place].isEmpty else {
      _ = set(place, range)
      return
    }
    var part = last.place == place ? last.part : place
    while values[part].next != 0 { part = values[part].next }
    values[part].next = values.count
    last = (place, values.count)
    values.append(Value(start: UInt32(truncatingIfNeeded: range.lowerBound), end: UInt32(truncatingIfNeeded: range.upperBound)))
  }
}
