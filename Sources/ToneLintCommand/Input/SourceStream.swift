import Foundation
import ToneLint
import TranscriptFormats

/// Reads a file as a sequence of sources: in parts where its format can be cut (`SourceCutter`), else whole.
struct SourceStream {
  let name: String
  let format: TranscriptFormat
  /// What was wrong with the part handed out last.
  private(set) var faults: [InputFault] = []

  private let file: FileHandle
  private let encoding: String?
  /// Finds the places to cut at; nil for a file that is handed out whole, as one must be that is not in UTF-8.
  private var cutter: SourceCutter?
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
    if path == "-" {
      file = .standardInput
    } else {
      guard let opened = FileHandle(forReadingAtPath: path) else { throw InputError("cannot read '\(path)'") }
      file = opened
    }
    pending = try SourceStream.chunk(of: file, Limits.segmentSize)
    let beginning = SourceDecoder.decode(name: name, bytes: Array(pending.prefix(FormatCatalog.detectionLength)), encoding: encoding)
      .source
    let found = format.map { catalog.format(named: $0, for: beginning.bytes) } ?? catalog.detect(beginning.bytes, fileName: path)
    guard let found else {
      throw InputError(
        "\(name) is JSON, and none of these formats: \(catalog.names.joined(separator: ", ")); "
          + "name one with --input-format, or describe it with --map FILE")
    }
    self.format = found
    let cutter = SourceCutter(found)
    self.cutter = cutter.isCutting && beginning.original == nil ? cutter : nil
  }

  /// The next source; `nil` after the last.
  mutating func next() throws -> Source? {
    if atEnd { return nil }
    var bytes = pending
    pending = []
    while true {
      let chunk = try SourceStream.chunk(of: file, Limits.segmentSize)
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
    let decoded = SourceDecoder.decode(name: name, bytes: bytes, encoding: cutter == nil ? encoding : "UTF-8")
    var source = decoded.source
    faults = decoded.faults
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

  private static func chunk(of file: FileHandle, _ size: Int) throws -> [UInt8] {
    guard let data = try file.read(upToCount: size) else { return [] }
    return [UInt8](data)
  }
}
