import Foundation
import Synchronization
import ToneLint
import TranscriptFormats

/// Files beside transcripts that hold none themselves: who the speakers of a corpus or the members of a workspace are. Each is read once.
final class Companions: Sendable {
  private let read = Mutex<[String: SpeakerDirectory]>([:])

  /// What is known of the speakers of a file, and the name of the file that says so; it stands beside, or one folder above, as in exports with a folder a
  /// channel.
  func directory(for path: String, _ format: TranscriptFormat) -> (roles: [String: Role], fileName: String)? {
    guard path != "-", let name = SpeakerDirectory.fileName(for: format) else { return nil }
    let beside = Companions.folder(of: path)
    var places = [beside]
    if beside.hasSuffix("/") { places.append(Companions.folder(of: String(beside.dropLast()))) }
    for place in places {
      let found = directory(at: place + name)
      if !found.roles.isEmpty { return (found.roles, name) }
    }
    return nil
  }

  private func directory(at path: String) -> SpeakerDirectory {
    if let known = read.withLock({ $0[path] }) { return known }
    var bytes: [UInt8] = []
    if ArchiveEntry(path) != nil || FileKind(of: path) == .file {
      bytes = (try? InputBytes(path).next(Limits.companionSize)) ?? []
    }
    let found = SpeakerDirectory(bytes)
    read.withLock { $0[path] = found }
    return found
  }

  /// What stands before the last name: `a/` of `a/b`, `x.zip!` of `x.zip!b`.
  private static func folder(of path: String) -> String {
    path.lastIndex { $0 == "/" || $0 == "!" }.map { String(path[...$0]) } ?? ""
  }

  // MARK: Leaving them out

  /// The files found below a folder or in an archive, without those that only describe an export.
  static func transcripts(_ files: [String]) -> [String] {
    let all = Set(files)
    return files.filter { file in
      let beside = folder(of: file)
      return !descriptions.contains { export in
        export.names.contains(String(file.dropFirst(beside.count))) && export.marks.allSatisfy { all.contains(beside + $0) }
      }
    }
  }

  /// What an export is known by, and its files that hold no transcripts.
  private static let descriptions: [(marks: [String], names: Set<String>)] = [
    (
      ["users.json", "channels.json"],
      ["users.json", "channels.json", "groups.json", "dms.json", "mpims.json", "integration_logs.json", "canvases.json", "lists.json"]
    ),
    (["utterances.jsonl"], ["speakers.json", "users.json", "conversations.json", "corpus.json", "index.json"]),
  ]
}
