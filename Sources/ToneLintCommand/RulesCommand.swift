import ArgumentParser
import EnglishPack
import RuleFiles
import ToneLint

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Lists, tests and compiles rules.", subcommands: [RulesTest.self, RulesCompile.self])
}

struct RulesTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Runs the examples of all rules, and the variants derived from them.")

  @Argument(help: "A folder of rule files; the built-in rules when there is none.")
  var folder: String?

  @Option(name: .long, help: "Tests only this rule or category (may be repeated).")
  var only: [String] = []

  func run() throws {
    var source = RuleSource()
    var faults: [RuleFault] = []
    if folder == nil {
      let files = EnglishPack.files().map { RuleFile(path: $0.path, text: $0.text) }
      faults += RuleFiles.read(files, root: "Rules/en", into: &source)
    }
    if let folder { faults += try RuleFolder.read(folder, into: &source) }
    faults += RuleCompiler.compile(source).faults
    let outcome = RuleExamples.test(source, only: only)
    for fault in faults + outcome.failures { print(fault) }
    print("\(outcome.passed) passed, \(outcome.failures.count + faults.count) failed")
    if !faults.isEmpty || !outcome.failures.isEmpty { throw ExitCode(1) }
  }
}

struct RulesCompile: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compile", abstract: "Compiles a folder of rule files to the Swift source of a built-in pack.", shouldDisplay: false)

  @Argument(help: "The folder of rule files.")
  var folder: String

  @Option(name: .shortAndLong, help: "The Swift file to write.")
  var output: String

  func run() throws {
    var source = RuleSource()
    let read = try RuleFolder.read(folder, into: &source)
    let (rules, faults) = RuleCompiler.compile(source)
    for fault in read + faults { print(fault) }
    if !read.isEmpty || !faults.isEmpty { throw ExitCode(2) }
    let text = PackSource.swift(rules, files: try RuleFolder.files(of: folder))
    try text.write(toFile: output, atomically: true, encoding: .utf8)
    print("\(rules.rules.count) rules, \(rules.patternCount) patterns")
  }
}
