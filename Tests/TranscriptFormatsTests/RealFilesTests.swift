import Foundation
import Testing
import ToneLint

@testable import TranscriptFormats

/// Real files beside the repository, which are not part of it: read where they are, skipped where not.
struct RealFilesTests {
  private static let folder = Fixture.folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/formats")
  private static let subtitles = (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/subtitles").sorted()) ?? []

  /// Files that hold no cue with text.
  private static let empty: Set<String> = [
    "webvtt-py-invalid_format.sbv", "webvtt-py-invalid_format1.srt", "webvtt-py-invalid_format2.srt", "webvtt-py-invalid_format3.srt",
    "webvtt-py-invalid_format4.srt", "webvtt-py-no_captions.vtt",
  ]

  @Test(.enabled(if: !subtitles.isEmpty, "there is no ../shared/formats/subtitles"), arguments: subtitles)
  func subtitlesAreRead(file: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent("subtitles/" + file)))
    let (source, _) = SourceDecoder.decode(name: file, bytes: bytes)
    let format = try #require(Detected.catalog.detect(source.bytes, fileName: file))
    #expect(format == [".vtt": .webVTT, ".srt": .subRip, ".sbv": .sbv][String(file.suffix(4))])
    var reader = format.makeReader(options: ReadingOptions())
    var faults: [InputFault] = []
    var conversations = 0
    reader.read(source, faults: &faults) { conversation in
      conversations += 1
      #expect(conversation.string(conversation.messages[0].text).isEmpty == false)
    }
    #expect(conversations == (Self.empty.contains(file) ? 0 : 1))
    let isBroken = file.contains("invalid") || file.contains("missing")
    #expect(faults.contains { $0.message.contains("expected") || !$0.message.contains("speaker") } == isBroken)
  }
}
