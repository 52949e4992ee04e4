import Foundation
import Testing
import ToneLint
import TranscriptFormats

/// What fuzzing found, and bytes that are hard on one format: every reader gets them all.
struct RegressionTests {
  private static let folder = Fixture.folder.deletingLastPathComponent().appendingPathComponent("Regressions")
  private static let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []

  @Test(arguments: files, Detected.catalog.names)
  func noReaderTraps(file: String, format: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(file)))
    var reader = try #require(Detected.catalog.format(named: format, for: bytes)).makeReader(options: ReadingOptions())
    var faults: [InputFault] = []
    reader.read(Source(name: file, bytes: bytes), faults: &faults) { #expect(isSound($0, sourceCount: bytes.count)) }
    #expect(faults.allSatisfy { Int($0.range.end) <= bytes.count })
  }
}
