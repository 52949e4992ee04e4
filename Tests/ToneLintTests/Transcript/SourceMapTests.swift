import Testing
import ToneLint

struct SourceMapTests {
  /// The text `ab⏎cd!`: `ab` at 10, the line end at 12 to 14, `cd` at 14, `!` nowhere.
  private static let map: SourceMap = {
    var map = SourceMap()
    map.literal(text: 0, source: 10)
    map.replaced(text: 2, source: 12, count: 2)
    map.literal(text: 3, source: 14)
    map.absent(text: 5, source: 16)
    return map
  }()

  @Test func literalRunsThatGoOnAreOne() {
    var map = SourceMap()
    map.literal(text: 0, source: 10)
    map.literal(text: 4, source: 14)
    #expect(map.runs.count == 1)
    map.literal(text: 6, source: 20)
    #expect(map.runs.count == 2)
  }

  @Test(arguments: 0..<6, 1...6)
  func copiesHaveThePlacesOfTheirOriginals(start: Int, end: Int) {
    guard start < end else { return }
    var map = Self.map
    map.copy(text: 100, of: ByteRange(start..<end))
    for offset in 0..<(end - start) {
      let original = ByteRange(start + offset..<start + offset + 1)
      #expect(map.source(of: ByteRange(100 + offset..<101 + offset)) == map.source(of: original))
    }
  }

  @Test func textCanStandForAll() {
    var map = Self.map
    map.replaced(text: 100, standingFor: ByteRange(1..<4))
    #expect(map.source(of: ByteRange(100..<103)) == ByteRange(11..<15))
    map.replaced(text: 110, standingFor: ByteRange(5..<6))
    #expect(map.source(of: ByteRange(110..<111)) == ByteRange(16, 16))
  }
}
