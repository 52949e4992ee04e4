import Testing
import ToneLint
import TranscriptFormats

/// A file in `Fixtures`, and what it must be read as.
struct FixtureFile: CustomTestStringConvertible, Sendable {
  var file: String
  var format: String
  var ids: [String] = [""]
  /// `role speaker|time|text`.
  var lines: [String]
  /// What texts are written short for in `lines`.
  var short: [String: String] = [:]
  /// Characters of texts that may stand nowhere in the file.
  var inserted: Set<Character> = []
  /// What a stretch of the file that is not the character itself was written for.
  var undo: @Sendable (String) -> String? = { _ in nil }

  var testDescription: String { file }

  /// It is known for what it is, and read as it should be, without an error.
  @discardableResult
  func expectReading(sourceLocation: SourceLocation = #_sourceLocation) throws -> Reading {
    let bytes = try Fixture.bytes(file)
    let detected = Detected.catalog.detect(bytes, fileName: nil)
    #expect(detected?.name == format, sourceLocation: sourceLocation)
    #expect(Detected.catalog.format(named: format, for: bytes) == detected, sourceLocation: sourceLocation)
    let reading = Detected.read(bytes)
    #expect(reading.conversations.map(\.id) == ids, sourceLocation: sourceLocation)
    let lines = reading.lines.map { line in short.reduce(line) { $0.replacing($1.key, with: $1.value) } }
    #expect(lines == self.lines, sourceLocation: sourceLocation)
    #expect(reading.faults.filter { $0.severity == .error } == [], sourceLocation: sourceLocation)
    return reading
  }

  /// Every character goes back to the bytes that it was written as.
  func expectPositions(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let bytes = try Fixture.bytes(file)
    let reading = Detected.read(bytes) {
      TranscriptFormatsTests.expectPositions($0, in: bytes, inserted: inserted, sourceLocation: sourceLocation, undoing: undo)
    }
    #expect(!reading.conversations.isEmpty, sourceLocation: sourceLocation)
  }

  /// Wherever the file ends, its beginning is read: no trap, and places that lie within.
  func expectSoundPrefixes(sourceLocation: SourceLocation = #_sourceLocation) throws {
    let bytes = try Fixture.bytes(file)
    let format = try #require(Detected.catalog.detect(bytes, fileName: nil), sourceLocation: sourceLocation)
    func expect(_ reader: some TranscriptReader) {
      expectEveryPrefixIsSound(bytes, { reader }, sourceLocation: sourceLocation)
    }
    expect(format.makeReader(options: ReadingOptions()))
  }
}
