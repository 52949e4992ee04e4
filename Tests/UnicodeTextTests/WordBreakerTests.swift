import Testing
import UnicodeText

@Suite struct WordBreakerTests {
  private func words(_ text: String) -> [String] {
    let bytes = Samples.bytes(text)
    var breaker = WordBreaker()
    var out: [UInt32] = []
    breaker.boundaries(of: bytes, in: bytes.indices, into: &out)
    return zip(out, out.dropFirst()).map { String(decoding: bytes[Int($0)..<Int($1)], as: UTF8.self) }
  }

  @Test(arguments: [
    ("I didn't.", ["I", " ", "didn't", "."]),
    ("don’t", ["don’t"]),
    ("3.14, a_b", ["3.14", ",", " ", "a_b"]),
    ("a:b", ["a", ":", "b"]),
    ("a  b\r\n", ["a", "  ", "b", "\r\n"]),
    ("naïve 👨‍👩‍👧", ["naïve", " ", "👨‍👩‍👧"]),
    ("🇺🇸🇩🇪", ["🇺🇸", "🇩🇪"]),
    ("a\0b", ["a", "\0", "b"]),
  ])
  func splitsIntoWords(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test func countsFromTheStartOfTheText() {
    let bytes = Samples.bytes("xx é yy")
    var breaker = WordBreaker()
    var out: [UInt32] = [9, 9]
    breaker.boundaries(of: bytes, in: 3..<6, into: &out)
    #expect(out == [3, 5, 6])
    breaker.boundaries(of: bytes, in: 4..<4, into: &out)
    #expect(out == [4])
    breaker.boundaries(of: [], in: 0..<0, into: &out)
    #expect(out == [0])
  }

  @Test func stopsWhereAsked() {
    let bytes = Samples.bytes("é ü ö")
    var breaker = WordBreaker()
    var out: [UInt32] = [9]
    breaker.boundaries(of: bytes, in: bytes.indices, into: &out) { bytes[$0] == 0x20 }
    #expect(out == [0, 2])
    breaker.boundaries(of: bytes, in: bytes.indices, into: &out) { $0 > 2 }
    #expect(out == [0, 2, 3])
    breaker.boundaries(of: bytes, in: bytes.indices, into: &out) { _ in false }
    #expect(out == [0, 2, 3, 5, 6, 8])
  }

  @Test func rangeHidesItsSurroundings() {
    let bytes = Samples.bytes("abcdef")
    var breaker = WordBreaker()
    var out: [UInt32] = []
    breaker.boundaries(of: bytes, in: 2..<4, into: &out)
    #expect(out == [2, 4])
  }

  @Test(arguments: Samples.illFormed)
  func survivesIllFormedText(bytes: [UInt8]) {
    var breaker = WordBreaker()
    var out: [UInt32] = []
    breaker.boundaries(of: bytes, in: bytes.indices, into: &out)
    #expect(out.first == 0)
    #expect(out.last == UInt32(bytes.count))
    #expect(zip(out, out.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func isReusable() {
    var breaker = WordBreaker()
    var out: [UInt32] = []
    for count in 0..<200 {
      let bytes = Samples.bytes(String(repeating: "é ", count: count))
      breaker.boundaries(of: bytes, in: bytes.indices, into: &out)
      #expect(out.count == 2 * count + 1)
    }
  }
}
