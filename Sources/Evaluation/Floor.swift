/// The least that precision and recall may be, by category: what a change must not fall below.
///
///     # category   precision   recall
///     all          0.90        0.50
///     blame        0.88        0.45
public struct Floor: Sendable {
  /// The name under which all categories together stand.
  public static let all = "all"

  private struct Entry: Sendable {
    var category: String
    var precision: Double
    var recall: Double
  }
  private var entries: [Entry] = []

  /// A line that cannot be read.
  public struct Fault: Error, CustomStringConvertible {
    public var line: Int
    public var description: String { "\(line): expected a category, a precision and a recall between 0 and 1" }
  }

  /// Reads a floor; empty lines and what follows `#` count for nothing.
  public init(_ text: String) throws(Fault) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let fields = line.prefix { $0 != "#" }.split(whereSeparator: \.isWhitespace)
      if fields.isEmpty { continue }
      guard fields.count == 3, let precision = Double(fields[1]), let recall = Double(fields[2]), (0...1).contains(precision),
        (0...1).contains(recall)
      else { throw Fault(line: index + 1) }
      entries.append(Entry(category: String(fields[0]), precision: precision, recall: recall))
    }
  }

  /// What of an evaluation is below the floor, a sentence each.
  public func violations(of evaluation: Evaluation, _ level: Evaluation.Level) -> [String] {
    entries.flatMap { entry in
      let score = entry.category == Floor.all ? evaluation.total(level) : evaluation.score(of: entry.category, level)
      return [("precision", score.precision.value, entry.precision), ("recall", score.recall.value, entry.recall)].compactMap {
        name, value, floor in
        value < floor ? "\(entry.category): \(name) is \(value.fraction), below the floor of \(floor.fraction)" : nil
      }
    }
  }
}
