internal import UnicodeText

/// Compiles rule definitions into a rule set: patterns to one position automaton, words to classes, guards to indices.
public struct RuleCompiler {
  /// The severity of a category's rules that do not say their own (`Rules/README.md`).
  public static let categorySeverities: [String: Severity] = [
    "blame": .error, "disparagement": .error, "hostility": .error, "dismissal": .warning, "blame-shifting": .warning,
    "minimizing": .warning,
    "us-vs-them": .warning, "arguing": .warning, "condescension": .warning, "stonewalling": .warning, "rating-pressure": .warning,
    "vague-commitment": .note, "over-concession": .note, "confusion-signal": .info,
    "argument-loop": .error, "missed-follow-up": .error, "unanswered-ask": .warning, "repeated-ask": .note,
  ]

  private let source: RuleSource
  private var faults: [RuleFault] = []
  private var builders = PatternGroup.allCases.map { _ in BothDirections(forward: PositionBuilder(), backward: PositionBuilder()) }
  private var roots: [UInt32] = []
  private var needsSecondLeg: [Bool] = []
  private let anchor: PatternAnchor
  private var patternFrames: [UInt32] = []
  private var parser: PatternParser
  private var signalFrames: [String: FrameIndex] = [:]
  private var guards: [Guards] = []
  private var signalNames: [String] = []
  /// Inline patterns of contexts that stand in several rules are one frame.
  private var inlineFrames: [String: FrameIndex] = [:]
  private var disguises: [String: [FrameIndex]] = [:]
  /// The parsed patterns in the order of their indices, for the oracle of the tests.
  private(set) var parsed: [Pattern] = []

  private init(_ source: RuleSource) {
    self.source = source
    anchor = PatternAnchor(frequencies: source.frequencies)
    let lists = WordListResolver.resolve(source.lists)
    faults = lists.faults
    parser = PatternParser(lists: lists.lists, spellings: source.spellings, inflections: source.inflections)
  }

  /// Compiles; whatever is wrong is in `faults`, and the rule that it is in is left out.
  public static func compile(_ source: RuleSource) -> (rules: RuleSet, faults: [RuleFault]) {
    var compiler = RuleCompiler(source)
    let set = compiler.compile()
    return (set, compiler.faults)
  }

  /// The same, with the parsed patterns by pattern index.
  static func compileForOracle(_ source: RuleSource) -> (rules: RuleSet, patterns: [Pattern], faults: [RuleFault]) {
    var compiler = RuleCompiler(source)
    let set = compiler.compile()
    return (set, compiler.parsed, compiler.faults)
  }

  private mutating func compile() -> RuleSet {
    let ruleDefinitions = source.rules.filter { !$0.isSignal }.sorted { $0.id.value < $1.id.value }
    let signalDefinitions = source.rules.filter(\.isSignal).sorted { $0.id.value < $1.id.value }
    checkDuplicates(ruleDefinitions + signalDefinitions)
    for (index, signal) in signalDefinitions.enumerated() {
      signalFrames[signal.id.value] = FrameIndex(ruleDefinitions.count + index)
    }
    signalNames = signalDefinitions.map(\.id.value)
    let named = ruleDefinitions + signalDefinitions
    guards = named.map { _ in Guards.open }
    for (index, definition) in named.enumerated() {
      let frame = FrameIndex(index)
      for pattern in definition.patterns {
        if definition.isSignal {
          add(pattern, frame, to: .signals)
        } else {
          if !definition.roles.isDisjoint(with: .agentSide) { add(pattern, frame, to: .agentRules) }
          if definition.roles.contains(.customer) { add(pattern, frame, to: .customerRules) }
        }
      }
      for label in definition.disguised { disguises[LabelSkeleton.key(label.value), default: []].append(frame) }
      guards[index] = compileGuards(of: definition)
    }
    let sequences = compileSequences(of: ruleDefinitions, signalDefinitions)
    checkCycles(named)
    var cues = CueCompiler(lists: parser.lists, inflections: source.inflections, rules: ruleDefinitions)
    let cueTables = cues.compile()
    faults += cues.faults
    var tables = SymbolTable(
      groups: builders, spellings: source.spellings, frequencies: source.frequencies, cueWords: cues.forms)
    tables.automaton.roots = FixedArray(roots)
    tables.automaton.needsSecondLeg = FixedArray(needsSecondLeg)
    tables.automaton.patternFrames = FixedArray(patternFrames)
    return RuleSet(
      version: source.version,
      rules: ruleDefinitions.map { definition in
        Rule(
          id: definition.id.value, category: definition.category,
          severity: definition.severity ?? RuleCompiler.categorySeverities[definition.category] ?? .warning,
          isNursery: definition.isNursery,
          summary: definition.summary, why: definition.why, instead: definition.instead)
      },
      frames: guards, signalNames: signalNames, wellKnown: WellKnownSignal.allCases.map { signalFrames[$0.id] },
      vocabulary: tables.vocabulary, clitics: tables.clitics, punctuation: tables.punctuation, tables: tables.automaton,
      disguises: disguises, sequences: sequences, cues: cueTables)
  }

  private mutating func checkDuplicates(_ definitions: [RuleDefinition]) {
    var places: [String: RuleFilePlace] = [:]
    for definition in definitions {
      if let first = places[definition.id.value] {
        faults.append(RuleFault("'\(definition.id.value)' is defined already at \(first.file):\(first.line)", at: definition.id.place))
      }
      places[definition.id.value] = definition.id.place
    }
  }

  private mutating func add(_ pattern: Located<String>, _ frame: FrameIndex, to group: PatternGroup) {
    do {
      let parsed = try parser.parse(pattern.value)
      guard PositionBuilder.size(parsed) <= Limits.positionsPerPattern else {
        faults.append(RuleFault("the pattern grows too large: its groups and lists multiply", at: pattern.place))
        return
      }
      let divided = anchor.divide(parsed)
      guard !divided.contains(where: { $0.division.first.beginsWithAnything }) else {
        let message = "in pattern '\(pattern.value)': it needs a word to be looked for by, not only '<word>' or '!'"
        faults.append(RuleFault(message, at: pattern.place))
        return
      }
      for (parsed, division) in divided {
        let index = UInt32(patternFrames.count)
        builders[group.rawValue][keyPath: BothDirections.path(isForward: division.isForward)].add(division.first, index: index)
        let other = BothDirections<PositionBuilder>.path(isForward: !division.isForward)
        roots.append(division.second.map { builders[group.rawValue][keyPath: other].addRooted($0, index: index) } ?? AutomatonTables.noRoot)
        needsSecondLeg.append(division.second.map { !$0.isNullable } ?? false)
        self.parsed.append(parsed)
        patternFrames.append(UInt32(frame.value))
      }
    } catch {
      var place = pattern.place
      place.column += error.offset
      faults.append(RuleFault("in pattern '\(pattern.value)': \(error.message)", at: place))
    }
  }

  private mutating func compileGuards(of definition: RuleDefinition) -> Guards {
    var guards = Guards(
      roles: definition.isSignal ? RoleSet(rawValue: 0xFF) : definition.roles, negated: definition.negated,
      hypothetical: definition.hypothetical,
      quoted: definition.quoted, question: definition.question, caps: definition.caps, unless: [], only: [], related: nil)
    guards.unless = definition.unless.map { compile($0) }
    guards.only = definition.only.map { compile($0) }
    if let related = definition.related { guards.related = signal(related) }
    return guards
  }

  private mutating func compile(_ context: ContextDefinition) -> CompiledContext {
    CompiledContext(place: context.place, frames: context.entries.compactMap { frame(of: $0) })
  }

  /// The frame of a signal or of an inline pattern; `nil`, with a fault, for one that is wrong.
  private mutating func frame(of entry: Located<String>) -> FrameIndex? {
    if entry.value.hasPrefix("signal/") { return signal(entry) }
    if let frame = inlineFrames[entry.value] { return frame }
    let frame = FrameIndex(guards.count)
    let count = patternFrames.count
    add(entry, frame, to: .signals)
    guard patternFrames.count > count else { return nil }
    guards.append(.open)
    signalNames.append("")
    inlineFrames[entry.value] = frame
    return frame
  }

  // MARK: Conversation rules

  /// Compiles the sequences of conversation rules. The patterns of their key steps join those of the side's rules, so that one pass finds them.
  private mutating func compileSequences(of rules: [RuleDefinition], _ signals: [RuleDefinition]) -> [CompiledSequence] {
    var sequences: [CompiledSequence] = []
    var joined: Set<[Int]> = []
    for (index, rule) in rules.enumerated() where !rule.sequence.isEmpty {
      let marked = rule.sequence.firstIndex(where: \.isMarked) ?? rule.sequence.count - 1
      let steps = rule.sequence.map { step in
        CompiledSequence.Step(
          side: step.side, wanted: step.wanted, place: step.place, entries: targets(step.entries, rules),
          without: targets(step.without, rules), againBesides: step.againBesides.map { hashes(of: $0) })
      }
      let sequence = CompiledSequence(
        rule: RuleIndex(index), steps: steps, marked: marked, key: rule.sequence.firstIndex(where: \.isKey))
      sequences.append(sequence)
      let group: PatternGroup = rule.sequence[sequence.key].side == .customer ? .customerRules : .agentRules
      for entry in rule.sequence[sequence.key].entries where kind(of: entry.value) == .frame {
        guard let frame = frame(of: entry), joined.insert([frame.value, group.rawValue]).inserted else { continue }
        let signal = signals.first { $0.id.value == entry.value }
        for pattern in signal?.patterns ?? [entry] { add(pattern, frame, to: group) }
      }
    }
    return sequences
  }

  /// The words of a list as a step asks for them.
  private mutating func hashes(of list: Located<String>) -> [UInt32] {
    let name = String(list.value.dropFirst())
    guard let words = parser.lists[name] else {
      faults.append(RuleFault("no list '\(name)'" + nearest(to: name, in: parser.lists.keys), at: list.place))
      return []
    }
    return Set(words.entries.flatMap { $0.map { SaidWord.hash($0.utf8) } }).sorted()
  }

  private enum EntryKind {
    /// A signal or a pattern: `signal/offers-action`.
    case frame
    /// A rule or a category: `blame/by-you`, `blame/*`.
    case rule
    /// A sum of cues: `cues/dismissal >= -620`.
    case score
  }

  /// What an entry of a step asks for. No pattern holds a slash.
  private func kind(of entry: String) -> EntryKind {
    if entry.hasPrefix("cues/") { return .score }
    let isName = entry.contains("/") && !entry.contains { $0 == " " || $0 == "<" }
    return isName && !entry.hasPrefix("signal/") ? .rule : .frame
  }

  private mutating func targets(_ entries: [Located<String>], _ rules: [RuleDefinition]) -> CompiledSequence.Targets {
    var targets = CompiledSequence.Targets()
    for entry in entries {
      switch kind(of: entry.value) {
      case .frame: if let frame = frame(of: entry) { targets.frames.append(frame) }
      case .rule: targets.rules += named(entry, rules)
      case .score: if let score = leastScore(entry, rules) { targets.scores.append(score) }
      }
    }
    return targets
  }

  /// The rules that an entry names: one, or all of a category.
  private mutating func named(_ entry: Located<String>, _ rules: [RuleDefinition]) -> [RuleIndex] {
    let named = rules.indices.filter { entry.value == rules[$0].id.value || entry.value == rules[$0].category + "/*" }
    if named.isEmpty {
      let known = rules.map(\.id.value) + Set(rules.map { $0.category + "/*" }).sorted()
      faults.append(RuleFault("no rule '\(entry.value)'" + nearest(to: entry.value, in: known), at: entry.place))
    }
    for index in named where !rules[index].sequence.isEmpty {
      faults.append(RuleFault("'\(rules[index].id.value)' is a conversation rule, and no step of one", at: entry.place))
    }
    // Sums of weak signs are asked for by `cues/…`, with the score that suffices beside another message.
    return named.filter { rules[$0].sequence.isEmpty && rules[$0].cues == nil }.map { RuleIndex($0) }
  }

  /// `cues/dismissal >= -620`: the rule with the cues, and what they must add up to.
  private mutating func leastScore(_ entry: Located<String>, _ rules: [RuleDefinition]) -> CompiledSequence.LeastScore? {
    let parts = entry.value.dropFirst("cues/".count).split(separator: " ")
    guard parts.count == 3, parts[1] == ">=", let least = Int32(parts[2]) else {
      faults.append(RuleFault("'\(entry.value)' is no sum of cues: 'cues/dismissal >= -600'", at: entry.place))
      return nil
    }
    guard let rule = rules.firstIndex(where: { $0.category == parts[0] && $0.cues != nil }) else {
      let known = Set(rules.filter { $0.cues != nil }.map(\.category)).sorted()
      faults.append(RuleFault("no rule of '\(parts[0])' has cues" + nearest(to: String(parts[0]), in: known), at: entry.place))
      return nil
    }
    return .init(rule: RuleIndex(rule), least: least)
  }

  private mutating func signal(_ name: Located<String>) -> FrameIndex? {
    if let frame = signalFrames[name.value] { return frame }
    faults.append(RuleFault("no signal '\(name.value)'" + nearest(to: name.value, in: signalFrames.keys), at: name.place))
    return nil
  }

  /// Signals may ask for other signals, but not in a circle: the answer would have no beginning.
  private mutating func checkCycles(_ definitions: [RuleDefinition]) {
    var state: [Int: Bool] = [:]
    func isCyclic(_ frame: Int, _ guards: [Guards]) -> Bool {
      if let done = state[frame] { return !done }
      state[frame] = false
      for context in guards[frame].unless + guards[frame].only {
        for next in context.frames where isCyclic(next.value, guards) { return true }
      }
      state[frame] = true
      return false
    }
    for (index, definition) in definitions.enumerated() where isCyclic(index, guards) {
      faults.append(RuleFault("the contexts of '\(definition.id.value)' lead back to itself", at: definition.id.place))
      guards[index].unless = []
      guards[index].only = []
      state = [:]
    }
  }
}

extension Guards {
  /// No guard at all.
  static let open = Guards(
    roles: RoleSet(rawValue: 0xFF), negated: .allow, hypothetical: .allow, quoted: .allow, question: .allow, caps: .allow, unless: [],
    only: [], related: nil)
}
