import ArgumentParser
import Foundation
import ToneLint
import TranscriptFormats

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Says of a rule why it is and what it finds; of a place in a transcript, why something is found there or not.")

  @Argument(help: "A rule's id, a category, or PATH:LINE of a transcript.")
  var subject: String

  @OptionGroup var input: InputOptions
  @OptionGroup var rules: RuleOptions

  func run() throws {
    let read = try RuleOptions.source(rules.rules)
    if let place = TranscriptPlace(subject) { return print(try explain(place, read), terminator: "") }
    if !read.faults.isEmpty { throw RuleFaults(faults: read.faults) }
    let all = read.source.rules.filter { !$0.isSignal }.sorted { $0.id.value < $1.id.value }
    let named = all.filter { $0.id.value == subject || $0.category == subject }
    if named.isEmpty {
      throw InputError(
        "no rule or category '\(subject)'" + nearest(to: subject, in: all.map(\.id.value) + Set(all.map(\.category)).sorted()))
    }
    print(named.map { RulePage.text(of: $0) }.joined(separator: "\n\n"))
  }

  private func explain(_ place: TranscriptPlace, _ read: (source: RuleSource, faults: [RuleFault])) throws -> String {
    let (set, selection) = try rules.load()
    var linter = Linter(rules: set, selection: selection)
    // The compiled rules know no patterns' texts; their files, which the program carries, do.
    let near = NearMissFinder(read.source, rules: set, selection: selection)
    var stream = try SourceStream(
      path: place.path, format: input.inputFormat, catalog: try input.catalog(), encoding: input.encoding, companions: Companions())
    let reading = stream.reading(try input.reading())
    var text = ""
    while let source = try stream.next() {
      let lines = LineIndex(source)
      var reader = stream.format.makeReader(options: reading)
      var faults: [InputFault] = []
      reader.read(source, faults: &faults) { conversation in
        for index in conversation.messages.indices {
          let range = conversation.map.source(of: conversation.messages[index].text)
          let first = lines.position(of: range.start, in: source).line
          let last = lines.position(of: range.end, in: source).line
          guard (first...max(first, last)).contains(place.line) else { continue }
          text += TracePage.text(of: linter.trace(MessageIndex(index), of: conversation, near: near), message: index, line: first)
        }
      }
    }
    if text.isEmpty { throw InputError("no message stands at \(place.path):\(place.line)") }
    return text
  }
}

/// `PATH:LINE` where PATH is a file.
struct TranscriptPlace {
  var path: String
  var line: Int

  init?(_ text: String) {
    guard let colon = text.lastIndex(of: ":"), let line = Int(text[text.index(after: colon)...]), line > 0 else { return nil }
    path = String(text[..<colon])
    self.line = line
    guard FileKind(of: path) == .file || ArchiveEntry(path) != nil else { return nil }
  }
}
