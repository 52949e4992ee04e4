import Foundation
import Testing

/// Output as it was when somebody last looked at it, in `Goldens/NAME.txt`. `TONELINT_RECORD=1 .ci/test` writes it anew; then look at the diff.
enum Golden {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Goldens")

  static func expect(_ output: [UInt8], _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let file = folder.appendingPathComponent(name + ".txt")
    if ProcessInfo.processInfo.environment["TONELINT_RECORD"] == "1" {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(output).write(to: file)
      return
    }
    guard let recorded = try? Data(contentsOf: file) else {
      Issue.record("no golden Goldens/\(name).txt: record it with TONELINT_RECORD=1", sourceLocation: sourceLocation)
      return
    }
    let lines = String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
    let before = String(decoding: recorded, as: UTF8.self).split(separator: "\n").map(String.init)
    #expect(lines.difference(from: before).map(\.described) == [], "Goldens/\(name).txt", sourceLocation: sourceLocation)
  }

  /// The goldens that there are.
  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }.sorted()
  }
}

extension CollectionDifference.Change where ChangeElement == String {
  fileprivate var described: String {
    switch self {
    case .insert(_, let line, _): "+ " + line
    case .remove(_, let line, _): "- " + line
    }
  }
}
