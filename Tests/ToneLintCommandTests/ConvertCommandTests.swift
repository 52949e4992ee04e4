import Foundation
import Testing

struct ConvertCommandTests {
  private struct Converted: Decodable {
    struct Message: Decodable {
      struct Place: Decodable {
        var path: String
        var line: Int
        var column: Int
      }

      var role: String
      var speaker: String?
      var time: String?
      var text: String
      var source: Place
    }

    var id: String?
    var messages: [Message]

    static func read(_ bytes: [UInt8]) throws -> [Converted] {
      try bytes.split(separator: 0x0A).map { try JSONDecoder().decode(Converted.self, from: Data($0)) }
    }
  }

  @Test func writesWhatWasUnderstood() throws {
    let converted = try Converted.read(try Program.run("convert", "Corpus/transcripts/wheel-twitter.csv").output)
    #expect(converted.map(\.id) == ["10"])
    #expect(converted[0].messages.map(\.role) == ["customer", "agent", "customer", "agent"])
    #expect(converted[0].messages.map(\.speaker) == ["40771", "RidgeBikes", "40771", "RidgeBikes"])
    #expect(converted[0].messages[0].text == "@RidgeBikes my wheel is \"lost\" again,\nthird time 🚲")
  }

  /// Where a message is said to begin, it does.
  @Test(arguments: ["Corpus/transcripts/wheel-twitter.csv", "Corpus/transcripts/mixer-zendesk.json", "Corpus/transcripts/shop-chat.txt"])
  func placesAreThoseOfTheFile(file: String) throws {
    let text = try String(contentsOf: Program.repository.appendingPathComponent(file), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for message in try Converted.read(try Program.run("convert", file).output).flatMap(\.messages) {
      #expect(message.source.path == file)
      let rest = Array(Array(lines[message.source.line - 1].utf8)[(message.source.column - 1)...])
      let first = message.text.prefix { $0.isASCII && $0 != "\n" && $0 != "\"" }
      #expect(rest.starts(with: first.utf8), "\(message.text)")
    }
  }

  @Test func whatIsConvertedLintsTheSame() throws {
    let folder = try TemporaryFolder()
    for file in ["mixer-zendesk.json", "card-openai.jsonl", "wheel-twitter.csv"].map({ "Corpus/transcripts/\($0)" }) {
      let target = folder.path + "/native.jsonl"
      let result = try Program.run("convert", file, "-o", target)
      #expect(result.status == 0 && result.output.isEmpty)
      func said(_ found: [Diagnosed]) -> [[String]] { found.map { ["\($0.message)", $0.role, $0.rule, $0.quote] } }
      #expect(said(try Diagnosed.all(target)) == said(try Diagnosed.all(file)))
    }
  }

  @Test func nothingToConvertIsToldByTheStatus() throws {
    let folder = try TemporaryFolder()
    #expect(try Program.run("convert", try folder.write("nothing here\n", to: "a.txt")).status == 2)
    #expect(try Program.run("convert", "no-such-file").status == 2)
  }
}
