import Testing
import ToneLint
import TranscriptFormats

/// Every character of a message maps back to the bytes that it was written as.
struct NativePositionTests {
  private static let characters = ["a", "é", "e\u{301}", "中", "😀", "👩🏽‍🚀", "\n", "\"", "\\", "\t", "\u{1F}", "ß", " ", "\u{2028}"]

  /// Three ways to write a character in JSON.
  private static func spellings(_ character: String) -> [String] {
    let units = character.utf16.map { "\\u" + String(repeating: "0", count: 4 - String($0, radix: 16).count) + String($0, radix: 16) }
    let escaped = units.joined()
    switch character {
    case "\n": return ["\\n", escaped]
    case "\t": return ["\\t", escaped]
    case "\"": return ["\\\"", escaped]
    case "\\": return ["\\\\", escaped]
    case "\u{1F}": return [escaped]
    default: return [character, escaped, escaped.uppercased().replacing("\\U", with: "\\u")]
    }
  }

  @Test(arguments: 0..<60)
  func everyCharacterMapsBack(seed: Int) {
    var random = SampleBytes(state: UInt64(seed))
    var json = seed % 3 == 0 ? "\u{FEFF}" : ""
    json += #"{"id":"\u0031x","messages":[{"speaker":"Ann\u00e9","text":""#
    var expected: [(scalar: UInt32, written: Range<Int>)] = []
    for _ in 0..<40 {
      let character = Self.characters.randomElement(using: &random) ?? ""
      let spelling = Self.spellings(character).randomElement(using: &random) ?? ""
      var place = json.utf8.count
      let isEscaped = spelling.hasPrefix("\\")
      for scalar in character.unicodeScalars {
        let isUnicodeEscape = spelling.hasPrefix("\\u")
        let count = isUnicodeEscape ? scalar.utf16.count * 6 : isEscaped ? 2 : scalar.utf8.count
        expected.append((scalar.value, place..<place + count))
        place += count
      }
      json += spelling
    }
    json += #"","role":"agent"}]}"# + (seed % 2 == 0 ? "\r\n" : "")
    let bytes = Array(json.utf8)
    let reading = Reading(NativeReader(), bytes) { conversation in
      var offset = conversation.messages[0].text.start
      for (scalar, written) in expected {
        let count = UInt32(Unicode.Scalar(scalar)?.utf8.count ?? 0)
        #expect(conversation.string(ByteRange(offset, offset + count)).unicodeScalars.map(\.value) == [scalar])
        #expect(conversation.map.source(of: ByteRange(offset, offset + count)) == ByteRange(written))
        offset += count
      }
      #expect(offset == conversation.messages[0].text.end)
      #expect(
        conversation.map.source(of: conversation.messages[0].text)
          == ByteRange(expected[0].written.lowerBound..<(expected.last?.written.upperBound ?? 0)))
    }
    #expect(reading.conversations[0].id == "1x")
    #expect(reading.faults == [])
  }
}
