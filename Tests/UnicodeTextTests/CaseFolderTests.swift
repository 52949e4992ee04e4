import Testing

@testable import UnicodeText

@Suite struct CaseFolderTests {
  private func folded(_ bytes: [UInt8]) -> String {
    var folder = CaseFolder()
    var out: [UInt8] = [1, 2, 3]
    folder.folded(bytes, in: bytes.indices, into: &out)
    return String(decoding: out, as: UTF8.self)
  }

  @Test(arguments: [
    ("DIDN'T", "didn't"), ("DIDN’T", "didn't"), ("didn‘t", "didn't"), ("didn‛t", "didn't"), ("didnʼt", "didn't"), ("didn`t", "didn't"),
    ("didn´t", "didn't"), ("ｄｉｄｎ＇ｔ", "didn't"), ("É´", "é'"), ("ŉ", "'n"), ("didn\u{1FFD}t", "didn't"), ("didn\u{1FEF}t", "didn't"),
    ("Straße", "strasse"), ("ﬁne", "fine"), ("e\u{301}", "é"), ("a\u{200D}\u{AD}b", "ab"), ("ΣΑΣ", "σασ"), ("\0Z", "\0z"), ("", ""),
    ("\u{FDFA}", "صلى الله عليه وسلم"),
  ])
  func folds(text: String, expected: String) {
    #expect(folded(Samples.bytes(text)) == expected)
  }

  @Test func foldsOnlyTheRange() {
    let bytes = Samples.bytes("AÉB")
    var folder = CaseFolder()
    var out: [UInt8] = []
    folder.folded(bytes, in: 1..<3, into: &out)
    #expect(out == Samples.bytes("é"))
    folder.folded(bytes, in: 2..<2, into: &out)
    #expect(out.isEmpty)
  }

  @Test(arguments: Samples.illFormed)
  func survivesIllFormedText(bytes: [UInt8]) {
    let count = UTF8Validation.illFormedRanges(in: bytes, range: bytes.indices, limit: 100).count
    #expect(folded(bytes).unicodeScalars.count { $0 == "\u{FFFD}" } == count)
  }

  @Test func fastPathAgreesWithICU() {
    let pieces = ["a", "Z", "0", "'", "’", "‘", "‛", "ʼ", "´", "`", "＇", " ", "\0", "É", "e\u{301}", "́"]
    var generator = SeededGenerator(seed: 7)
    var folder = CaseFolder()
    for _ in 0..<2000 {
      let bytes = Samples.bytes(
        (0..<Int.random(in: 0...5, using: &generator)).map { _ in pieces.randomElement(using: &generator)! }.joined())
      var fast: [UInt8] = []
      var slow: [UInt8] = []
      folder.folded(bytes, in: bytes.indices, into: &fast)
      folder.foldAny(bytes, in: bytes.indices, into: &slow)
      #expect(fast == slow)
    }
  }
}
