import ArgumentParser
import EnglishPack
import Foundation
import LayoutFiles
import RuleFiles
import ToneLint
import ToneLintRendering
import TranscriptFormats

/// How input is read.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The transcripts' format: native, text, pairs, table, zendesk, intercom, openai … (GUIDE.md lists all), or the name in a file given "
        + "with --map. Detected when not given.",
      valueName: "name"))
  var inputFormat: String?

  @Option(
    help: ArgumentHelp("A file that says where JSON or a table of your own has its messages (may be repeated).", valueName: "file"),
    completion: .file())
  var map: [String] = []

  @Option(
    help: ArgumentHelp("The files' encoding, as ICU names it (UTF-16LE, windows-1252 …). Detected when not given.", valueName: "name"))
  var encoding: String?

  @Option(
    help: ArgumentHelp("What side a speaker is on: NAME=agent, customer, bot, note or system (may be repeated).", valueName: "name=role"))
  var role: [String] = []

  @Option(
    help: ArgumentHelp("The domain of the agents' mail addresses; all others are customers' (may be repeated).", valueName: "domain"))
  var agentDomain: [String] = []

  @Option(name: .shortAndLong, help: ArgumentHelp("How many threads; one a processor when not given.", valueName: "n"))
  var jobs: Int?

  /// The formats that there are, the user's own before the built-in ones. `--input-format` must name one.
  func catalog() throws -> FormatCatalog {
    var layouts: [Layout] = []
    var faults: [RuleFault] = []
    for path in map {
      guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw InputError("cannot read '\(path)'") }
      let read = LayoutFiles.read(RuleFile(path: path, text: text))
      if let layout = read.layout { layouts.append(layout) }
      faults += read.faults
    }
    if !faults.isEmpty { throw RuleFaults(faults: faults) }
    let own = layouts
    let catalog = FormatCatalog(own: own, layouts: LayoutFiles.builtIn)
    if let inputFormat, catalog.format(named: inputFormat, for: []) == nil {
      throw ValidationError("no input format '\(inputFormat)': " + catalog.names.joined(separator: ", "))
    }
    return catalog
  }

  func reading() throws -> ReadingOptions {
    var options = ReadingOptions()
    options.agentDomains = agentDomain.map { $0.lowercased() }
    for entry in role {
      let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let side = Role(name: parts[1]) else {
        throw ValidationError("'--role \(entry)': say NAME=agent, customer, bot, note or system")
      }
      options.roles[parts[0].lowercased()] = side
    }
    return options
  }
}

/// Which rules are on.
struct RuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Only these rules or categories (commas, or repeated); 'nursery' adds the rules that are off by default.", valueName: "ids"))
  var select: [String] = []

  @Option(help: ArgumentHelp("Not these rules or categories.", valueName: "ids"))
  var ignore: [String] = []

  @Option(help: ArgumentHelp("How serious a rule or a category is: error, warning, note or info (may be repeated).", valueName: "id=level"))
  var severity: [String] = []

  @Option(
    help: ArgumentHelp(
      "A folder of rules of your own, beside the built-in ones (may be repeated); a whole pack, with a pack.yml, takes their place.",
      valueName: "folder"),
    completion: .directory)
  var rules: [String] = []

  @Flag(help: "Compile the rules of --rules anew, and keep nothing of it for the next run.")
  var noCache = false

  func load() throws -> (set: RuleSet, selection: RuleSelection) {
    let set = try ruleSet()
    var selection = RuleSelection(set)
    var levels: [(name: String, level: Severity)] = []
    for entry in severity {
      let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let level = Severity(name: parts[1]) else {
        throw ValidationError("'--severity \(entry)': say ID=error, warning, note or info")
      }
      levels.append((parts[0], level))
    }
    let unknown = selection.apply(select: list(select), ignore: list(ignore), severities: levels, rules: set)
    if let first = unknown.first { throw ValidationError(first) }
    return (set, selection)
  }

  private func list(_ entries: [String]) -> [String] {
    entries.flatMap { $0.split(separator: ",").map(String.init) }
  }

  /// The built-in rules; with `--rules`, compiled together with a team's, unless the same files have been compiled before.
  private func ruleSet() throws -> RuleSet {
    if rules.isEmpty { return EnglishPack.rules() }
    let folders = try RuleOptions.files(of: rules)
    let cache = noCache ? nil : CompiledRuleCache(of: folders.map(\.files))
    if let kept = cache?.rules() { return kept }
    let (source, faults) = RuleOptions.source(of: folders)
    let compiled = RuleCompiler.compile(source)
    if !faults.isEmpty || !compiled.faults.isEmpty { throw RuleFaults(faults: faults + compiled.faults) }
    cache?.keep(compiled.rules)
    return compiled.rules
  }

  /// The built-in rules with those of some folders, in their order. A pack stands by itself: it takes the place of what came before.
  static func source(_ folders: [String]) throws -> (source: RuleSource, faults: [RuleFault]) { source(of: try files(of: folders)) }

  private static func files(of folders: [String]) throws -> [(folder: String, files: [RuleFile])] {
    try folders.map { ($0, try RuleFolder.files(of: $0)) }
  }

  private static func source(of folders: [(folder: String, files: [RuleFile])]) -> (source: RuleSource, faults: [RuleFault]) {
    let pack = folders.lastIndex { $0.files.contains { $0.path == "pack.yml" } }
    var (source, faults) = pack == nil ? builtIn() : (RuleSource(), [])
    for own in folders[(pack ?? 0)...] { faults += RuleFiles.read(own.files, root: own.folder, into: &source) }
    return (source, faults)
  }

  /// The built-in rules as their files say them.
  static func builtIn() -> (source: RuleSource, faults: [RuleFault]) {
    var source = RuleSource()
    let files = EnglishPack.files().map { RuleFile(path: $0.path, text: $0.text) }
    let faults = RuleFiles.read(files, root: "Rules/en", into: &source)
    return (source, faults)
  }
}

/// Rule files that cannot be used: the program says what is wrong and ends with 2.
struct RuleFaults: Error, CustomStringConvertible {
  var faults: [RuleFault]
  var description: String { faults.map(\.description).joined(separator: "\n") }
}

/// How diagnostics are written, and what they mean for the exit status.
struct OutputOptions: ParsableArguments {
  enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case error, warning, note, info, never
    var level: Severity? { Severity(name: rawValue) }
  }

  enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
  }

  @Option(help: ArgumentHelp("full (default on a terminal), gnu (default in a pipe), jsonl.", valueName: "name"))
  var format: OutputFormat?

  @Option(help: ArgumentHelp("The least serious finding that makes the exit status 1.", valueName: "level"))
  var failOn: FailOn = .warning

  @Option(help: ArgumentHelp("When to colour. NO_COLOR is honoured.", valueName: "when"))
  var color: ColorChoice = .auto

  @Flag(help: "Counts by severity and rule at the end, on standard error.")
  var statistics = false

  private var isTerminal: Bool { isatty(1) == 1 }

  var resolvedFormat: OutputFormat { format ?? (isTerminal ? .full : .gnu) }

  var rendering: RenderingOptions {
    let environment = ProcessInfo.processInfo.environment
    let isColored =
      switch color {
      case .always: true
      case .never: false
      case .auto: isTerminal && (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
      }
    return RenderingOptions(color: isColored, width: Int(environment["COLUMNS"] ?? "") ?? RenderingOptions.defaultWidth)
  }
}

extension OutputFormat: ExpressibleByArgument {}
