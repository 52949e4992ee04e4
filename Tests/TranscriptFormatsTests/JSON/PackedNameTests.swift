import Testing

@testable import TranscriptFormats

struct PackedNameTests {
  @Test(arguments: NativeKey.allCases)
  func keysAreTheirSpelling(key: NativeKey) {
    #expect(PackedName(key.name).bits == key.rawValue)
  }

  @Test func longNamesAndZerosAreOther() {
    #expect(PackedName("messages!") == .other)
    #expect(PackedName("id\u{0}") == .other)
    #expect(PackedName("ab") != PackedName("ba"))
  }
}
