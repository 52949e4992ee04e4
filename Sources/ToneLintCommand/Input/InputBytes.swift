import Foundation
import ToneLint

/// The bytes of one input as they come: of a file, of standard input, or of what a decompressor writes.
enum InputBytes {
  case file(FileHandle)
  case decompressed(Decompression)

  /// Opens a path: a file, `-` for standard input, or `archive.zip!entry`.
  init(_ path: String) throws {
    if path == "-" {
      self = .file(.standardInput)
    } else if let entry = ArchiveEntry(path) {
      self = .decompressed(try Decompression(Compression.zip.commands(entry.archive, entry: entry.name), of: path))
    } else if let compression = Compression(ofFile: path), compression != .zip {
      self = .decompressed(try Decompression(compression.commands(path, entry: nil), of: path))
    } else {
      guard let file = FileHandle(forReadingAtPath: path) else { throw InputError("cannot read '\(path)'") }
      self = .file(file)
    }
  }

  /// How much may be held at once.
  var limit: Int { if case .decompressed = self { Limits.unpackedPart } else { Int.max } }

  /// The next `count` bytes, fewer at the end only. A pipe gives them in smaller pieces.
  func next(_ count: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count < count {
      let piece: Data
      switch self {
      case .file(let file): piece = try file.read(upToCount: count - bytes.count) ?? Data()
      case .decompressed(let decompression): piece = try decompression.read(count - bytes.count)
      }
      if piece.isEmpty { break }
      bytes += piece
    }
    return bytes
  }

  /// What a decompressor complained of, when all has been read.
  var failure: String? {
    if case .decompressed(let decompression) = self { decompression.failure } else { nil }
  }
}
