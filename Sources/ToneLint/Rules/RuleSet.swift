/// The index of a rule in its rule set.
public struct RuleIndex: Hashable, Comparable, Sendable {
  public var value: Int
  public init(_ value: Int) { self.value = value }
  public static func < (left: RuleIndex, right: RuleIndex) -> Bool { left.value < right.value }
}

/// The index of a frame: what owns patterns and guards. Rules come first, in the order of their ids; then signals, named and inline.
struct FrameIndex: Hashable, Sendable {
  var value: Int
  init(_ value: Int) { self.value = value }
}

/// What a rule says to people.
public struct Rule: Sendable {
  public var id: String
  public var category: String
  public var severity: Severity
  /// Off unless it is selected by name.
  public var isNursery: Bool
  public var summary: String
  public var why: String
  public var instead: String
}

/// A compiled context of a guard: where to look, for which frames.
struct CompiledContext: Sendable {
  var place: ContextPlace
  var frames: [FrameIndex]
}

/// The guards of a rule or a signal.
struct Guards: Sendable {
  var roles: RoleSet
  var negated: GuardPolicy
  var hypothetical: GuardPolicy
  var quoted: GuardPolicy
  var question: GuardPolicy
  var caps: GuardPolicy
  var unless: [CompiledContext]
  var only: [CompiledContext]
  /// The signal whose latest customer message is shown with the finding.
  var related: FrameIndex?

  /// Whether a match needs no look around to be valid.
  var isOpen: Bool {
    roles.rawValue == 0xFF && negated == .allow && hypothetical == .allow && quoted == .allow && question == .allow && caps == .allow
      && unless.isEmpty && only.isEmpty
  }
}

/// Signals that the engine itself asks for; a language pack supplies them.
enum WellKnownSignal: Int, CaseIterable, Sendable {
  case negator, hypothetical, customerSaid, agentSaid

  var id: String {
    switch self {
    case .negator: "signal/negator"
    case .hypothetical: "signal/hypothetical"
    case .customerSaid: "signal/customer-said"
    case .agentSaid: "signal/agent-said"
    }
  }
}

/// All rules and signals of a pack, compiled: immutable, shared by all workers.
public final class RuleSet: Sendable {
  /// The pack's version.
  public let version: String
  public let rules: [Rule]
  let frames: [Guards]
  /// The names of named signals, by frame index less the number of rules; empty for inline patterns.
  let signalNames: [String]
  let wellKnown: [FrameIndex?]
  let vocabulary: Vocabulary
  /// The symbols of `Contraction.Clitic`, in its order.
  let clitics: [Symbol]
  /// The symbols of ASCII punctuation marks.
  let punctuation: [Symbol]
  let tables: AutomatonTables
  /// Skeletons of disguised labels, each with the frame that it belongs to.
  let disguises: [String: [FrameIndex]]
  /// The conversation rules.
  let sequences: [CompiledSequence]
  /// The weighted cues.
  let cues: CueTables

  init(
    version: String, rules: [Rule], frames: [Guards], signalNames: [String], wellKnown: [FrameIndex?], vocabulary: Vocabulary,
    clitics: [Symbol], punctuation: [Symbol], tables: AutomatonTables, disguises: [String: [FrameIndex]], sequences: [CompiledSequence],
    cues: CueTables
  ) {
    self.version = version
    self.rules = rules
    self.frames = frames
    self.signalNames = signalNames
    self.wellKnown = wellKnown
    self.vocabulary = vocabulary
    self.clitics = clitics
    self.punctuation = punctuation
    self.tables = tables
    self.disguises = disguises
    self.sequences = sequences
    self.cues = cues
  }

  /// The frame of a rule.
  func frame(of rule: RuleIndex) -> FrameIndex { FrameIndex(rule.value) }

  /// The rule that a frame is, unless it is a signal.
  func rule(of frame: FrameIndex) -> RuleIndex? { frame.value < rules.count ? RuleIndex(frame.value) : nil }

  /// The id of a rule or signal; an inline pattern has none.
  func name(of frame: FrameIndex) -> String {
    frame.value < rules.count ? rules[frame.value].id : signalNames[frame.value - rules.count]
  }

  /// The size of the automaton, in one line: for `tonelint rules compile`.
  public var sizes: String {
    "\(rules.count) rules, \(patternCount) patterns, \(tables.groups.map { "\($0.forward.sets.count)+\($0.backward.sets.count)" }.joined(separator: ", ")) positions, "
      + "\(tables.symbolCount) symbols in \(tables.setCount) sets (\(tables.memberSets.count)), \(vocabulary.count) words"
  }

  /// How many patterns there are, those of signals and contexts included.
  public var patternCount: Int { tables.patternFrames.count }
}
