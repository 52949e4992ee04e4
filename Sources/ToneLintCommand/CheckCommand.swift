import ArgumentParser
import Foundation
import ToneLint
import ToneLintRendering
import TranscriptFormats

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Lints transcripts (the default command).",
    discussion: "Exit status: 0 nothing found, 1 findings at or above --fail-on, 2 the job could not be done.")

  @Argument(help: "Files, folders, patterns such as 'exports/**/*.jsonl', or - for standard input.", completion: .file())
  var paths: [String] = []

  @Flag(help: "Standard input is one message of the agent's, not yet sent.")
  var draft = false

  @Option(help: ArgumentHelp("The conversation so far, for --draft.", valueName: "file"), completion: .file())
  var context: String?

  @OptionGroup var input: InputOptions
  @OptionGroup var rules: RuleOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if draft, paths.contains(where: { $0 != "-" }) { throw ValidationError("--draft reads standard input and takes no paths") }
    if !draft, context != nil { throw ValidationError("--context goes with --draft") }
    if !draft, paths.isEmpty { throw ValidationError("no files: name files or folders, or - for standard input") }
  }

  func run() throws {
    var output = Output()
    do {
      try run(&output)
    } catch is BrokenPipe {
      throw ExitCode(0)
    }
  }

  private func run(_ out: inout Output) throws {
    let settings = try settings()
    var tally = Tally()
    var problems: [String] = []
    var noted: Set<String> = []
    func write(_ result: LintResult) throws {
      // A note that several parts of a file give is said once.
      for fault in result.faults where fault.noteKind.map({ !noted.contains($0) }) ?? true { try out.writeError(fault.text) }
      noted.formUnion(result.faults.compactMap(\.noteKind))
      try out.write(result.output)
      tally.add(result.tally)
    }
    if draft {
      try write(try DraftRun(settings: settings, context: context).run())
    } else {
      let found = InputPaths(paths)
      problems = found.problems
      problems += try LintRun(settings: settings).run(found.files) { try write($0) }
    }
    try out.flush()
    for problem in problems { try out.writeError(Array("tonelint: error: \(problem)\n".utf8)) }
    if self.output.statistics { try out.writeError(Array(tally.table(settings.rules).utf8)) }
    if settings.format == .full { try out.writeError(Array(summary(tally).utf8)) }
    if !problems.isEmpty || tally.faults > 0 && tally.messages == 0 { throw ExitCode(2) }
    if let level = self.output.failOn.level, tally.findings(from: level) > 0 { throw ExitCode(1) }
  }

  private func summary(_ tally: Tally) -> String {
    func counted(_ count: Int, _ name: String) -> String { "\(count) \(name)\(count == 1 ? "" : "s")" }
    if tally.findings() == 0 {
      return
        "nothing found in \(counted(tally.agentMessages, "message")) of the agent's side (\(counted(tally.conversations, "conversation")))\n"
    }
    let parts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = tally.bySeverity[Int(severity.rawValue)]
      return count == 0 ? nil : severity == .info ? "\(count) info" : counted(count, severity.name)
    }
    return
      "\(parts.joined(separator: ", ")) in \(counted(tally.agentMessages, "message")) of the agent's side (\(counted(tally.conversations, "conversation")))\n"
  }

  private func settings() throws -> LintSettings {
    let rules = try rules.load()
    return LintSettings(
      rules: rules.set, selection: rules.selection, format: output.resolvedFormat, rendering: output.rendering,
      reading: try input.reading(),
      inputFormat: input.inputFormat, catalog: try input.catalog(), encoding: input.encoding,
      jobs: max(1, input.jobs ?? ProcessInfo.processInfo.activeProcessorCount))
  }
}
