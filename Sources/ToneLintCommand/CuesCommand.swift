import ArgumentParser
import CueFitting
import Foundation
import RuleFiles
import ToneLint
import TranscriptFormats

struct CuesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cues", abstract: "Fits the weights of rules that add up weak signs.", subcommands: [CuesFit.self])
}

struct CuesFit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fit", abstract: "Fits weights to labelled transcripts and says how well they do on files that they were not fitted to.",
    discussion: """
      Every file is one voice: it is scored by weights fitted to the other files. The same files and rules give the same weights. A category whose cues add \
      nothing precise to its other rules gets no threshold: its weights only tell which findings of other rules are dropped.
      """)

  @Argument(help: "Labelled transcripts, or folders of them.", completion: .file())
  var labelled: [String]

  @Option(help: ArgumentHelp("The folder of rule files.", valueName: "folder"), completion: .directory)
  var rules: String

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where to write the weights: FOLDER/CATEGORY/weighted-cues.cues.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(help: "Fits only this category (may be repeated).")
  var only: [String] = []

  @Option(help: ArgumentHelp("The least precision of what is found besides other rules.", valueName: "0-1"))
  var precision = CueFit.Settings().precision

  @Option(help: ArgumentHelp("The least precision of what other rules find at a score.", valueName: "0-1"))
  var plausible = CueFit.Settings().plausible

  @Option(help: ArgumentHelp("Ridge penalties to choose from by cross-validation (may be repeated).", valueName: "number"))
  var ridge: [Double] = CueFit.Settings().ridges

  @Option(help: ArgumentHelp("Weights nearer to 0 than this are left out, in hundredths of a unit of log-odds.", valueName: "n"))
  var leastWeight = CueFit.Settings().leastWeight

  @Option(name: .shortAndLong, help: ArgumentHelp("How many threads; one a processor when not given.", valueName: "n"))
  var jobs: Int?

  func run() throws {
    var source = RuleSource()
    let faults = try RuleFolder.read(rules, into: &source)
    if !faults.isEmpty { throw RuleFaults(faults: faults) }
    let found = InputPaths(labelled)
    try found.requireAll()
    let transcripts = try found.files.map { try LabelledFile.read($0) }
    let set = trainingSet(transcripts, source)
    let categories = only.isEmpty ? CuesFit.categories(of: source) : only
    if categories.isEmpty { throw InputError("no rule in '\(rules)' has cues") }
    if categories.count > CueFit.mostCategories { throw InputError("at most \(CueFit.mostCategories) categories can be fitted at once") }
    var settings = CueFit.Settings()
    settings.precision = precision
    settings.ridges = ridge
    settings.plausible = plausible
    settings.leastWeight = leastWeight
    // What customers write and what the agent's side writes are two texts.
    let aboutCustomers = Set(source.rules.filter { $0.roles == .customers }.map(\.category))
    let sides = [
      (RoleSet.agentSide, categories.filter { !aboutCustomers.contains($0) }), (.customers, categories.filter(aboutCustomers.contains)),
    ]
    let outcomes = sides.filter { !$0.1.isEmpty }.flatMap { roles, categories in
      CueFit(set.messages(of: roles), settings).run(categories, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    }
    print(CueFitTable.text(of: outcomes))
    guard let output else { return }
    for outcome in outcomes {
      let comment = "Written by `tonelint cues fit`. Do not edit: fit again. Hundredths of a unit of log-odds."
      let path = "\(output)/\(outcome.category)/weighted-cues\(CueFile.suffix)"
      try CueFile.text(of: outcome.model, comment: comment).write(toFile: path, atomically: true, encoding: .utf8)
    }
  }

  /// Those of the rules that have cues.
  private static func categories(of source: RuleSource) -> [String] { source.rules.filter { $0.cues != nil }.map(\.category).sorted() }

  private func trainingSet(_ files: [[Conversation]], _ source: RuleSource) -> TrainingSet {
    var reader = CueReader(rules: CueCandidates.rules(for: files, source))
    // What patterns find, and where the guards of rules with cues would let something through: as if every message reached their thresholds.
    var patterns = source
    patterns.rules.removeAll { $0.cues != nil }
    var everything = source
    everything.rules.removeAll { $0.cues == nil && !$0.isSignal }
    for index in everything.rules.indices where everything.rules[index].cues != nil {
      // Nothing weighs anything, and nothing is enough.
      var model = CueModel()
      model.threshold = 0
      everything.rules[index].cues = model
    }
    var findings = RuleFinder(patterns, withNursery: false)
    var openings = RuleFinder(everything, withNursery: true)
    let guarded = Set(CuesFit.categories(of: source))
    var set = TrainingSet(
      names: reader.names, rules: patterns.rules.filter { !$0.isSignal && $0.sequence.isEmpty }.map { ($0.id.value, $0.category) })
    for file in files {
      set.beginFile()
      for conversation in file {
        set.add(
          reader.read(conversation), of: conversation, found: findings.rules(in: conversation), guarded: guarded,
          open: openings.rules(in: conversation).mapValues { Set($0.map(\.category)) })
      }
    }
    return set
  }
}

/// Finds the rules of a source that find something, by message.
private struct RuleFinder: ~Copyable {
  private let rules: RuleSet
  private var linter: Linter

  /// - Parameter withNursery: whether the rules that are off by default count, too.
  init(_ source: RuleSource, withNursery: Bool) {
    rules = RuleCompiler.compile(source).rules
    var selection = RuleSelection(rules)
    if withNursery { _ = selection.apply(select: ["nursery"] + Set(rules.rules.map(\.category)), rules: rules) }
    linter = Linter(rules: rules, selection: selection)
  }

  mutating func rules(in conversation: borrowing Conversation) -> [MessageIndex: [(id: String, category: String)]] {
    var findings: [Finding] = []
    linter.lint(conversation, into: &findings)
    return Dictionary(grouping: findings, by: \.message).mapValues { findings in
      Set(findings.map(\.rule)).map { (rules.rules[$0.value].id, rules.rules[$0.value].category) }
    }
  }
}

/// Reads labelled transcripts whole.
enum LabelledFile {
  static func read(_ path: String) throws -> [Conversation] {
    var options = ReadingOptions()
    options.keepsLabels = true
    var conversations: [Conversation] = []
    var stream = try SourceStream(
      path: path, format: NativeReader.name, catalog: FormatCatalog(layouts: []), encoding: nil, companions: Companions())
    while let source = try stream.next() {
      var reader = NativeReader(options: options)
      var faults = stream.faults
      reader.read(source, faults: &faults) { conversations.append($0) }
      if let first = faults.first {
        let place = LineIndex(source).position(of: first.range.start, in: source)
        throw InputError("\(path):\(place.line):\(place.column): \(first.message)")
      }
    }
    return conversations
  }
}
