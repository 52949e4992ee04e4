import Testing
import ToneLint

struct SourceDecoderTests {
  private func text(_ source: Source) -> String { String(decoding: source.bytes, as: UTF8.self) }

  private func utf16(_ string: String, little: Bool) -> [UInt8] {
    string.utf16.flatMap { little ? [UInt8($0 & 0xFF), UInt8($0 >> 8)] : [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  }

  @Test(arguments: ["", "plain", "é中😀", "Agent: hi\r\n"])
  func utf8IsUsedInPlace(string: String) {
    let (source, faults) = SourceDecoder.decode(name: "f", bytes: Array(string.utf8))
    #expect(text(source) == string && faults == [])
    #expect(source.original == nil && source.baseOffset == 0 && source.name == "f")
  }

  @Test func aByteOrderMarkIsLeftOut() {
    let (source, faults) = SourceDecoder.decode(name: "f", bytes: [0xEF, 0xBB, 0xBF] + Array("é".utf8))
    #expect(text(source) == "é" && faults == [] && source.fileOffset(0) == 3)
  }

  @Test(arguments: [true, false], [true, false])
  func utf16IsConvertedWithPlaces(little: Bool, hasMark: Bool) {
    let string = "Agent: it's ééé 中 😀 fails\n"
    let mark: [UInt8] = hasMark ? (little ? [0xFF, 0xFE] : [0xFE, 0xFF]) : []
    let (source, faults) = SourceDecoder.decode(name: "f", bytes: mark + utf16(string, little: little))
    #expect(text(source) == string)
    #expect(faults.map(\.severity) == (hasMark ? [] : [.note]))
    var offset = 0
    var original = mark.count
    for scalar in string.unicodeScalars {
      #expect(source.fileOffset(UInt32(offset)) == original)
      offset += scalar.utf8.count
      original += scalar.utf16.count * 2
    }
    #expect(source.fileOffset(UInt32(offset)) == original)
    #expect(source.original?.dropping(6).offset(of: 1) == mark.count + 14)
  }

  @Test func utf32IsConverted() {
    let bytes: [UInt8] = "a😀b".unicodeScalars.flatMap { [UInt8($0.value & 0xFF), UInt8($0.value >> 8 & 0xFF), UInt8($0.value >> 16), 0] }
    #expect(text(SourceDecoder.decode(name: "f", bytes: [0xFF, 0xFE, 0, 0] + bytes).source) == "a😀b")
    #expect(text(SourceDecoder.decode(name: "f", bytes: bytes, encoding: "utf-32le").source) == "a😀b")
  }

  @Test(arguments: [
    ("windows-1252", [0x93, 0x61, 0xE9, 0x94] as [UInt8], "“aé”"), ("latin1", [0xE9], "é"), ("Shift_JIS", [0x82, 0xA0, 0x61], "あa"),
    ("UTF-16", [0xFE, 0xFF, 0, 0x61], "a"), ("utf-8", [0x61], "a"), ("UTF_8", [0xC3, 0xA9], "é"),
  ])
  func declaredEncodingsAreUsed(encoding: String, bytes: [UInt8], string: String) {
    let (source, faults) = SourceDecoder.decode(name: "f", bytes: bytes, encoding: encoding)
    #expect(text(source) == string && faults == [])
  }

  @Test func anUnknownEncodingIsAFault() {
    let (source, faults) = SourceDecoder.decode(name: "f", bytes: Array("é".utf8), encoding: "klingon")
    #expect(text(source) == "é")
    #expect(faults.map(\.severity) == [.error])
    #expect(faults.first?.message.hasPrefix("unknown encoding \"klingon\"") == true)
  }

  @Test func theMarkGoesBeforeTheDeclaration() {
    let (source, faults) = SourceDecoder.decode(name: "f", bytes: [0xEF, 0xBB, 0xBF, 0xC3, 0xA9], encoding: "latin1")
    #expect(text(source) == "é" && faults.map(\.severity) == [.note])
  }

  @Test func fewBadBytesAreDamage() {
    let bytes = Array("aé".utf8) + [0xFF] + Array("b中".utf8) + [0xC3]
    let (source, faults) = SourceDecoder.decode(name: "f", bytes: bytes)
    #expect(source.bytes == bytes && source.original == nil)
    #expect(faults.map(\.message) == ["ill-formed UTF-8 (FF); read as U+FFFD", "ill-formed UTF-8 (C3); read as U+FFFD"])
    #expect(faults.map(\.range) == [ByteRange(3, 4), ByteRange(8, 9)])
  }

  @Test func manyBadBytesAmongManyGoodOnesAreDamageAndCounted() {
    let bytes = Array(String(repeating: "中文 é ", count: 400).utf8) + [UInt8](repeating: 0xFF, count: 150)
    let (source, faults) = SourceDecoder.decode(name: "f", bytes: bytes)
    #expect(source.original == nil && faults.count == Limits.faultsPerSource + 1)
    #expect(faults.last?.message == "50 more faults from here on")
  }

  @Test func someGoodCharactersSpeakForUTF8() {
    let bytes = Array("Café Zoë: ".utf8) + [0xFF, 0x61, 0xFE, 0x61, 0xC0, 0xAF, 0xE9, 0x20, 0xED, 0xA0, 0x80] + Array(" ðŸ".utf8)
    #expect(SourceDecoder.decode(name: "f", bytes: bytes).source.bytes == bytes)
  }

  @Test func aLegacyEncodingIsDetected() {
    let french = "Agent : bonjour, désolé pour le délai. Votre problème a été réglé hier, très tôt. À bientôt, et merci d'être patiente.\n"
    let bytes = String(repeating: french, count: 20).unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    let (source, faults) = SourceDecoder.decode(name: "f", bytes: bytes)
    #expect(text(source) == String(repeating: french, count: 20))
    #expect(faults.map(\.severity) == [.note])
    #expect(source.fileOffset(UInt32(source.bytes.count)) == bytes.count)
  }

  @Test func faultsOfAConversionAreInTheText() {
    let (source, faults) = SourceDecoder.decode(
      name: "f", bytes: [0xFF, 0xFE] + utf16("aé", little: true) + [0x00, 0xD8] + utf16("b", little: true))
    #expect(text(source) == "aé\u{FFFD}b")
    #expect(faults.map(\.range) == [ByteRange(3, 6)])
  }

  @Test func segmentsKeepTheirPlace() {
    let (source, faults) = SourceDecoder.decodeSegment(name: "f", bytes: Array("x\n".utf8) + [0xFF], baseOffset: 100, baseLine: 7)
    #expect(source.baseOffset == 100 && source.baseLine == 7 && source.fileOffset(2) == 102 && faults.count == 1)
  }

  @Test func anyBytesAreDecodedWithoutHarm() {
    for seed in 0..<60 {
      var state = UInt64(seed) &+ 1
      let bytes = (0..<(seed * 7)).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 33)
      }
      for encoding in [nil, "UTF-16", "Shift_JIS", "UTF-8"] {
        let (source, faults) = SourceDecoder.decode(name: "f", bytes: bytes, encoding: encoding)
        #expect(faults.allSatisfy { Int($0.range.end) <= source.bytes.count })
      }
    }
  }
}
