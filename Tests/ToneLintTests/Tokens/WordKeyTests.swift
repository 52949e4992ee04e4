import Testing

@testable import ToneLint

struct WordKeyTests {
  private func key(_ word: String) -> WordKey { WordKey(word.utf8) }

  @Test func wordsOfUpToSixteenBytesAreToldApart() {
    let words = [
      "a", "b", "aa", "ab", "ba", "abcdefgh", "abcdefghi", "iabcdefgh", "abcdefghijklmnop", "bbcdefghijklmnop", "abcdefghijklmnoq",
    ]
    #expect(Set(words.map(key)).count == words.count)
  }

  @Test func longerWordsAreToldApartByTheVocabulary() {
    var builder = VocabularyBuilder(capacity: 4)
    builder.add(Array("straightforwardness".utf8), symbol: 20)
    builder.add(Array("straightforwardnesx".utf8), symbol: 21)
    let vocabulary = builder.finished()
    let found = ["straightforwardness", "straightforwardnesx", "straightforwardnesy"].map { word -> Symbol? in
      guard case .symbol(let symbol, _) = vocabulary.meaning(of: Array(word.utf8)) else { return nil }
      return symbol
    }
    #expect(found == [20, 21, nil])
  }

  @Test(arguments: [
    ("sooo", true), ("aaa", true), ("soo", false), ("so", false), ("aaabcdefghijklmn", true), ("abcdefgggijklmno", true),
    ("abcdefghhhijklmn", true),
    ("abcdefghiiijklmn", true), ("abcdefghijklmmm", true), ("abcdefghijklmnop", false),
  ])
  func hasStretch(word: String, expected: Bool) {
    #expect(key(word).hasStretch == expected)
  }

  @Test(arguments: [
    ("id10", true), ("abc", false), ("book", true), ("plain", false), ("1bcdefghijklmnop", true), ("abcdefgh1jklmnop", true),
    ("abcdefghijklmnop", false),
    ("abcdefghijklmnoop", false),
  ])
  func isOdd(word: String, expected: Bool) {
    #expect(key(word).isOdd == expected)
  }
}
