private import CEnglishPack
public import ToneLint
package import UnicodeText

/// The built-in English rules, compiled ahead of time: starting costs a copy, no parsing.
///
/// `tonelint rules compile Rules/en` writes the files that `CEnglishPack` takes into the program; a test fails when they are stale.
public enum EnglishPack {
  /// The compiled rules.
  public static func rules() -> RuleSet { tables.count < 4 ? RuleCompiler.compile(RuleSource()).rules : RuleSet(packed: tables) }

  /// The rule files that the pack was compiled from, by their paths below `Rules/en`: for `explain`, and to compile a team's rules together with them.
  public static func files() -> [(path: String, text: String)] {
    var files: [(path: String, text: String)] = []
    let text = String(decoding: sources.array(of: UInt8.self, at: 0, count: sources.count), as: UTF8.self)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      if line.hasPrefix(fileMark) {
        files.append((String(line.dropFirst(fileMark.count)), ""))
      } else if !files.isEmpty {
        files[files.count - 1].text += line + "\n"
      }
    }
    return files
  }

  /// The text that `files()` reads back.
  public static func sources(of files: [(path: String, text: String)]) -> String {
    files.reduce(into: "") { text, file in
      text += "\(fileMark)\(file.path)\n\(file.text)"
      if !file.text.hasSuffix("\n") { text += "\n" }
    }
  }

  /// Begins the line before each file.
  private static let fileMark = "=== "

  /// The compiled rules as they stand in the program.
  package static var tables: StaticBytes { unsafe StaticBytes(start: english_tables(), count: english_tables_size()) }
  private static var sources: StaticBytes { unsafe StaticBytes(start: english_sources(), count: english_sources_size()) }
}
