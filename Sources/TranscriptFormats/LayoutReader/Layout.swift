public import ToneLint

/// Where a format keeps its conversations: what a layout file (`Layouts/*.yml`, or a user's own with `--map`) says.
///
/// Layouts are data, and one reader, `LayoutReader`, reads by all of them. The same words describe JSON and tables: there a column is a
/// key of a flat record.
public struct Layout: Sendable, Hashable {
  /// What the records are written in.
  public enum Syntax: String, Sendable, CaseIterable {
    /// JSON Lines or a JSON document (RFC 8259).
    case json
    /// CSV or TSV with a header (RFC 4180).
    case table
  }

  /// What joins records to conversations.
  public enum Grouping: Sendable, Hashable {
    /// Each record is a conversation.
    case none
    /// Neighbours with the same conversation id.
    case id
    /// A record answers another: its id, and that of the record that it answers.
    case replies(id: Choice, to: Choice)
  }

  /// The name that `--input-format` takes.
  public var name: String
  public var summary = ""
  public var syntax = Syntax.json
  /// Where conversations stand in a document, in the order in which they are tried. `$` is the whole document or a line.
  public var conversations: [LayoutPath] = [LayoutPath()]
  /// Values that every conversation of this format has: each entry is a choice, one of which must be there.
  public var fingerprint: [[LayoutPath]] = []
  public var id = Choice()
  public var grouping = Grouping.none
  public var messages: [MessageLayout] = []

  public init(name: String) { self.name = name }
}

/// Where the messages of a conversation stand, and what their parts are. Paths begin at a message, with `$` at its conversation.
public struct MessageLayout: Sendable, Hashable {
  /// Each message, from the conversation; `$` when the record itself is one.
  public var place = LayoutPath()
  /// All must hold, or what stands there is no message.
  public var conditions: [Condition] = []
  public var text = Choice()
  /// A text that holds a whole log; takes the place of `text`, and one record is one conversation.
  public var log = Choice()
  public var markup = Markup.none
  public var speaker = Choice()
  public var time = Choice()
  public var role = Choice()
  /// What values of `role` mean, before the usual names are looked at.
  public var roleValues: [RoleValue] = []
  /// Roles that follow from conditions; the first that holds goes before `role`.
  public var rules: [RoleRule] = []
  /// Whether speakers are mere labels of a diarisation ("A", "SPEAKER_00"), so that roles are inferred from what is said.
  public var isDiarised = false

  public init() {}

  public struct RoleValue: Sendable, Hashable {
    public var value: String
    public var role: Role

    public init(_ value: String, _ role: Role) {
      self.value = value
      self.role = role
    }
  }

  public struct RoleRule: Sendable, Hashable {
    public var role: Role
    public var conditions: [Condition]

    public init(_ role: Role, _ conditions: [Condition]) {
      self.role = role
      self.conditions = conditions
    }
  }
}
