/// A file in a ZIP archive, named `archive.zip!path`.
struct ArchiveEntry {
  var archive: String
  var name: String

  var path: String { archive + "!" + name }

  /// Nil when the path is a file by itself, or no archive stands before the `!`.
  init?(_ path: String) {
    guard path.contains("!"), FileKind(of: path) == .missing else { return nil }
    for mark in path.indices where path[mark] == "!" && FileKind(of: String(path[..<mark])) == .file {
      archive = String(path[..<mark])
      name = String(path[path.index(after: mark)...])
      return
    }
    return nil
  }

  private init(archive: String, name: String) {
    self.archive = archive
    self.name = name
  }

  /// What is in an archive, folders left out, sorted.
  static func all(in archive: String) throws -> [ArchiveEntry] {
    let path = archive.hasPrefix("-") ? "./" + archive : archive
    let output = try Decompression([["unzip", "-Z1", path], ["bsdtar", "-tf", path]], of: archive)
    let list = try output.readAll()
    if let failure = output.failure { throw InputError("cannot read '\(archive)': \(failure)") }
    return String(decoding: list, as: UTF8.self).split(separator: "\n").map(String.init).filter { !$0.hasSuffix("/") }.sorted()
      .map { ArchiveEntry(archive: archive, name: $0) }
  }
}
