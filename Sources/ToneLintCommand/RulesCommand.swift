import ArgumentParser
import EnglishPack
import Evaluation
import Foundation
import RuleFiles
import ToneLint

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Lists, tests and compiles rules.", subcommands: [RulesList.self, RulesTest.self, RulesCompile.self])
}

struct RulesList: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the rules: severity, id, what they find.")

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Labelled transcripts or folders of them: shows of each rule what it found in them, its precision, and how many matches its guards had to decide.",
      valueName: "labelled"), completion: .file())
  var health: [String] = []

  @Flag(help: "With --health: exit status 1 where a rule of severity error is right less often than errors must be.")
  var strict = false

  @OptionGroup var options: RuleOptions

  func run() throws {
    let (set, selection) = try options.load()
    if health.isEmpty {
      let rows = set.rules.indices.map { [level(of: $0, selection), set.rules[$0].id, set.rules[$0].summary] }
      return print(TextTable.text(of: rows))
    }
    let found = InputPaths(health)
    try found.requireAll()
    let (evaluation, _) = try EvaluationRun(rules: set, selection: selection).run(found.files)
    var rows = [["severity", "rule", "hits", "precision", "95 %", "matches"]]
    var weak: [String] = []
    for (index, rule) in set.rules.enumerated() {
      let score = evaluation.ruleScores[RuleIndex(index)] ?? Evaluation.RuleScore()
      let precision = score.precision
      let isWeak = selection.isEnabled[index] && selection.severities[index] == .error && score.isTooWeakForAnError
      if isWeak {
        weak.append(
          "\(rule.id) is an error, and right in \(EvaluationTable.fraction(precision.value)) of \(score.hits): below "
            + EvaluationTable.fraction(Evaluation.leastPrecisionOfErrors))
      }
      rows.append([
        level(of: index, selection), rule.id, "\(score.hits)", score.hits == 0 ? "" : EvaluationTable.fraction(precision.value),
        score.hits == 0 ? "" : EvaluationTable.interval(of: precision), "\(evaluation.matches[RuleIndex(index)] ?? 0)",
      ])
      if isWeak { rows[rows.count - 1].append("too weak for an error") }
    }
    print(TextTable.text(of: rows, rightAligned: [2, 3, 4, 5]))
    guard strict, !weak.isEmpty else { return }
    FileHandle.standardError.write(Data(weak.map { "tonelint: \($0)\n" }.joined().utf8))
    throw ExitCode(1)
  }

  private func level(of rule: Int, _ selection: RuleSelection) -> String {
    selection.isEnabled[rule] ? selection.severities[rule].name : "off"
  }
}

struct RulesTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Runs the examples of all rules, and the variants derived from them.")

  @Argument(help: "A folder of rule files; the built-in rules when there is none.")
  var folder: String?

  @Option(name: .long, help: "Tests only this rule or category (may be repeated).")
  var only: [String] = []

  func run() throws {
    var (source, faults) = try RuleOptions.source(folder.map { [$0] } ?? [])
    var tested = only
    if let folder, tested.isEmpty {
      var own = RuleSource()
      _ = try RuleFolder.read(folder, into: &own)
      tested = own.rules.map(\.id.value)
    }
    faults += RuleCompiler.compile(source).faults
    let outcome = RuleExamples.test(source, only: tested)
    for fault in faults + outcome.failures { print(fault) }
    print("\(outcome.passed) passed, \(outcome.failures.count + faults.count) failed")
    if !faults.isEmpty || !outcome.failures.isEmpty { throw ExitCode(1) }
  }
}

struct RulesCompile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile", abstract: "Compiles a folder of rule files to the files of a built-in pack.", shouldDisplay: false)

  @Argument(help: "The folder of rule files.")
  var folder: String

  @Option(name: .shortAndLong, help: "The folder to write `tables.bin` and `sources.txt` to.")
  var output: String

  func run() throws {
    var source = RuleSource()
    let read = try RuleFolder.read(folder, into: &source)
    let (rules, faults) = RuleCompiler.compile(source)
    for fault in read + faults { print(fault) }
    if !read.isEmpty || !faults.isEmpty { throw ExitCode(2) }
    let sources = EnglishPack.sources(of: try RuleFolder.files(of: folder).map { ($0.path, $0.text) })
    let target = URL(fileURLWithPath: output, isDirectory: true)
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    try Data(rules.packed()).write(to: target.appendingPathComponent("tables.bin"), options: .atomic)
    try Data(sources.utf8).write(to: target.appendingPathComponent("sources.txt"), options: .atomic)
    print(rules.sizes)
  }
}
