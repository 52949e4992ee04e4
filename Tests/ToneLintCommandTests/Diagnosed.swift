import Foundation

/// A line of `--format jsonl`.
struct Diagnosed: Decodable, Hashable {
  struct Place: Decodable, Hashable {
    var offset: Int
    var line: Int
    var column: Int
  }

  struct Related: Decodable, Hashable {
    var quote: String
    var start: Place
  }

  var file: String
  var message: Int
  var role: String
  var speaker: String
  var rule: String
  var category: String
  var severity: String
  var quote: String
  var start: Place
  var end: Place
  var related: [Related]?

  /// What the program finds.
  static func all(_ arguments: String...) throws -> [Diagnosed] {
    let result = try Program.run(arguments + ["--format", "jsonl"])
    return try result.lines.map { try JSONDecoder().decode(Diagnosed.self, from: Data($0.utf8)) }
  }
}
