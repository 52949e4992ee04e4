import Testing

@testable import UnicodeText

@Suite struct UTF8ValidationTests {
  @Test(
    arguments: [
      ([0x61, 0xE2, 0x80, 0x41], [1..<3]), ([0xF0, 0x9F, 0x98], [0..<3]), ([0xED, 0xA0, 0x80], [0..<1, 1..<2, 2..<3]),
      ([0xC0, 0x80], [0..<1, 1..<2]), ([0xF4, 0x90, 0x80, 0x80], [0..<1, 1..<2, 2..<3, 3..<4]), ([0x00, 0x80], [1..<2]),
      ([0xE2, 0x80, 0xE2, 0x80, 0xA6], [0..<2]), ([], []), ([0xC3, 0xA9], []),
    ] as [([UInt8], [Range<Int>])])
  func findsMaximalSubparts(bytes: [UInt8], expected: [Range<Int>]) {
    #expect(UTF8Validation.illFormedRanges(in: bytes, range: bytes.indices, limit: 100) == expected)
    #expect(UTF8Validation.firstIllFormed(in: bytes, range: bytes.indices) == expected.first)
  }

  @Test func keepsToRangeAndLimit() {
    let bytes = Samples.bytes("é") + [0x80, 0x80, 0x80]
    #expect(UTF8Validation.illFormedRanges(in: bytes, range: 0..<5, limit: 2) == [2..<3, 3..<4])
    #expect(UTF8Validation.illFormedRanges(in: bytes, range: 0..<5, limit: 0) == [])
    #expect(UTF8Validation.illFormedRanges(in: bytes, range: 1..<2, limit: 9) == [1..<2])
    #expect(UTF8Validation.firstIllFormed(in: bytes, range: 0..<1) == 0..<1)
    #expect(UTF8Validation.firstIllFormed(in: bytes, range: 3..<3) == nil)
  }

  @Test func agreesWithICU() {
    var generator = SeededGenerator(seed: 3)
    let alphabet: [UInt8] = [0x41, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xE2, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5]
    for _ in 0..<5000 {
      let bytes = (0..<12).map { _ in alphabet.randomElement(using: &generator)! }
      var expected: [Range<Int>] = []
      var scalars = UTF8Scalars(bytes.indices)
      var start = 0
      while let scalar = scalars.next(in: bytes) {
        let range = start..<scalars.position
        if scalar == 0xFFFD, Array(bytes[range]) != [0xEF, 0xBF, 0xBD] { expected.append(range) }
        start = scalars.position
      }
      #expect(UTF8Validation.illFormedRanges(in: bytes, range: bytes.indices, limit: 100) == expected)
    }
  }
}
