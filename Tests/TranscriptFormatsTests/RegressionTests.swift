import Foundation
import Testing
import ToneLint
import TranscriptFormats

/// What fuzzing found, and bytes that are hard on one format: every reader gets them all.
struct RegressionTests {
  private static let folder = Fixture.folder.deletingLastPathComponent().appendingPathComponent("Regressions")
  private static let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()) ?? []

  @Test(arguments: files, TranscriptFormat.allCases)
  func noReaderTraps(file: String, format: TranscriptFormat) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(file)))
    var reader = format.readerType.init(options: ReadingOptions())
    var faults: [InputFault] = []
    reader.read(Source(name: file, bytes: bytes), faults: &faults) { #expect(isSound($0, sourceCount: bytes.count)) }
    #expect(faults.allSatisfy { Int($0.range.end) <= bytes.count })
  }
}
