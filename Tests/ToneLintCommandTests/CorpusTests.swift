import Foundation
import Testing

/// What the corpus was written for.
struct CorpusTests {
  private static func files(_ folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: Program.repository.appendingPathComponent(folder).path)) ?? []
    return names.sorted().map { folder + "/" + $0 }
  }

  // MARK: The phone call

  /// What the README shows is what the program prints.
  @Test func theReadmeShowsWhatIsPrinted() throws {
    let readme = try String(contentsOf: Program.repository.appendingPathComponent("README.md"), encoding: .utf8)
    let block = try #require(readme.split(separator: "```console\n").last?.split(separator: "\n```").first).split(separator: "\n")
    let command = try #require(block.first).split(separator: " ")
    #expect(command.prefix(2) == ["$", "tonelint"])
    let result = try Program.run(command.dropFirst(2).map(String.init))
    let printed = Set(result.lines + result.errorLines)
    for line in block.dropFirst() where line != "…" { #expect(printed.contains(String(line)), "\(line)") }
  }

  @Test(arguments: ["Corpus/phone-call.txt", "Corpus/phone-call.jsonl"])
  func thePhoneCall(file: String) throws {
    let found = try Diagnosed.all(file)
    #expect(found.contains { $0.message == 4 && $0.category == "dismissal" }, "the problem is denied")
    #expect(found.contains { $0.message == 6 && $0.quote.contains("it says here") }, "the record is quoted")
    #expect(
      found.contains { $0.message == 16 && $0.category == "vague-commitment" && $0.quote.contains("end of the day") }, "when is vague")
    #expect(!found.contains { $0.message == 10 }, "a test message is offered")
    #expect(found.allSatisfy { $0.file == file })
  }

  @Test func bothFormsOfThePhoneCallGiveTheSame() throws {
    func said(_ file: String) throws -> [[String]] {
      try Diagnosed.all(file).map {
        ["\($0.message)", $0.role, $0.speaker, $0.rule, $0.severity, $0.quote] + ($0.related ?? []).map(\.quote)
      }
    }
    let text = try said("Corpus/phone-call.txt")
    #expect(!text.isEmpty)
    #expect(try said("Corpus/phone-call.jsonl") == text)
  }

  /// A place is where the quoted words stand in the file; in JSON they may be written with escapes.
  @Test(arguments: ["Corpus/phone-call.txt", "Corpus/phone-call.jsonl"])
  func placesAreThoseOfTheFile(file: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Program.repository.appendingPathComponent(file)))
    for found in try Diagnosed.all(file) {
      #expect(String(decoding: bytes[found.start.offset..<found.end.offset], as: UTF8.self) == found.quote)
      let before = bytes[..<found.start.offset]
      #expect(found.start.line == before.count { $0 == 0x0A } + 1)
      #expect(found.start.column == before.count - (before.lastIndex(of: 0x0A) ?? -1))
    }
  }

  // MARK: Clean transcripts and disguises

  @Test(arguments: CorpusTests.files("Corpus/clean"))
  func cleanTranscriptsAreSilent(file: String) throws {
    let result = try Program.run("--format", "gnu", file)
    #expect(result.text == "")
    #expect(result.errors == "")
    #expect(result.status == 0)
  }

  @Test func disguisesAreFoundAndTheirLookAlikesAreNot() throws {
    let found = try Diagnosed.all("Corpus/disguises.txt")
    let labels = Set(found.filter { $0.category == "disparagement" }.map(\.start.line))
    #expect(Set(1...18).subtracting(labels).sorted() == [], "lines with a label that is not found")
    #expect(found.filter { $0.start.line > 18 }.map { "\($0.start.line): \($0.quote)" } == [], "lines that are innocent")
  }

  // MARK: Transcripts

  @Test(arguments: CorpusTests.files("Corpus/transcripts"))
  func transcripts(file: String) throws {
    let result = try Program.run(file, "--format", "gnu")
    #expect(!result.crashed)
    try Golden.expect(result.output, (URL(fileURLWithPath: file).lastPathComponent as NSString).deletingPathExtension)
  }

  @Test func noGoldenIsLeftBehind() throws {
    let stems = Set(
      CorpusTests.files("Corpus/transcripts").map { (URL(fileURLWithPath: $0).lastPathComponent as NSString).deletingPathExtension })
    #expect(try Golden.names().filter { !stems.contains($0) } == [])
  }
}
