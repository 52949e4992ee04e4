import Foundation
import Testing

struct CheckCommandTests {
  private static let call = "Corpus/phone-call.txt"
  private static let draft = "You should have read the manual."

  // MARK: Exit status

  static let statuses: [(options: [String], status: Int32)] = [
    ([], 1), (["--fail-on", "never"], 0), (["--fail-on", "error"], 1), (["--fail-on", "info"], 1),
    (["--select", "vague-commitment"], 0), (["--select", "vague-commitment", "--fail-on", "note"], 1),
    (["--select", "vague-commitment", "--severity", "vague-commitment=error"], 1),
    (["--fail-on", "error", "--severity", "vague-commitment=error"], 1),
    (["--select", "disparagement", "--severity", "disparagement=info"], 0),
    (["--select", "dismissal", "--ignore", "dismissal"], 0),
  ]

  @Test(arguments: statuses)
  func exitStatus(options: [String], expected: Int32) throws {
    #expect(try Program.run([CheckCommandTests.call] + options).status == expected)
  }

  @Test func findingsAreNoError() throws {
    let result = try Program.run(CheckCommandTests.call)
    #expect(result.errors == "" && !result.output.isEmpty)
  }

  static let refusals: [(arguments: [String], message: String)] = [
    (["no-such-file.txt"], "no such file or folder: 'no-such-file.txt'"),
    (["--select", "blam", "-"], "no rule or category 'blam'; did you mean 'blame'?"),
    (["--ignore", "blame/nothing-like-it", "-"], "no rule or category 'blame/nothing-like-it'"),
    (["--severity", "blame=grave", "-"], "'--severity blame=grave': say ID=error, warning, note or info"),
    (["--severity", "blame", "-"], "'--severity blame': say ID=error, warning, note or info"),
    (["--role", "Dana=boss", "-"], "'--role Dana=boss': say NAME=agent, customer, bot, note or system"),
    (["--input-format", "word", "-"], "no input format 'word'"),
    (["--format", "word", "-"], "word"),
    (["--fail-on", "death", "-"], "death"),
    (["--no-such-option", "-"], "no-such-option"),
    ([], "no files: name files or folders, or - for standard input"),
    (["--draft", "file.txt"], "--draft reads standard input and takes no paths"),
    (["--context", "file.txt", "-"], "--context goes with --draft"),
    (["--draft", "--context", "no-such-file.txt"], "no-such-file.txt"),
    (["--rules", "no-such-folder", "-"], "'no-such-folder' is no folder of rule files"),
    (["explain", "blame/nothing-like-it"], "no rule or category 'blame/nothing-like-it'"),
  ]

  @Test(arguments: refusals)
  func whatCannotBeDoneIsToldAndEndsWithTwo(arguments: [String], message: String) throws {
    let result = try Program.run(arguments)
    #expect(result.status == 2 && !result.crashed)
    #expect(result.text == "")
    #expect(result.errors.hasPrefix("tonelint: ") && result.errors.contains(message))
  }

  @Test func aMissingFileDoesNotHideTheOthers() throws {
    let alone = try Program.run(CheckCommandTests.call)
    let result = try Program.run(CheckCommandTests.call, "no-such-file.txt")
    #expect(result.status == 2 && result.output == alone.output)
  }

  @Test func aFolderWithoutTranscriptsIsNoSuccess() throws {
    let folder = try TemporaryFolder()
    try folder.write("Agent: hi", to: "hidden/.a.txt")
    try folder.write("Agent: hi", to: "b.pdf")
    let result = try Program.run(folder.path)
    #expect(result.status == 2 && result.errors == "tonelint: error: no transcripts below \(folder.path)\n")
  }

  @Test(arguments: ["--version", "--help", "check --help", "rules --help"])
  func whatIsAskedForIsNoError(arguments: String) throws {
    let result = try Program.run(arguments.split(separator: " ").map(String.init))
    #expect(result.status == 0 && result.errors == "" && !result.output.isEmpty)
  }

  // MARK: Selection

  @Test func selectedCategoriesAreAllThatIsFound() throws {
    let found = try Diagnosed.all(CheckCommandTests.call, "--select", "dismissal,disparagement", "--select", "vague-commitment")
    #expect(Set(found.map(\.category)) == ["dismissal", "disparagement", "vague-commitment"])
  }

  @Test func ignoredRulesAreNotFound() throws {
    let all = try Diagnosed.all(CheckCommandTests.call)
    let rule = try #require(all.first).rule
    let found = try Diagnosed.all(CheckCommandTests.call, "--ignore", rule)
    #expect(!found.contains { $0.rule == rule } && !found.isEmpty)
  }

  @Test func aSeverityIsTakenOver() throws {
    let found = try Diagnosed.all(CheckCommandTests.call, "--select", "dismissal", "--severity", "dismissal=note")
    #expect(!found.isEmpty && found.allSatisfy { $0.severity == "note" })
  }

  // MARK: Input

  @Test func standardInputIsAFile() throws {
    let text = try String(contentsOf: Program.repository.appendingPathComponent(CheckCommandTests.call), encoding: .utf8)
    let result = try Program.run(["-"], input: text)
    let file = try Program.run(CheckCommandTests.call)
    #expect(result.text == file.text.replacing(CheckCommandTests.call, with: "<stdin>") && result.status == file.status)
  }

  @Test func aDraftIsOneMessageOfTheAgents() throws {
    let result = try Program.run(["--draft"], input: CheckCommandTests.draft)
    #expect(result.status == 1 && result.lines.count == 1 && result.text.hasPrefix("<stdin>:1:"))
    #expect(try Program.run(["--draft"], input: "Let me look at that now.").status == 0)
    #expect(try Program.run(["--draft"], input: "").status == 0)
  }

  @Test func aDraftIsReadAfterWhatTheCustomerSaid() throws {
    let folder = try TemporaryFolder()
    let context = try folder.write("Customer: I'm still experiencing it.\n", to: "context.txt")
    let draft = "Well, it says here that the problem has been resolved."
    let result = try Program.run(["--draft", "--context", context, "--format", "jsonl"], input: draft)
    #expect(result.status == 1)
    // What the context itself holds is not reported.
    #expect(result.lines.allSatisfy { $0.contains("\"<stdin>\"") })
  }

  @Test func rolesOfSpeakersCanBeTold() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("Ottoline: \(CheckCommandTests.draft)\nBasil: Oh.\n", to: "log.txt")
    #expect(try Diagnosed.all(path).isEmpty)
    #expect(try Diagnosed.all(path, "--role", "Ottoline=agent").map(\.speaker) == ["Ottoline"])
  }

  // MARK: Output

  @Test(arguments: ["gnu", "full", "jsonl"])
  func jobsDoNotChangeTheOutput(format: String) throws {
    // Many files, each small.
    let paths = ["Corpus/transcripts", "Corpus/malformed", "Corpus/clean", "Corpus/phone-call.jsonl", "Corpus/disguises.txt"]
    let one = try Program.run(paths + ["--format", format, "--jobs", "1"])
    for jobs in ["2", "5"] {
      let more = try Program.run(paths + ["--format", format, "--jobs", jobs])
      #expect(more.output == one.output && more.errors == one.errors && more.status == one.status)
    }
  }

  @Test func aFileOfSeveralSegmentsKeepsItsLines() throws {
    let folder = try TemporaryFolder()
    let padding = String(repeating: "x ", count: 50_000)
    let line =
      "{\"messages\": [{\"role\": \"system\", \"text\": \"\(padding)\"}, {\"role\": \"agent\", \"text\": \"\(CheckCommandTests.draft)\"}]}\n"
    let path = try folder.write(String(repeating: line, count: 90), to: "large.jsonl")
    let found = try Diagnosed.all(path, "--jobs", "1")
    #expect(found.map(\.start.line) == Array(1...90))
    for (index, each) in found.enumerated() { #expect(each.start.offset == index * line.utf8.count + each.start.column - 1) }
    #expect(try Diagnosed.all(path, "--jobs", "2") == found)
  }

  @Test func aBrokenPipeIsNoError() throws {
    let folder = try TemporaryFolder()
    let line = "{\"messages\": [{\"role\": \"agent\", \"text\": \"\(CheckCommandTests.draft)\"}]}\n"
    // More than a pipe holds.
    let path = try folder.write(String(repeating: line, count: 3000), to: "many.jsonl")
    let script = "{ '\(Program.executable.path)' '\(path)' 2>'\(folder.path)/errors'; echo $? >'\(folder.path)/status'; } | head -c 10"
    let process = Program.prepared("/bin/sh", ["-c", script])
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(String(decoding: try folder.read("status"), as: UTF8.self) == "0\n")
    #expect(try folder.read("errors") == [])
  }

  static let coloursInPipes: [(options: [String], environment: [String: String], isColored: Bool)] = [
    (["--color", "always"], [:], true), (["--color", "never"], [:], false), ([], [:], false), ([], ["NO_COLOR": "1"], false),
    // An option says more than the environment.
    (["--color", "always"], ["NO_COLOR": "1"], true),
  ]

  @Test(arguments: coloursInPipes)
  func coloursInAPipe(options: [String], environment: [String: String], isColored: Bool) throws {
    for format in ["gnu", "full"] {
      let result = try Program.run(["--draft", "--format", format] + options, input: CheckCommandTests.draft, environment: environment)
      #expect(result.output.contains(0x1B) == isColored)
    }
  }

  /// Runs a command in a terminal (util-linux).
  private static let script = "/usr/bin/script"

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: script)),
    arguments: [
      ("", "", true), ("NO_COLOR=1", "", false), ("NO_COLOR=", "", true), ("TERM=dumb", "", false), ("", "--color never", false),
    ])
  func coloursOnATerminal(environment: String, options: String, isColored: Bool) throws {
    let folder = try TemporaryFolder()
    let draft = try folder.write(CheckCommandTests.draft, to: "draft")
    let shown = folder.path + "/shown"
    let command = "TERM=xterm \(environment) '\(Program.executable.path)' --draft \(options) <'\(draft)'"
    let process = Program.prepared(CheckCommandTests.script, ["-q", "-e", "-c", command, shown])
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    let output = try folder.read("shown")
    // A terminal gets the full form, with the reason.
    #expect(String(decoding: output, as: UTF8.self).contains("<stdin>:1:1"))
    #expect(output.contains(0x1B) == isColored)
  }

  @Test func statisticsGoToStandardError() throws {
    let plain = try Program.run(CheckCommandTests.call)
    let counted = try Program.run(CheckCommandTests.call, "--statistics")
    #expect(counted.output == plain.output)
    #expect(counted.errors.hasPrefix("1 conversations, 31 messages, 17 of them by the agent's side\n"))
  }
}
