import Foundation
import ToneLint
import TranscriptFormats

/// Reads a file as a sequence of sources: in segments where its format can be cut, else whole.
struct SourceStream {
  let name: String
  let format: TranscriptFormat
  /// What was wrong with the part handed out last.
  private(set) var faults: [InputFault] = []

  private let input: InputBytes
  private let encoding: String?
  /// Whether segments may be cut: bytes that need no conversion as a whole.
  private let isCut: Bool
  /// Whether the reader decodes the parts of the file itself.
  private let isRaw: Bool
  private var pending: [UInt8]
  private var atEnd = false
  private var offset = 0
  private var line = 1

  /// Opens a file, `-` for standard input, and looks at its beginning.
  ///
  /// - Parameters:
  ///   - format: as `--input-format` names it; `nil` to detect it.
  ///   - encoding: as `--encoding` names it; `nil` to detect it.
  init(path: String, format: TranscriptFormat?, encoding: String?) throws {
    name = path == "-" ? "<stdin>" : path
    self.encoding = encoding
    input = try InputBytes(path)
    pending = try input.next(Limits.segmentSize)
    if path == "-", Compression(pending) != nil {
      throw InputError("standard input is compressed; decompress it before, as in: zstd -dc FILE | tonelint -")
    }
    let beginning = SourceDecoder.decode(name: name, bytes: Array(pending.prefix(TranscriptFormat.detectionLength)), encoding: encoding)
      .source
    self.format = format ?? TranscriptFormat.detect(beginning.bytes, fileName: Compression.plainName(path))
    isRaw = self.format.readerType.declaresEncoding && encoding == nil
    isCut = isRaw || self.format.readerType.isLineBased && beginning.original == nil
  }

  /// The next source; `nil` after the last.
  mutating func next() throws -> Source? {
    if atEnd { return nil }
    var bytes = pending
    pending = []
    while true {
      let chunk = try input.next(Limits.segmentSize)
      if chunk.isEmpty {
        atEnd = true
        break
      }
      if isCut, let cut = format.readerType.lastCut(in: bytes) {
        pending = Array(bytes[cut...])
        bytes.removeSubrange(cut...)
        pending += chunk
        break
      }
      bytes += chunk
    }
    var source: Source
    if isRaw {
      source = Source(name: name, bytes: bytes)
      faults = []
    } else {
      let decoded = SourceDecoder.decode(name: name, bytes: bytes, encoding: isCut ? "UTF-8" : encoding)
      source = decoded.source
      faults = decoded.faults
    }
    if atEnd, let failure = input.failure {
      let end = ByteRange(source.bytes.count..<source.bytes.count)
      faults.append(InputFault(.error, "the archive is damaged or cut off here: \(failure)", at: end))
    }
    source.baseOffset += offset
    source.baseLine = line
    offset += bytes.count
    if !atEnd { line += LineIndex.lineEnds(in: source.bytes) }
    return source
  }
}
