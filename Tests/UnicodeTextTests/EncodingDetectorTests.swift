import Testing
import UnicodeText

@Suite struct EncodingDetectorTests {
  private func detect(_ bytes: [UInt8], limit: Int) -> (name: String, confidence: Int)? {
    var detector = EncodingDetector()
    return detector.detect(bytes, limit: limit)
  }

  @Test func tellsUTF8() throws {
    let guess = try #require(detect(Samples.bytes("Schöne Grüße aus Köln, ça va très bien, naïve “quotes”"), limit: 1000))
    #expect(guess.name == "UTF-8")
    #expect(guess.confidence > 50)
  }

  @Test func tellsShiftJIS() throws {
    // こんにちは、お元気ですか。 and more of the like.
    let phrase: [UInt8] = [
      0x82, 0xB1, 0x82, 0xF1, 0x82, 0xC9, 0x82, 0xBF, 0x82, 0xCD, 0x81, 0x41, 0x82, 0xA8, 0x8C, 0xB3, 0x8B, 0x43, 0x82, 0xC5, 0x82, 0xB7,
      0x82,
      0xA9, 0x81, 0x42,
    ]
    let guess = try #require(detect(Array(repeatElement(phrase, count: 20).joined()), limit: 400))
    #expect(guess.name == "Shift_JIS")
    _ = try Samples.converter(guess.name)
  }

  @Test func nothingIsNoEncoding() {
    #expect(detect([], limit: 10) == nil)
    #expect(detect([0x61], limit: 0) == nil)
    #expect(detect([0x61], limit: -1) == nil)
  }

  @Test(arguments: Samples.illFormed)
  func survivesAnything(bytes: [UInt8]) {
    if let guess = detect(bytes, limit: 10) { #expect((0...100).contains(guess.confidence)) }
  }
}
