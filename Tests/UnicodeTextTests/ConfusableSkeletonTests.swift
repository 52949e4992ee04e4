import Testing
import UnicodeText

@Suite struct ConfusableSkeletonTests {
  private func skeleton(_ bytes: [UInt8]) -> String {
    var skeleton = ConfusableSkeleton()
    var out: [UInt8] = [1]
    skeleton.skeleton(of: bytes, in: bytes.indices, into: &out)
    return String(decoding: out, as: UTF8.self)
  }

  @Test(arguments: [
    ("і d i о t", "i d i o t"), ("іdіоt", "idiot"), ("ІDІОТ", "idiot"), ("идиот", "nдnot"), ("ΙDΙΟΤ", "idiot"), ("ιδιοτ", "iδiot"),
    ("ｉｄ１０ｔ", "id10t"), ("𝐈𝐃𝟏𝟎𝐓", "id10t"), ("𝓶𝓸𝓻𝓸𝓷", "moron"), ("𝔪𝔬𝔯𝔬𝔫", "moron"), ("ⓜⓞⓡⓞⓝ", "moron"), ("🅼🅾🆁🅾🅽", "moron"),
    ("ᴍᴏʀᴏɴ", "moron"), ("мoron", "moron"), ("МОRОN", "moron"), ("ѕtuріd", "stupid"), ("ＳＴＵＰＩＤ", "stupid"), ("ʟᴏꜱᴇʀ", "loser"),
    ("í̶d͟îöt", "idiot"), ("i\u{200B}d\u{200D}i\u{2060}o\u{FEFF}t\u{AD}", "idiot"), ("łøđ", "lod"), ("æ ﬁ ½", "ae fi 1/2"),
    ("٣३３", "333"), ("a\u{A0}b", "a b"), ("∣ǀ", "|l"), ("“’”", "“'”"), ("中文", "中文"), ("😀", "😀"), ("\0É\0", "\0e\0"), ("", ""),
  ])
  func readsDisguises(text: String, expected: String) {
    #expect(skeleton(Samples.bytes(text)) == expected)
  }

  @Test func lowercasesASCIIAndNothingElse() {
    let ascii = [UInt8](0..<0x80)
    #expect(skeleton(ascii) == String(decoding: ascii, as: UTF8.self).lowercased())
  }

  @Test func keepsToTheRange() {
    let bytes = Samples.bytes("AОB")
    var skeleton = ConfusableSkeleton()
    var out: [UInt8] = []
    skeleton.skeleton(of: bytes, in: 1..<3, into: &out)
    #expect(out == Samples.bytes("o"))
    skeleton.skeleton(of: bytes, in: 3..<3, into: &out)
    #expect(out.isEmpty)
  }

  @Test(arguments: Samples.illFormed)
  func survivesIllFormedText(bytes: [UInt8]) {
    let count = UTF8Validation.illFormedRanges(in: bytes, range: bytes.indices, limit: 100).count
    #expect(skeleton(bytes).unicodeScalars.count { $0 == "\u{FFFD}" } == count)
  }

  @Test func isTotalAndDoesNotDependOnWhatItSawBefore() {
    // More scalars than the cache holds, twice.
    var reused = ConfusableSkeleton()
    var out: [UInt8] = []
    for value in (UInt32(0x80)..<0x3000) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let bytes = Array(UTF8.encode(scalar)!)
      reused.skeleton(of: bytes, in: bytes.indices, into: &out)
      let first = out
      reused.skeleton(of: bytes, in: bytes.indices, into: &out)
      #expect(out == first)
    }
    let bytes = Samples.bytes("ІDІОТ")
    reused.skeleton(of: bytes, in: bytes.indices, into: &out)
    #expect(out == Samples.bytes("idiot"))
  }
}
