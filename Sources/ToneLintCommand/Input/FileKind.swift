import Foundation

/// What a path leads to.
enum FileKind {
  case file, folder, missing

  init(of path: String) {
    let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
    switch type {
    case .typeDirectory?: self = .folder
    case .typeSymbolicLink?:
      // Follow it.
      let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      let kind = target == path ? .missing : FileKind(of: target)
      // `/dev/fd/63` of `<(command)` leads to a pipe, which has no path.
      self = kind == .missing && FileManager.default.isReadableFile(atPath: path) ? .file : kind
    case nil: self = .missing
    default: self = .file
    }
  }
}
