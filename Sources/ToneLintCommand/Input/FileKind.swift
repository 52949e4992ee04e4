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
      self = target == path ? .missing : FileKind(of: target)
    case nil: self = .missing
    default: self = .file
    }
  }
}
