import Foundation

/// Finds the files that paths on the command line mean: files as they are, folders and archives with all transcripts in them, patterns with
/// all files that match.
struct InputPaths {
  /// Endings of files that are read when a folder or an archive is named; a file that is named itself is always read.
  static let endings: Set<String> = [
    "jsonl", "ndjson", "json", "txt", "log", "md", "text", "csv", "tsv", "vtt", "srt", "sbv", "eml", "mbox", "mbx",
  ]

  /// In the order given; those of a folder, an archive or a pattern sorted by path. A file in an archive is `archive.zip!path`.
  private(set) var files: [String] = []
  /// What could not be found or read, for people.
  private(set) var problems: [String] = []

  init(_ paths: [String]) {
    for path in paths { add(path) }
    if files.isEmpty, problems.isEmpty, !paths.isEmpty { problems.append("no transcripts below \(paths.joined(separator: ", "))") }
  }

  /// Refuses to go on when anything is missing, for commands whose result would be wrong without it.
  func requireAll() throws {
    if let first = problems.first { throw InputError(first) }
  }

  private mutating func add(_ path: String) {
    if path == "-" || ArchiveEntry(path) != nil {
      files.append(path)
      return
    }
    switch FileKind(of: path) {
    case .file: addFile(path)
    case .folder:
      let walk = FolderWalk(path)
      let root = path.hasSuffix("/") ? path : path + "/"
      problems += walk.problems
      for file in Companions.transcripts(walk.files) where InputPaths.isTranscript(file) { addFile(root + file) }
    case .missing:
      guard let pattern = GlobPattern(path) else {
        problems.append("no such file or folder: '\(path)'")
        return
      }
      addMatches(of: pattern, path)
    }
  }

  private mutating func addMatches(of pattern: GlobPattern, _ path: String) {
    guard pattern.folder.isEmpty || FileKind(of: pattern.folder) == .folder else {
      problems.append("no such folder: '\(pattern.folder)', in '\(path)'")
      return
    }
    let root = pattern.folder.isEmpty || pattern.folder.hasSuffix("/") ? pattern.folder : pattern.folder + "/"
    let walk = FolderWalk(root, showsHidden: path.contains("/.") || path.hasPrefix("."))
    problems += walk.problems
    let matches = walk.files.filter { pattern.matches($0) }
    if matches.isEmpty { problems.append("no file matches '\(path)'") }
    for file in matches { addFile(root + file) }
  }

  /// A file; of an archive, the transcripts in it.
  private mutating func addFile(_ path: String) {
    guard Compression(ofFile: path) == .zip else {
      files.append(path)
      return
    }
    do {
      let entries = try ArchiveEntry.all(in: path)
      let names = Set(Companions.transcripts(entries.map(\.name)).filter { InputPaths.isTranscript($0) })
      files += entries.filter { names.contains($0.name) }.map(\.path)
    } catch {
      problems.append("\(error)")
    }
  }

  /// Whether a file found somewhere is meant, by its ending; `x.jsonl.gz` by the one before.
  private static func isTranscript(_ path: String) -> Bool {
    if path.split(separator: "/").contains(where: { $0.hasPrefix(".") || $0 == "__MACOSX" }) { return false }
    let ending = (path as NSString).pathExtension.lowercased()
    return ending == "zip" || endings.contains((Compression.plainName(path) as NSString).pathExtension.lowercased())
  }
}
