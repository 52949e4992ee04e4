import Foundation
import ToneLint
import TranscriptFormats

/// Reads a file as a sequence of sources: in parts where its format can be cut (`SourceCutter`), else whole.
struct SourceStream {
  let name: String
  let format: TranscriptFormat
  /// What was wrong with the part handed out last.
  private(set) var faults: [InputFault] = []

  private let input: InputBytes
  private let encoding: String?
  /// Finds the places to cut at; nil for a file that is handed out whole, as one must be that has to be converted.
  private var cutter: SourceCutter?
  /// Whether the reader decodes the parts of the file itself.
  private let isRaw: Bool
  private var pending: [UInt8]
  private var atEnd = false
  private var offset = 0
  private var line = 1
  private var column = 0

  /// Opens a file, `-` for standard input, and looks at its beginning.
  ///
  /// - Parameters:
  ///   - format: as `--input-format` names it; `nil` to detect it.
  ///   - catalog: the formats that there are.
  ///   - encoding: as `--encoding` names it; `nil` to detect it.
  init(path: String, format: String?, catalog: FormatCatalog, encoding: String?) throws {
    name = path == "-" ? "<stdin>" : path
    self.encoding = encoding
    input = try InputBytes(path)
    pending = try input.next(Limits.segmentSize)
    if path == "-", Compression(pending) != nil {
      throw InputError("standard input is compressed; decompress it before, as in: zstd -dc FILE | tonelint -")
    }
    let beginning = SourceDecoder.decode(name: name, bytes: Array(pending.prefix(FormatCatalog.detectionLength)), encoding: encoding)
      .source
    let found =
      format.map { catalog.format(named: $0, for: beginning.bytes) }
      ?? catalog.detect(beginning.bytes, fileName: Compression.plainName(path))
    guard let found else {
      throw InputError(
        "\(name) is JSON, and none of these formats: \(catalog.names.joined(separator: ", ")); "
          + "name one with --input-format, or describe it with --map FILE")
    }
    self.format = found
    isRaw = found.declaresEncoding && encoding == nil
    let cutter = SourceCutter(found)
    self.cutter = cutter.isCutting && (isRaw || beginning.original == nil) ? cutter : nil
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
      if let cut = cutter?.cut(bytes) {
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
      let decoded = SourceDecoder.decode(name: name, bytes: bytes, encoding: cutter == nil ? encoding : "UTF-8")
      source = decoded.source
      faults = decoded.faults
    }
    if atEnd, let failure = input.failure {
      let end = ByteRange(source.bytes.count..<source.bytes.count)
      faults.append(InputFault(.error, "the archive is damaged or cut off here: \(failure)", at: end))
    }
    source.baseOffset += offset
    source.baseLine = line
    source.baseColumn = column
    offset += bytes.count
    if !atEnd { advance(over: source.bytes) }
    return source
  }

  /// Counts the lines of a part that was handed out, and the bytes on the last of them.
  private mutating func advance(over bytes: [UInt8]) {
    let ends = LineIndex.lineEnds(in: bytes)
    line += ends
    column = ends == 0 ? column + bytes.count : bytes.count - LineIndex.startOfLastLine(in: bytes)
  }
}
