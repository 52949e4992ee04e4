import Testing

@testable import UnicodeText

@Suite struct OffsetMapTests {
  @Test func anEmptyMapLeadsToTheEnd() {
    var map = OffsetMap(original: 3)
    #expect(map.originalOffset(ofUTF8: 0) == 3)
    map.finish(original: 7)
    #expect(map.originalOffset(ofUTF8: 0) == 7)
    #expect(map.originalOffset(ofUTF8: -1) == 7)
    #expect(map.originalOffset(ofUTF8: 9) == 7)
  }

  /// Against a plain array, with lengths on both sides of what a step can hold, long runs and characters of no length.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func agreesWithAPlainArray(seed: UInt64) {
    var generator = SeededGenerator(seed: seed &* 7919)
    var map = OffsetMap(original: 2)
    var expected: [Int] = []
    var original = Int.random(in: 2...9, using: &generator)
    while expected.count < 3000 {
      let utf8Length = Int.random(in: 1...4, using: &generator)
      let length = [0, 1, 1, 2, 3, 4, 6, 7, 8, 9, 40].randomElement(using: &generator)!
      for _ in 0..<[1, 1, 2, 8, 9, 100].randomElement(using: &generator)! {
        map.append(utf8Length: utf8Length, original: original)
        expected.append(contentsOf: repeatElement(original, count: utf8Length))
        original += length
      }
    }
    map.finish(original: original)
    expected.append(original)
    #expect(expected.indices.map(map.originalOffset(ofUTF8:)) == expected)
  }
}
