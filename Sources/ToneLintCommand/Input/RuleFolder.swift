import Foundation
import RuleFiles
import ToneLint

/// Reads rule files from disk.
enum RuleFolder {
  /// All YAML and weights files below a folder, in the order of their paths.
  static func files(of folder: String) throws -> [RuleFile] {
    guard FileKind(of: folder) == .folder else { throw InputError("'\(folder)' is no folder of rule files") }
    let walk = FolderWalk(folder)
    if let problem = walk.problems.first { throw InputError(problem) }
    let paths = walk.files.filter { path in [".yml", ".yaml", CueFile.suffix].contains { path.hasSuffix($0) } }
    return try paths.map { RuleFile(path: $0, text: try String(contentsOfFile: folder + "/" + $0, encoding: .utf8)) }
  }

  /// Adds a folder's rules to a source.
  static func read(_ folder: String, into source: inout RuleSource) throws -> [RuleFault] {
    RuleFiles.read(try files(of: folder), root: folder, into: &source)
  }
}

/// Something that the job cannot be done without is missing: the program ends with 2.
struct InputError: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
