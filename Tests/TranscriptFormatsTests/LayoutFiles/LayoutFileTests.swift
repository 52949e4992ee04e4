import Foundation
import LayoutFiles
import RuleFiles
import Testing
import ToneLint
import TranscriptFormats

struct LayoutFileTests {
  private func faults(_ text: String) -> [String] {
    LayoutFiles.read(RuleFile(path: "my.yml", text: text)).faults.map(\.description)
  }

  @Test(arguments: [
    ("", "my.yml:1:1: error: the file is empty"),
    ("name: x", "my.yml:1:1: error: the key 'messages' is missing: a list of where messages stand"),
    ("messages: []", "my.yml:1:1: error: the key 'name' is missing: it is what --input-format takes"),
    ("name: x\nmesages: []\nmessages: []", "my.yml:2:1: error: unknown key 'mesages'; did you mean 'messages'?"),
    ("name: x\nmessages:\n  - at: a[]\n    text: b..c", "my.yml:4:13: error: 'b..c': expected a key, found \".\""),
    ("name: x\nmessages:\n  - at: \"a[\"\n    text: b", "my.yml:3:12: error: 'a[': expected \"[]\" or a number in brackets, found the end"),
    ("name: x\nmessages:\n  - at: a[]", "my.yml:3:5: error: the key 'text' is missing: what a message says"),
    ("name: x\nmessages:\n  - text: a", "my.yml:3:5: error: the key 'at' is missing: where each message stands, such as \"messages[]\""),
    (
      "name: x\nmessages:\n  - at: a[]\n    text: b\n    roles: {1: agnet}",
      "my.yml:5:16: error: 'agnet' is none of customer, agent, bot, note, system, unknown"
    ),
    (
      "name: x\nmessages:\n  - at: a[]\n    text: b\n    markup: rtf",
      "my.yml:5:13: error: 'markup' takes none, html, markdown, slack, entities"
    ),
    ("name: x\nconversations: a[0]\nmessages: []", "my.yml:2:16: error: 'a[0]': conversations are all elements of an array, '[]'"),
    ("name: [", "my.yml:2:1: error: not YAML: did not find expected node content"),
  ])
  func wrongFilesAreLocated(text: String, fault: String) {
    #expect(faults(text).first == fault)
  }

  @Test func aLayoutOfOnesOwnIsRead() throws {
    let file = """
      name: own
      recognise: chat.turns[].who
      messages:
        - at: chat.turns[]
          text: said
          role: who
          roles: {us: agent, them: customer}
      """
    let layout = try #require(LayoutFiles.read(RuleFile(path: "own.yml", text: file)).layout)
    let catalog = FormatCatalog(layouts: [layout] + LayoutFiles.builtIn)
    let bytes = Array(#"{"chat":{"turns":[{"said":"hi","who":"them"},{"who":"us","said":"ho"}]}}"#.utf8)
    let format = try #require(catalog.detect(bytes, fileName: nil))
    #expect(format.name == "own")
    func read(_ reader: some TranscriptReader) -> Reading { Reading(reader, bytes) }
    #expect(read(format.makeReader(options: ReadingOptions())).lines == ["customer ||hi", "agent ||ho"])
  }
}

/// The layouts in the program are those of the folder. `TONELINT_RECORD=1` writes the generated file anew.
struct BuiltInLayoutTests {
  private static let root = Fixture.folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  private static let folder = root.appendingPathComponent("Sources/TranscriptFormats/Layouts")
  private static let generated = root.appendingPathComponent("Sources/LayoutFiles/BuiltInLayouts+Generated.swift")

  @Test func generatedFileIsUpToDate() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { $0.hasSuffix(".yml") }.sorted()
    let files = try names.map { ($0, try String(contentsOf: Self.folder.appendingPathComponent($0), encoding: .utf8)) }
    let text = Self.source(of: files)
    if ProcessInfo.processInfo.environment["TONELINT_RECORD"] == "1" {
      try text.write(to: Self.generated, atomically: true, encoding: .utf8)
    }
    #expect(
      try String(contentsOf: Self.generated, encoding: .utf8) == text, "stale: TONELINT_RECORD=1 .ci/test --filter BuiltInLayoutTests")
  }

  @Test func everyFileIsRight() {
    for file in LayoutFiles.builtInFiles { #expect(LayoutFiles.read(RuleFile(path: file.name, text: file.text)).faults == []) }
    #expect(LayoutFiles.builtIn.map { $0.name + ".yml" } == LayoutFiles.builtInFiles.map(\.name))
  }

  private static func source(of files: [(name: String, text: String)]) -> String {
    let entries = files.map { file in
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { $0.isEmpty ? "" : "      \($0)" }
      return "    (\n      \"\(file.name)\",\n      #\"\"\"\n\(lines.joined(separator: "\n"))\n      \"\"\"#\n    ),\n"
    }
    return """
      // swift-format-ignore-file
      // What Sources/TranscriptFormats/Layouts holds; `TONELINT_RECORD=1 .ci/test --filter BuiltInLayoutTests` writes it anew.

      extension LayoutFiles {
        /// The layout files that the program brings along.
        package static let builtInFiles: [(name: String, text: String)] = [
      \(entries.joined())  ]
      }

      """
  }
}
