public import ToneLint
import UnicodeText

/// The built-in English rules, compiled ahead of time: starting costs a copy, no parsing.
///
/// `tonelint rules compile Rules/en` writes `EnglishPack+Generated.swift`; a test fails when it is stale.
public enum EnglishPack {
  /// The compiled rules.
  public static func rules() -> RuleSet {
    let bytes = StaticText.bytes(of: tables)
    return bytes.isEmpty ? RuleCompiler.compile(RuleSource()).rules : RuleSet(packed: bytes)
  }

  /// The rule files that the pack was compiled from, by their paths below `Rules/en`: for `explain`, and to compile a team's rules together with them.
  public static func files() -> [(path: String, text: String)] {
    var files: [(path: String, text: String)] = []
    for line in String(decoding: StaticText.bytes(of: sources), as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(fileMark) {
        files.append((String(line.dropFirst(fileMark.count)), ""))
      } else if !files.isEmpty {
        files[files.count - 1].text += line + "\n"
      }
    }
    return files
  }

  /// Begins the line before each file in `sources`.
  public static let fileMark = "=== "
}
