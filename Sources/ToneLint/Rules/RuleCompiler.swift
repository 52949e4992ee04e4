/// Compiles rule definitions into a rule set: patterns to one position automaton, words to classes, guards to indices.
public struct RuleCompiler {
  /// The severity of a category's rules that do not say their own (`Rules/README.md`).
  public static let categorySeverities: [String: Severity] = [
    "blame": .error, "disparagement": .error, "hostility": .error, "dismissal": .warning, "blame-shifting": .warning,
    "minimizing": .warning,
    "us-vs-them": .warning, "arguing": .warning, "condescension": .warning, "stonewalling": .warning, "rating-pressure": .warning,
    "vague-commitment": .note, "over-concession": .note, "confusion-signal": .info,
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
    checkCycles(named)
    var tables = SymbolTable(groups: builders, spellings: source.spellings, frequencies: source.frequencies)
    tables.automaton.roots = roots
    tables.automaton.needsSecondLeg = needsSecondLeg
    tables.automaton.patternFrames = patternFrames
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
      disguises: disguises)
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
    var frames: [FrameIndex] = []
    for entry in context.entries {
      if entry.value.hasPrefix("signal/") {
        if let frame = signal(entry) { frames.append(frame) }
      } else if let frame = inlineFrames[entry.value] {
        frames.append(frame)
      } else {
        let frame = FrameIndex(guards.count)
        let count = patternFrames.count
        add(entry, frame, to: .signals)
        guard patternFrames.count > count else { continue }
        guards.append(.open)
        signalNames.append("")
        inlineFrames[entry.value] = frame
        frames.append(frame)
      }
    }
    return CompiledContext(place: context.place, frames: frames)
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
