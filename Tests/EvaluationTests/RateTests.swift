import Evaluation
import Testing

struct RateTests {
  /// Bounds as statistics handbooks give them for the score interval (for 0 of 10 z²/(n + z²), about 0.2775).
  @Test(arguments: [
    (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (5, 10, 0.2366, 0.7634), (81, 100, 0.7222, 0.8749),
  ])
  func wilson(hits: Int, total: Int, low: Double, high: Double) {
    let interval = Rate(hits, of: total).interval
    #expect(abs(interval.lowerBound - low) < 0.0001)
    #expect(abs(interval.upperBound - high) < 0.0001)
  }

  @Test func ofNothing() {
    #expect(Rate(0, of: 0).value == 0)
    #expect(Rate(0, of: 0).interval == 0...1)
  }
}
