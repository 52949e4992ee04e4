import Testing

@testable import UnicodeText

@Suite struct EncodingConverterTests {
  private func convert(_ bytes: [UInt8], _ name: String, from start: Int = 0, chunk: Int = 8192, limit: Int = 1000) throws -> Converted {
    var converter = try Samples.converter(name, chunk: chunk)
    return converter.convert(bytes, from: start, invalidLimit: limit)
  }

  private func text(_ converted: Converted) -> String { String(decoding: converted.utf8, as: UTF8.self) }

  private func starts(_ converted: Converted) -> [Int] { (0...converted.utf8.count).map(converted.originalOffset) }

  @Test(arguments: ["", "no such encoding", "utf-8\0", "\0", String(repeating: "x", count: 500)])
  func unknownNamesAreRefused(name: String) {
    #expect(throws: Samples.UnknownEncoding.self) { _ = try Samples.converter(name) }
  }

  @Test(arguments: ["UTF-8", "utf8", "windows-1252", "Latin1", "ISO-8859-15", "Shift_JIS", "euc-kr", "GB18030", "Big5", "KOI8-R", "UTF-32"])
  func commonNamesAreKnown(name: String) throws {
    _ = try Samples.converter(name)
  }

  @Test func windows1252() throws {
    let converted = try convert([0x64, 0x92, 0xE9, 0x80], "windows-1252")
    #expect(text(converted) == "d’é€")
    #expect(starts(converted) == [0, 1, 1, 1, 2, 2, 3, 3, 3, 4])
    #expect(converted.invalid.isEmpty)
  }

  @Test func shiftJISWithPositions() throws {
    // a, こ, half-width ｱ, a lead byte without its second, z, a lead byte at the end.
    let converted = try convert([0x61, 0x82, 0xB1, 0xB1, 0x82, 0x20, 0x7A, 0x82], "Shift_JIS")
    #expect(text(converted) == "aこｱ\u{FFFD} z\u{FFFD}")
    #expect(starts(converted) == [0, 1, 1, 1, 3, 3, 3, 4, 4, 4, 5, 6, 7, 7, 7, 8])
    #expect(converted.invalid == [4..<5, 7..<8])
  }

  @Test(arguments: [1, 2, 3, 8192])
  func utf16WithSurrogates(chunk: Int) throws {
    // a, 😀, a lone second half, a lone first half, b, half a unit.
    let bytes: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0x3D, 0xD8, 0x00, 0xDE, 0x00, 0xDE, 0x3D, 0xD8, 0x62, 0, 0x63]
    let converted = try convert(bytes, "UTF-16LE", from: 2, chunk: chunk)
    #expect(text(converted) == "a😀\u{FFFD}\u{FFFD}b\u{FFFD}")
    #expect(starts(converted) == [2, 4, 4, 4, 4, 8, 8, 8, 10, 10, 10, 12, 14, 14, 14, 15])
    #expect(converted.invalid == [8..<10, 10..<12, 14..<15])
  }

  @Test func aRealReplacementCharacterIsNoFault() throws {
    let converted = try convert([0xFF, 0xFD, 0x00, 0x00], "UTF-16BE")
    #expect(text(converted) == "\u{FFFD}\0")
    #expect(converted.invalidCount == 0)
  }

  @Test func utf32Truncated() throws {
    let converted = try convert([0, 0, 0, 0x61, 0, 0x11, 0, 0, 0, 1, 0xF6, 0, 0, 0, 0], "UTF-32BE")
    #expect(text(converted) == "a\u{FFFD}😀\u{FFFD}")
    #expect(starts(converted) == [0, 4, 4, 4, 8, 8, 8, 8, 12, 12, 12, 15])
    #expect(converted.invalid == [4..<8, 12..<15])
  }

  @Test(arguments: ["UTF-7", "SCSU", "gsm-03.38-2009", "ISCII,version=0", "x11-compound-text", "ibm-1390"])
  func encodingsWithWrongPlacesAreRefused(name: String) {
    #expect(throws: Samples.UnknownEncoding.self) { _ = try Samples.converter(name) }
  }

  /// CESU-8 writes each half of a surrogate pair by itself, and its converter lets lone ones through.
  @Test(arguments: [1, 2, 8192])
  func loneSurrogatesOfCESU8(chunk: Int) throws {
    let converted = try convert(
      [0x61, 0xED, 0xA0, 0xBD, 0x62, 0xED, 0xB8, 0x80, 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], "CESU-8", chunk: chunk)
    #expect(text(converted) == "a\u{FFFD}b\u{FFFD}😀")
    #expect(starts(converted) == [0, 1, 1, 1, 4, 5, 5, 5, 8, 8, 8, 8, 14])
    #expect(converted.invalid.map(\.lowerBound) == [1, 5])
  }

  @Test func escapeSequencesOfISO2022() throws {
    // ESC $ B, こ, こ, ESC ( B, a
    let converted = try convert([0x61, 0x1B, 0x24, 0x42, 0x24, 0x33, 0x24, 0x33, 0x1B, 0x28, 0x42, 0x61], "ISO-2022-JP")
    #expect(text(converted) == "aここa")
    #expect(starts(converted) == [0, 4, 4, 4, 6, 6, 6, 11, 12])
  }

  @Test func emptyInputs() throws {
    let empty = try convert([], "UTF-16")
    #expect(empty.utf8.isEmpty && empty.originalOffset(ofUTF8: 0) == 0)
    let markOnly = try convert([0xFE, 0xFF], "UTF-16BE", from: 2)
    #expect(markOnly.utf8.isEmpty && markOnly.originalOffset(ofUTF8: 0) == 2)
  }

  @Test func invalidStretchesAreCounted() throws {
    let converted = try convert([UInt8](repeating: 0x81, count: 500), "windows-1253", limit: 3)
    #expect(converted.invalid.count <= 3)
    #expect(converted.invalidCount == 0 || converted.invalidCount == 500)
    let broken = try convert([UInt8](repeating: 0xFF, count: 500), "UTF-8", limit: 3)
    #expect(broken.invalid == [0..<1, 1..<2, 2..<3])
    #expect(broken.invalidCount == 500)
    #expect(broken.utf8.count == 1500)
  }

  @Test func aConverterStartsAfresh() throws {
    var converter = try Samples.converter("ISO-2022-JP")
    _ = converter.convert([0x1B, 0x24, 0x42, 0x24], from: 0)
    let converted = converter.convert([0x61], from: 0)
    #expect(text(converted) == "a")
  }

  /// UTF-8 through ICU must agree with the validator on what is ill-formed.
  @Test func agreesWithTheValidator() throws {
    var generator = SeededGenerator(seed: 5)
    let alphabet: [UInt8] = [0x41, 0x80, 0x9F, 0xA0, 0xBF, 0xC2, 0xE0, 0xE2, 0xED, 0xF0, 0xF1, 0xF4, 0xF5]
    var converter = try Samples.converter("UTF-8")
    for _ in 0..<2000 {
      let bytes = (0..<12).map { _ in alphabet.randomElement(using: &generator)! }
      let invalid = converter.convert(bytes, from: 0).invalid
      #expect(invalid == UTF8Validation.illFormedRanges(in: bytes, range: 0..<12, limit: 100))
    }
  }

  /// Whatever ICU keeps from one call to the next, positions must not depend on where a call ends.
  @Test(arguments: [
    "UTF-8", "UTF-16", "UTF-16LE", "UTF-32LE", "CESU-8", "windows-1252", "Shift_JIS", "EUC-JP", "EUC-KR", "GB18030", "Big5",
    "Big5-HKSCS", "ISO-2022-JP", "ISO-2022-KR", "HZ",
  ])
  func chunksDoNotShow(name: String) throws {
    var generator = SeededGenerator(seed: 11)
    for round in 0..<30 {
      var bytes = generator.bytes(count: 200)
      if round % 2 == 0 { bytes = bytes.map { $0 & 0x7F } }
      let whole = try convert(bytes, name)
      #expect(zip(starts(whole), starts(whole).dropFirst()).allSatisfy { $0 <= $1 })
      for chunk in 2...7 {
        let pieces = try convert(bytes, name, chunk: chunk)
        #expect(pieces.utf8 == whole.utf8)
        #expect(starts(pieces) == starts(whole))
        #expect(pieces.invalid == whole.invalid)
      }
    }
  }
}
