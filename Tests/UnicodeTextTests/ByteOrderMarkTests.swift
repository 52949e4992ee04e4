import Testing
import UnicodeText

@Suite struct ByteOrderMarkTests {
  @Test(
    arguments: [
      ([0xEF, 0xBB, 0xBF, 0x61], "UTF-8", 3), ([0xFF, 0xFE, 0x61, 0x00], "UTF-16LE", 2), ([0xFE, 0xFF], "UTF-16BE", 2),
      ([0xFF, 0xFE, 0x00, 0x00], "UTF-32LE", 4), ([0x00, 0x00, 0xFE, 0xFF], "UTF-32BE", 4),
    ] as [([UInt8], String, Int)])
  func readsTheMark(bytes: [UInt8], encoding: String, length: Int) throws {
    let mark = try #require(ByteOrderMark.of(bytes))
    #expect(mark == (encoding, length))
    _ = try Samples.converter(mark.encoding)
  }

  @Test(arguments: [[], [0xEF, 0xBB], [0xFF], [0x00, 0x00, 0xFE], [0x61, 0xEF, 0xBB, 0xBF]] as [[UInt8]])
  func elseThereIsNone(bytes: [UInt8]) {
    #expect(ByteOrderMark.of(bytes) == nil)
  }
}
