import Testing
import ToneLint

/// The map of a text that was read from a text: places go through both.
struct SourceMapCompositionTests {
  /// The file `ab\ncd\u00e9f` as a string of JSON; the inner text is `ab⏎cdéf`.
  private static let inner: SourceMap = {
    var map = SourceMap()
    map.literal(text: 0, source: 10)
    map.replaced(text: 2, source: 12, count: 2)
    map.literal(text: 3, source: 14)
    map.replaced(text: 5, source: 16, count: 6)
    map.literal(text: 7, source: 22)
    return map
  }()

  @Test func literalRunsArePartedWhereTheInnerTextIs() {
    var outer = SourceMap()
    // `b⏎cdé`, read from the inner text's second byte on.
    outer.literal(text: 0, source: 1)
    let map = outer.composed(with: Self.inner, textCount: 6)
    #expect(map.source(of: ByteRange(0, 1)) == ByteRange(11, 12))
    #expect(map.source(of: ByteRange(1, 2)) == ByteRange(12, 14))
    #expect(map.source(of: ByteRange(2, 4)) == ByteRange(14, 16))
    #expect(map.source(of: ByteRange(4, 6)) == ByteRange(16, 22))
    #expect(map.source(of: ByteRange(0, 6)) == ByteRange(11, 22))
  }

  @Test func whatWasReplacedStandsForAllOfIt() {
    var outer = SourceMap()
    outer.replaced(text: 0, source: 1, count: 3)
    outer.absent(text: 1, source: 4)
    outer.literal(text: 3, source: 7)
    let map = outer.composed(with: Self.inner, textCount: 4)
    #expect(map.source(of: ByteRange(0, 1)) == ByteRange(11, 15))
    #expect(map.source(of: ByteRange(1, 3)) == ByteRange(15, 15))
    #expect(map.source(of: ByteRange(3, 4)) == ByteRange(22, 23))
  }

  @Test func manyRunsTakeLinearTime() {
    var inner = SourceMap()
    var outer = SourceMap()
    for index in 0..<100_000 {
      inner.replaced(text: index, source: index * 2, count: 2)
      if index % 3 == 0 { outer.literal(text: index, source: index) }
    }
    let map = outer.composed(with: inner, textCount: 100_000)
    #expect(map.runs.count == 100_000)
    #expect(map.source(of: ByteRange(99_998, 99_999)) == ByteRange(199_996, 199_998))
  }
}
