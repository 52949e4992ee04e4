import Testing
import ToneLint
import TranscriptFormats

/// The position property of all formats: each character of each message's text goes back through the map to the bytes that it was written as.
///
/// - Parameters:
///   - bytes: the source.
///   - undo: what a stretch of the source that is not the character itself was written for; `nil` if it cannot say.
///   - inserted: characters that may stand nowhere in the source.
func expectPositions(
  _ conversation: borrowing Conversation, in bytes: [UInt8], inserted: Set<Character> = [],
  sourceLocation: SourceLocation = #_sourceLocation, undoing undo: (String) -> String? = { _ in nil }
) {
  for message in conversation.messages {
    // Messages need not stand in the order in which they were sent, but each is written forward.
    var last: UInt32 = 0
    var offset = message.text.start
    for scalar in conversation.string(message.text).unicodeScalars {
      let range = ByteRange(offset, offset + UInt32(scalar.utf8.count))
      offset = range.end
      let place = conversation.map.source(of: range)
      if place.isEmpty {
        #expect(inserted.contains(Character(scalar)), "\(scalar.debugDescription) has no place", sourceLocation: sourceLocation)
        continue
      }
      #expect(place.start >= last && Int(place.end) <= bytes.count, "places run forward", sourceLocation: sourceLocation)
      last = place.start
      let written = String(decoding: bytes[place.indices], as: UTF8.self)
      let isLineEnd = scalar == "\n" && ["\n", "\r\n", "\r", "\u{85}"].contains(written)
      #expect(
        written == String(scalar) || isLineEnd || undo(written) == String(scalar), "\(scalar.debugDescription) at \(place.start)",
        sourceLocation: sourceLocation)
    }
    #expect(offset == message.text.end, "the text is well-formed", sourceLocation: sourceLocation)
  }
}

/// Reads every beginning of a file: nothing may trap, and all ranges lie within.
func expectEveryPrefixIsSound(_ bytes: [UInt8], _ make: () -> some TranscriptReader, sourceLocation: SourceLocation = #_sourceLocation) {
  for count in 0...bytes.count {
    let reading = Reading(make(), Array(bytes[..<count])) {
      #expect(isSound($0, sourceCount: count), "the first \(count) bytes", sourceLocation: sourceLocation)
    }
    #expect(reading.faults.allSatisfy { Int($0.range.end) <= count }, "the first \(count) bytes", sourceLocation: sourceLocation)
  }
}

extension Reading {
  /// Each fault as `line: message`, notes with `note: ` before the message.
  func faultLines(_ text: String) -> [String] {
    let source = Source(name: "test", bytes: Array(text.utf8))
    let lines = LineIndex(source)
    return faults.map {
      "\(lines.position(of: $0.range.start, in: source).line): " + ($0.severity == .note ? "note: " : "") + $0.message
    }
  }
}
