import Foundation

/// Finds the files that paths on the command line mean: files as they are, folders with all transcripts below them.
enum InputPaths {
  /// Endings of files that are read when a folder is named; a file that is named itself is always read.
  static let endings: Set<String> = ["jsonl", "ndjson", "json", "txt", "log", "md", "text", "vtt", "srt", "sbv", "eml", "mbox", "mbx"]

  /// - Returns: files in the order given, those of a folder sorted by path; and what could not be found.
  static func expand(_ paths: [String]) -> (files: [String], missing: [String]) {
    var files: [String] = []
    var missing: [String] = []
    for path in paths {
      if path == "-" {
        files.append(path)
        continue
      }
      switch FileKind(of: path) {
      case .file: files.append(path)
      case .missing: missing.append(path)
      case .folder: files += transcripts(below: path)
      }
    }
    return (files, missing)
  }

  private static func transcripts(below folder: String) -> [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
    let root = folder.hasSuffix("/") ? folder : folder + "/"
    return names.sorted().filter { name in
      // Hidden files and folders are not meant.
      !name.split(separator: "/").contains { $0.hasPrefix(".") }
        && endings.contains((name as NSString).pathExtension.lowercased()) && FileKind(of: root + name) == .file
    }.map { root + $0 }
  }
}
