/// Who wrote a message.
public enum Role: UInt8, Sendable, CaseIterable, Hashable {
  /// The person who asked for help.
  case customer
  /// A human of the company's side, to the customer.
  case agent
  /// An automatic assistant that acts for the company. AI agents are linted like human ones.
  case bot
  /// An internal note of the agent's side, not seen by the customer.
  case note
  /// Events and instructions: nobody's words.
  case system
  /// A speaker whose side could not be told. Never linted as an agent.
  case unknown

  public var name: String {
    switch self {
    case .customer: "customer"
    case .agent: "agent"
    case .bot: "bot"
    case .note: "note"
    case .system: "system"
    case .unknown: "unknown"
    }
  }

  public init?(name: some StringProtocol) {
    guard let role = Role.allCases.first(where: { $0.name == name }) else { return nil }
    self = role
  }

  /// Whether the agent's side wrote it: what rules look at unless they say otherwise.
  public var isAgentSide: Bool { self == .agent || self == .bot || self == .note }
}

/// A set of roles.
public struct RoleSet: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  public init(_ role: Role) { rawValue = 1 << role.rawValue }

  public static let agentSide: RoleSet = [.init(.agent), .init(.bot), .init(.note)]
  public static let customers = RoleSet(.customer)

  public func contains(_ role: Role) -> Bool { contains(RoleSet(role)) }
}
