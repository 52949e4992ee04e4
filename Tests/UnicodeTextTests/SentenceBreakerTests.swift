import Testing
import UnicodeText

@Suite struct SentenceBreakerTests {
  @Test(arguments: [
    ("One. Two? Three", ["One. ", "Two? ", "Three"]),
    ("Use e.g. this.", ["Use e.g. this."]),
    ("Es ist so。次の文。", ["Es ist so。", "次の文。"]),
    ("a\n\nb", ["a\n", "\n", "b"]),
    ("", []),
  ])
  func splitsIntoSentences(text: String, expected: [String]) {
    let bytes = Samples.bytes(text)
    var breaker = SentenceBreaker()
    var out: [UInt32] = []
    breaker.boundaries(of: bytes, in: bytes.indices, into: &out)
    #expect(zip(out, out.dropFirst()).map { String(decoding: bytes[Int($0)..<Int($1)], as: UTF8.self) } == expected)
  }

  @Test(arguments: Samples.illFormed)
  func survivesIllFormedText(bytes: [UInt8]) {
    var breaker = SentenceBreaker()
    var out: [UInt32] = []
    breaker.boundaries(of: bytes, in: bytes.indices, into: &out)
    #expect(out.first == 0)
    #expect(out.last == UInt32(bytes.count))
  }
}
