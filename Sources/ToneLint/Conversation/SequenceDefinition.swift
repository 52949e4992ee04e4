/// One step of a conversation rule as its file says it: who speaks, what is looked for, and where it must stand.
public struct SequenceStep: Sendable {
  /// Whose message a step is.
  public enum Side: UInt8, Sendable, CaseIterable {
    case customer
    /// A human agent or a bot. Internal notes are no step: the customer does not see them.
    case agent

    public var name: String { self == .customer ? "customer" : "agent" }

    func holds(_ role: Role) -> Bool {
      switch self {
      case .customer: role == .customer
      case .agent: role == .agent || role == .bot
      }
    }
  }

  /// What makes a message a step.
  public enum Wanted: UInt8, Sendable {
    /// One of the step's entries holds in it.
    case entries
    /// Nothing: any message will do.
    case any
    /// There must be no message, until the time that the marked promise gives.
    case none
  }

  /// Where a step stands after the one before it.
  public enum Place: UInt8, Sendable, CaseIterable {
    case later, next, deadline

    /// The value of `where` in a rule file.
    public var name: String {
      switch self {
      case .later: "later"
      case .next: "next"
      case .deadline: "by-deadline"
      }
    }
  }

  public var side: Side
  public var wanted: Wanted
  /// Patterns, `signal/name`, `category/rule`, `category/*`, `cues/category >= 0`.
  public var entries: [Located<String>]
  /// The same; any that holds in the message, or elsewhere in its turn, keeps it from being the step.
  public var without: [Located<String>]
  public var place = Place.later
  /// A word list, `@name`: the message must say again what its side said before; the list's words do not matter.
  public var againBesides: Located<String>?
  public var isMarked = false
  /// Whether it is looked for first: where it does not hold, no other step is looked at.
  public var isKey = false

  public init(_ side: Side, _ wanted: Wanted, entries: [Located<String>] = [], without: [Located<String>] = []) {
    self.side = side
    self.wanted = wanted
    self.entries = entries
    self.without = without
  }
}
