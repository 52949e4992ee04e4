import ArgumentParser
import Evaluation
import Foundation
import ToneLint

struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Compares findings with the labels of careful readers: precision, recall, F1.",
    discussion: """
      Reads native transcripts whose messages carry "labels". A case is a category in a message, or with --level span the words themselves; the \
      intervals are Wilson's, at 95 %. Exit status: 0, 1 when a figure is below --floor, 2 when the job could not be done.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: "Labelled transcripts, or folders of them.", completion: .file())
  var labelled: [String]

  @Option(help: ArgumentHelp("message or span: what counts as one case.", valueName: "level"))
  var level: Evaluation.Level = .message

  @Option(help: ArgumentHelp("Shows what is found and not labelled (fp), or labelled and not found (fn).", valueName: "kind"))
  var show: Evaluation.Difference.Kind?

  @Option(help: ArgumentHelp("Shows only this category.", valueName: "id"))
  var only: String?

  @Option(help: ArgumentHelp("text or json.", valueName: "name"))
  var format: Format = .text

  @Option(
    help: ArgumentHelp("The least precision and recall, a category a line; less is an error.", valueName: "file"), completion: .file())
  var floor: String?

  @OptionGroup var rules: RuleOptions

  func run() throws {
    let floor = try floor.map { path in
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw InputError("cannot read '\(path)'") }
      do { return try Floor(text) } catch { throw InputError("\(path):\(error)") }
    }
    let (set, selection) = try rules.load()
    let found = InputPaths(labelled)
    try found.requireAll()
    let (evaluation, faults) = try EvaluationRun(rules: set, selection: selection).run(found.files)
    var output = Output()
    do {
      for fault in faults { try output.writeError(Array("\(fault)\n".utf8)) }
      if evaluation.conversations == 0 { throw InputError("no conversations in \(labelled.joined(separator: ", "))") }
      switch format {
      case .text: try output.write(Array((EvaluationTable.text(of: evaluation, level) + shown(evaluation)).utf8))
      case .json:
        try output.write(Array((try EvaluationDocument(evaluation, level, shown: differences(of: evaluation)).json() + "\n").utf8))
      }
      try output.flush()
    } catch is BrokenPipe {
      throw ExitCode(0)
    }
    let violations = floor?.violations(of: evaluation, level) ?? []
    for violation in violations { try output.writeError(Array("tonelint: \(violation)\n".utf8)) }
    if !violations.isEmpty { throw ExitCode(1) }
  }

  private func differences(of evaluation: Evaluation) -> [Evaluation.Difference] {
    evaluation.differences.filter { $0.kind == show && (only == nil || $0.category == only) }
  }

  private func shown(_ evaluation: Evaluation) -> String {
    differences(of: evaluation).map { difference in
      let rule = difference.rule.isEmpty ? difference.category : difference.rule
      return
        "\n\(difference.kind.rawValue) \(difference.file): \(difference.conversation)#\(difference.message.value) [\(difference.role.name)] \(rule): "
        + "“\(difference.quote)”\n   \(difference.text.replacing("\n", with: "\n   "))\n"
    }.joined()
  }
}

extension Evaluation.Level: ExpressibleByArgument {}
extension Evaluation.Difference.Kind: ExpressibleByArgument {}

/// What `eval --format json` writes.
private struct EvaluationDocument: Encodable {
  struct Figures: Encodable {
    var labelled: Int
    var found: Int
    var precision: Double
    var precisionInterval: [Double]
    var recall: Double
    var recallInterval: [Double]
    var f1: Double

    init(_ score: Score) {
      labelled = score.labelled
      found = score.found
      precision = score.precision.value
      precisionInterval = [score.precision.interval.lowerBound, score.precision.interval.upperBound]
      recall = score.recall.value
      recallInterval = [score.recall.interval.lowerBound, score.recall.interval.upperBound]
      f1 = score.f1
    }
  }

  struct Shown: Encodable {
    var kind: String
    var file: String
    var conversation: String
    var message: Int
    var category: String
    var rule: String
    var quote: String
    var text: String
  }

  var level: String
  var conversations: Int
  var agentMessages: Int
  var findingsPerThousand: Double
  var errorsPerThousand: Double
  var all: Figures
  var categories: [String: Figures]
  var differences: [Shown]

  init(_ evaluation: Evaluation, _ level: Evaluation.Level, shown: [Evaluation.Difference]) {
    self.level = level.rawValue
    conversations = evaluation.conversations
    agentMessages = evaluation.agentMessages
    findingsPerThousand = Double(evaluation.agentFindings) * 1000 / Double(max(1, evaluation.agentMessages))
    errorsPerThousand = Double(evaluation.agentErrors) * 1000 / Double(max(1, evaluation.agentMessages))
    all = Figures(evaluation.total(level))
    categories = Dictionary(uniqueKeysWithValues: evaluation.categories.map { ($0, Figures(evaluation.score(of: $0, level))) })
    differences = shown.map {
      Shown(
        kind: $0.kind.rawValue, file: $0.file, conversation: $0.conversation, message: $0.message.value, category: $0.category,
        rule: $0.rule,
        quote: $0.quote, text: $0.text)
    }
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}
