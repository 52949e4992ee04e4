import Foundation

/// Finds the files below a folder. Hidden files and folders are left out, links to folders are not followed.
struct FolderWalk {
  /// Relative to the folder, sorted.
  private(set) var files: [String] = []
  /// Folders that could not be read.
  private(set) var problems: [String] = []
  private let root: String

  /// - Parameter showsHidden: whether names that begin with a point are meant, too.
  init(_ folder: String, showsHidden: Bool = false) {
    root = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    walk("", showsHidden)
    files.sort()
  }

  private mutating func walk(_ below: String, _ showsHidden: Bool) {
    let folder = root + below
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder) else {
      problems.append("cannot read folder '\(folder)'")
      return
    }
    for name in names where showsHidden || !name.hasPrefix(".") {
      let path = below + name
      let type = try? FileManager.default.attributesOfItem(atPath: root + path)[.type] as? FileAttributeType
      if type == .typeDirectory {
        walk(path + "/", showsHidden)
      } else if FileKind(of: root + path) == .file {
        files.append(path)
      }
    }
  }
}
