/// A place in a rule file, so that a fault in it can be located.
public struct RuleFilePlace: Hashable, Sendable {
  public var file: String
  /// 1-based; columns in characters, as the YAML parser counts.
  public var line: Int
  public var column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// Something wrong with a rule file: what, where, and what would be right.
public struct RuleFault: Hashable, Sendable, CustomStringConvertible {
  public var place: RuleFilePlace
  public var message: String

  public init(_ message: String, at place: RuleFilePlace) {
    self.place = place
    self.message = message
  }

  public var description: String { "\(place.file):\(place.line):\(place.column): error: \(message)" }
}

/// A value of a rule file with its place.
public struct Located<Value> {
  public var value: Value
  public var place: RuleFilePlace

  public init(_ value: Value, at place: RuleFilePlace) {
    self.value = value
    self.place = place
  }
}

extension Located: Sendable where Value: Sendable {}
extension Located: Equatable where Value: Equatable {}

/// What a guard does with a match in a certain context.
public enum GuardPolicy: UInt8, Sendable {
  case allow
  /// Silences the match.
  case skip
  /// Silences every other match.
  case only

  public init?(name: String) {
    switch name {
    case "allow": self = .allow
    case "skip": self = .skip
    case "only": self = .only
    default: return nil
    }
  }
}

/// Where a context looks for its signals.
public enum ContextPlace: UInt8, Sendable, CaseIterable {
  case justBefore, justAfter, before, after, inside, sentence, message, nextSentence, previousSentence, previous, earlier

  /// The key in a rule file.
  public var name: String {
    switch self {
    case .justBefore: "just-before"
    case .justAfter: "just-after"
    case .before: "before"
    case .after: "after"
    case .inside: "inside"
    case .sentence: "sentence"
    case .message: "message"
    case .nextSentence: "next-sentence"
    case .previousSentence: "previous-sentence"
    case .previous: "previous"
    case .earlier: "earlier"
    }
  }
}

/// One key of `unless` or `only`: a place and what to look for there, patterns or `signal/name`.
public struct ContextDefinition: Sendable {
  public var place: ContextPlace
  public var entries: [Located<String>]

  public init(place: ContextPlace, entries: [Located<String>]) {
    self.place = place
    self.entries = entries
  }
}

/// How serious a finding is.
public enum Severity: UInt8, Sendable, Comparable, CaseIterable {
  case info, note, warning, error

  public var name: String {
    switch self {
    case .info: "info"
    case .note: "note"
    case .warning: "warning"
    case .error: "error"
    }
  }

  public init?(name: some StringProtocol) {
    guard let severity = Severity.allCases.first(where: { $0.name == name }) else { return nil }
    self = severity
  }

  public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
}

/// A rule or a signal as its file says it, before it is compiled.
public struct RuleDefinition: Sendable {
  /// One message of an example.
  public struct ExampleMessage: Sendable, Equatable {
    public var role: Role
    /// The text, in `flag` examples with `▸` and `▹` around the words to be found.
    public var text: String
    /// When it was sent, as logs write it; empty when no time matters.
    public var time: String

    public init(role: Role, text: String, time: String = "") {
      self.role = role
      self.text = text
      self.time = time
    }
  }

  public var id: Located<String>
  public var severity: Severity?
  /// Off unless it is selected by name.
  public var isNursery = false
  public var summary = ""
  public var why = ""
  public var instead = ""
  public var patterns: [Located<String>] = []
  public var disguised: [Located<String>] = []
  /// Of a conversation rule: the messages that follow one another. Such a rule has no patterns of its own.
  public var sequence: [SequenceStep] = []
  /// Of a rule that adds up weak signs. Such a rule has no patterns of its own.
  public var cues: CueModel?
  public var roles: RoleSet = .agentSide
  public var negated = GuardPolicy.skip
  public var hypothetical = GuardPolicy.skip
  public var quoted = GuardPolicy.skip
  public var question = GuardPolicy.allow
  public var caps = GuardPolicy.allow
  public var unless: [ContextDefinition] = []
  public var only: [ContextDefinition] = []
  public var related: Located<String>?
  public var flag: [Located<[ExampleMessage]>] = []
  public var allow: [Located<[ExampleMessage]>] = []

  public init(id: Located<String>) { self.id = id }

  /// Whether it reports nothing and serves the contexts of rules.
  public var isSignal: Bool { id.value.hasPrefix("signal/") }

  /// The part of the id before the first slash.
  public var category: String { id.value.prefix { $0 != "/" }.description }
}

/// A word list as its file says it.
public struct WordListDefinition: Sendable {
  public var id: Located<String>
  public var words: [Located<String>]
  public var include: [Located<String>]

  public init(id: Located<String>, words: [Located<String>] = [], include: [Located<String>] = []) {
    self.id = id
    self.words = words
    self.include = include
  }
}

/// All that a set of rule files says: what the compiler takes.
public struct RuleSource: Sendable {
  public var rules: [RuleDefinition] = []
  public var lists: [WordListDefinition] = []
  /// Form → the words that it stands for.
  public var spellings: [String: [String]] = [:]
  public var inflections = Inflections()
  /// How often common words stand in a text, per million: where to look for a pattern first.
  public var frequencies: [String: Int] = [:]
  /// The pack's version, as `--version` prints it.
  public var version = ""

  public init() {}
}
