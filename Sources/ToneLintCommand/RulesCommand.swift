import ArgumentParser
import EnglishPack
import RuleFiles
import ToneLint

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Lists, tests and compiles rules.", subcommands: [RulesList.self, RulesTest.self, RulesCompile.self])
}

struct RulesList: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "Lists the rules: severity, id, what they find.")

  @OptionGroup var options: RuleOptions

  func run() throws {
    let (set, selection) = try options.load()
    let width = set.rules.map(\.id.count).max() ?? 0
    for (index, rule) in set.rules.enumerated() {
      let level = selection.isEnabled[index] ? selection.severities[index].name : "off"
      print(level + pad(level, 9) + rule.id + pad(rule.id, width + 2) + rule.summary)
    }
  }

  private func pad(_ text: String, _ width: Int) -> String { String(repeating: " ", count: max(1, width - text.count)) }
}

struct RulesTest: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test", abstract: "Runs the examples of all rules, and the variants derived from them.")

  @Argument(help: "A folder of rule files; the built-in rules when there is none.")
  var folder: String?

  @Option(name: .long, help: "Tests only this rule or category (may be repeated).")
  var only: [String] = []

  func run() throws {
    var (source, faults) = RuleOptions.builtIn()
    var tested = only
    if let folder {
      var own = RuleSource()
      let files = try RuleFolder.files(of: folder)
      // A pack stands by itself; a team's rules use the built-in lists and signals.
      if files.contains(where: { $0.path == "pack.yml" }) { source = RuleSource() }
      faults = RuleFiles.read(files, root: folder, into: &source)
      _ = RuleFiles.read(files, root: folder, into: &own)
      if tested.isEmpty { tested = own.rules.map(\.id.value) }
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
    print(rules.sizes)
  }
}
