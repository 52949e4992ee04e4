/// Columns of text, two blanks between them.
public enum TextTable {
  /// - Parameter rightAligned: the columns whose cells stand at the right; the last column of the others is not padded.
  public static func text(of rows: [[String]], rightAligned: Set<Int> = []) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { column, cell in
        let blank = String(repeating: " ", count: widths[column] - cell.count)
        return rightAligned.contains(column) ? blank + cell : column == row.count - 1 ? cell : cell + blank
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
