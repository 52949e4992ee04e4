import Foundation
import Testing

/// Input that is broken: what is wrong is located, what is right is linted.
struct MalformedInputTests {
  private static let folder = "Corpus/malformed/"

  /// Each file with the lines that hold a fault or a note.
  static let faults: [(file: String, lines: Set<Int>)] = [
    ("bad-time.jsonl", []), ("bom-before-jsonl.jsonl", []), ("bom-only.jsonl", []), ("bom-only.txt", []),
    ("crlf-blank-lines-no-final-newline.jsonl", []),
    ("deep-nesting.jsonl", [2]), ("duplicate-ids.jsonl", []), ("duplicate-keys.jsonl", [2]), ("empty.jsonl", []), ("empty.txt", []),
    ("ill-formed-utf8.txt", [3, 4, 6]), ("lone-surrogate.jsonl", [2]), ("messages-wrong-type.jsonl", [2, 3, 4, 5, 6, 7, 8]),
    ("no-speakers.txt", [1]),
    ("nul-bytes.txt", []), ("raw-control-character.jsonl", [2]), ("text-null.jsonl", [2]), ("trailing-comma.jsonl", [2]),
    ("truncated-object.jsonl", [2]),
    ("two-objects-on-a-line.jsonl", [2]), ("unknown-escape.jsonl", [2]), ("unknown-speakers.txt", [1]), ("unterminated-string.jsonl", [2]),
    ("utf-16-bom-only.txt", []), ("utf-16be-bom.txt", []), ("utf-16le-bom.txt", []), ("utf-16le-odd-length.txt", [6]),
    ("whitespace-only.txt", []),
    ("windows-1252.txt", [1]),
  ]

  @Test func everyFileIsTold() throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Program.repository.appendingPathComponent(MalformedInputTests.folder).path)
    #expect(names.sorted() == MalformedInputTests.faults.map(\.file).sorted())
  }

  @Test(arguments: faults.indices)
  func faultsAreLocated(index: Int) throws {
    let (file, lines) = MalformedInputTests.faults[index]
    let result = try Program.run(MalformedInputTests.folder + file)
    #expect(!result.crashed)
    let pattern = #/^Corpus\/malformed\/[^:]+:(\d+):\d+: (error|note): .+$/#
    var found: Set<Int> = []
    for line in result.errorLines {
      let match = try #require(try pattern.wholeMatch(in: line), "'\(line)' is not located")
      found.insert(Int(match.1) ?? 0)
    }
    #expect(found == lines)
    // Only where nothing could be read is the job not done.
    #expect((result.status == 2) == (file == "no-speakers.txt"))
  }

  @Test(arguments: faults.map(\.file).filter { $0.hasSuffix(".jsonl") })
  func goodLinesAreLinted(file: String) throws {
    let text = try Data(contentsOf: Program.repository.appendingPathComponent(MalformedInputTests.folder + file))
    let lines = String(decoding: text, as: UTF8.self).replacing("\r\n", with: "\n").split(separator: "\n", omittingEmptySubsequences: false)
    // These two are to blame and to dismiss; "kettle-2" is polite.
    let good = lines.indices.filter { lines[$0].contains("\"kettle-1\"") || lines[$0].contains("\"kettle-3\"") }.map { $0 + 1 }
    let polite = lines.indices.filter { lines[$0].contains("\"kettle-2\"") }.map { $0 + 1 }
    let found = Set(try Diagnosed.all(MalformedInputTests.folder + file).map(\.start.line))
    #expect(good.filter { !found.contains($0) } == [])
    #expect(polite.filter { found.contains($0) } == [])
  }

  @Test(arguments: ["ill-formed-utf8.txt", "utf-16be-bom.txt", "utf-16le-bom.txt", "utf-16le-odd-length.txt", "windows-1252.txt"])
  func otherEncodingsAreLinted(file: String) throws {
    let found = try Diagnosed.all(MalformedInputTests.folder + file).filter { $0.category != "confusion-signal" }
    #expect(found.map(\.start.line) == [3])
  }

  @Test func theWholeFolderIsReadInOneRun() throws {
    let result = try Program.run("Corpus/malformed")
    #expect(result.status == 1)
    #expect(
      Set(result.errorLines.compactMap { $0.split(separator: ":").first }).count == MalformedInputTests.faults.count { !$0.lines.isEmpty })
  }

  // MARK: Large and hostile

  @Test func randomBytesOfFiveMegabytes() throws {
    let folder = try TemporaryFolder()
    var state: UInt64 = 1
    let bytes = (0..<5_000_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 33)
    }
    let result = try Program.run(try folder.write(bytes, to: "random.bin"))
    #expect(!result.crashed && (0...2).contains(result.status))
    // Faults past the limit are counted, not told.
    #expect(result.errorLines.count < 150)
  }

  @Test(arguments: ["[", "{\"a\":", "{\"messages\":[", "(", ">", "\"", "<", "`", "*_"])
  func hundredThousandNestedBrackets(bracket: String) throws {
    let folder = try TemporaryFolder()
    let nested = String(repeating: bracket, count: 100_000)
    for (name, text) in [
      ("a.jsonl", nested), ("b.jsonl", "{\"messages\":" + nested + "\n"), ("c.txt", "Agent: " + nested), ("d.json", nested),
    ] {
      let result = try Program.run(try folder.write(text, to: name))
      #expect(!result.crashed && (0...2).contains(result.status), "\(name)")
    }
  }

  @Test func aMessageOfTwoMegabytesOnOneLine() throws {
    let folder = try TemporaryFolder()
    let words = String(repeating: "The quick brown fox jumps over the lazy dog. ", count: 2_000_000 / 45)
    let path = try folder.write("Agent: \(words)You should have read the manual.\n", to: "long.txt")
    let found = try Diagnosed.all(path)
    #expect(found.map(\.quote).contains { $0.contains("should have read") })
    #expect(found.allSatisfy { $0.start.line == 1 && $0.start.offset == $0.start.column - 1 })
  }

  @Test func oneWordOfAMegabyte() throws {
    let folder = try TemporaryFolder()
    for letter in ["a", "é", "'", "中", "1", ".", "\u{301}"] {
      let result = try Program.run(try folder.write("Agent: " + String(repeating: letter, count: 1_000_000) + "\n", to: "word.txt"))
      #expect(!result.crashed && result.status == 0, "\(letter)")
    }
  }
}
