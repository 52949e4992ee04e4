import LayoutFiles
import ToneLint
import TranscriptFormats

/// Reads bytes in the format that they are detected as, as the command does.
enum Detected {
  static let catalog = FormatCatalog(layouts: LayoutFiles.builtIn)

  /// What is of no format gives nothing.
  static func read(
    _ bytes: [UInt8], name: String? = nil, options: ReadingOptions = ReadingOptions(), check: ((borrowing Conversation) -> Void)? = nil
  ) -> Reading {
    func read(_ reader: some TranscriptReader) -> Reading { Reading(reader, bytes, check: check) }
    guard let format = catalog.detect(bytes, fileName: name) else { return read(NoReader()) }
    return read(format.makeReader(options: options))
  }
}

/// Reads nothing.
private struct NoReader: TranscriptReader {
  mutating func read(_ source: Source, faults: inout [InputFault], _ body: (borrowing Conversation) -> Void) {}
}
