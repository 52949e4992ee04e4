/// How many of some cases hold, with the interval in which the true rate lies.
public struct Rate: Hashable, Sendable {
  public var hits: Int
  public var total: Int

  public init(_ hits: Int, of total: Int) {
    self.hits = hits
    self.total = total
  }

  /// 0 to 1; 0 of nothing.
  public var value: Double { total == 0 ? 0 : Double(hits) / Double(total) }

  /// The score interval of Wilson (1927) at 95 %; 0 to 1 of nothing.
  public var interval: ClosedRange<Double> {
    if total == 0 { return 0...1 }
    let n = Double(total)
    let z = 1.959964
    let center = (value + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (value * (1 - value) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, center - half)...min(1, center + half)
  }
}
