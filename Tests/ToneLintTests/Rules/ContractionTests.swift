import Testing

@testable import ToneLint

struct ContractionTests {
  @Test(arguments: [
    ("didn't", "did", Contraction.Clitic.not), ("isn't", "is", .not), ("you're", "you", .are), ("we've", "we", .have),
    ("they'll", "they", .will),
    ("i'm", "i", .am), ("he'd", "he", .d), ("it's", "it", .s), ("who's", "who", .s), ("that's", "that", .s),
    ("dana's", "dana", .possessive),
    ("shouldn't've", "shouldn't", .have), ("nobody's", "nobody", .s),
  ])
  func divides(word: String, host: String, clitic: Contraction.Clitic) {
    let parts = Contraction.divide(Array(word.utf8)[...])
    #expect(parts?.host == host.utf8.count)
    #expect(parts?.clitic == clitic)
  }

  @Test(arguments: ["", "plain", "'", "'s", "o'clock", "n't", "cat't", "rock'n'roll", "dogs'", "it'x", "y'all"])
  func leavesOtherWordsWhole(word: String) {
    #expect(Contraction.divide(Array(word.utf8)[...]) == nil)
  }

  @Test func dividesASliceByItsOwnOffsets() {
    let bytes = Array("xx didn't".utf8)
    #expect(Contraction.divide(bytes[3...])?.host == 3)
  }
}
