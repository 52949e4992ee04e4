import Foundation
import ToneLint
import TranscriptFormats

/// Reads a file as a sequence of sources: in parts where its format can be cut (`SourceCutter`), else whole.
struct SourceStream {
  let name: String
  let format: TranscriptFormat
  /// What was wrong with the part handed out last.
  private(set) var faults: [InputFault] = []

  /// Who speaks, by a file beside this one.
  private let directory: (roles: [String: Role], fileName: String)?
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
  ///   - companions: files beside that say who speaks.
  init(path: String, format: String?, catalog: FormatCatalog, encoding: String?, companions: Companions) throws {
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
    directory = companions.directory(for: path, found)
    isRaw = found.declaresEncoding && encoding == nil
    let cutter = SourceCutter(found)
    self.cutter = cutter.isCutting && (isRaw || beginning.original == nil) ? cutter : nil
  }

  /// The user's options, with the roles that a file beside this one gives to those whom the user does not name.
  func reading(_ options: ReadingOptions) -> ReadingOptions {
    guard let directory else { return options }
    var options = options
    options.roles.merge(directory.roles) { own, _ in own }
    return options
  }

  /// The next source; `nil` after the last.
  mutating func next() throws -> Source? {
    if atEnd { return nil }
    var bytes = pending
    pending = []
    var isTooLarge = false
    while true {
      let chunk = try input.next(Limits.segmentSize)
      isTooLarge = bytes.count + chunk.count > input.limit
      if chunk.isEmpty || isTooLarge {
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
    let end = ByteRange(source.bytes.count..<source.bytes.count)
    if isTooLarge {
      let size = Limits.unpackedPart >> 20
      faults.append(
        InputFault(.error, "unpacked, this is more than \(size) MiB that cannot be read in parts; the rest is left out", at: end))
    } else if atEnd, let failure = input.failure {
      faults.append(InputFault(.error, "the archive is damaged or cut off here: \(failure)", at: end))
    }
    if offset == 0, let directory {
      let count = directory.roles.count
      let names = count == 1 ? "1 name is" : "\(count) names are"
      faults.append(InputFault(.note, "roles of \(names) read from \"\(directory.fileName)\" beside this file", at: ByteRange(0, 0)))
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
