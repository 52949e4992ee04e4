import Foundation

/// How a file is compressed, by its first bytes.
enum Compression: CaseIterable {
  case gzip, zstd, xz, zip

  /// What such files begin with (RFC 1952, 2.3.1; RFC 8878, 3.1.1; the .xz format, 2.1.1.1; APPNOTE.TXT, 4.3.7).
  private var magic: [UInt8] {
    switch self {
    case .gzip: [0x1F, 0x8B]
    case .zstd: [0x28, 0xB5, 0x2F, 0xFD]
    case .xz: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]
    case .zip: [0x50, 0x4B, 0x03, 0x04]
    }
  }

  init?(_ beginning: some Collection<UInt8>) {
    guard let compression = Compression.allCases.first(where: { beginning.starts(with: $0.magic) }) else { return nil }
    self = compression
  }

  /// Looks at regular files only: what is read of a pipe is gone.
  init?(ofFile path: String) {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    guard (try? FileManager.default.attributesOfItem(atPath: target))?[.type] as? FileAttributeType == .typeRegular else { return nil }
    guard let file = FileHandle(forReadingAtPath: path), let beginning = try? file.read(upToCount: 8) else { return nil }
    self.init(beginning)
  }

  /// The name without the ending of the compression: `x.jsonl` of `x.jsonl.gz`.
  static func plainName(_ path: String) -> String {
    let ending = (path as NSString).pathExtension.lowercased()
    return ["gz", "zst", "xz"].contains(ending) ? (path as NSString).deletingPathExtension : path
  }

  /// Programs that write what is in a file to standard output, the first that is installed is taken.
  func commands(_ path: String, entry: String?) -> [[String]] {
    // A path that begins with a dash would be an option.
    let path = path.hasPrefix("-") ? "./" + path : path
    let entry = entry.map { Compression.literal($0) } ?? ""
    return switch self {
    case .gzip: [["gzip", "-dc", path]]
    case .zstd: [["zstd", "-dcq", path]]
    case .xz: [["xz", "-dc", path]]
    case .zip: [["unzip", "-p", path, entry], ["bsdtar", "-xOf", path, entry]]
    }
  }

  /// An entry's name as a pattern that matches nothing else.
  private static func literal(_ name: String) -> String {
    var pattern = ""
    for character in name {
      if "*?[]\\".contains(character) { pattern.append("\\") }
      pattern.append(character)
    }
    return pattern.hasPrefix("-") ? "[-]" + pattern.dropFirst() : pattern
  }
}
