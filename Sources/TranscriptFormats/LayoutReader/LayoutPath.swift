/// A way through objects and arrays: `comments[].plain_body`, `original[][1]`, `$.ticket.id`.
///
///     path  = "$" / ["$."] step *("." step)
///     step  = key *index / 1*index
///     key   = "*" / name / "\"" name "\""
///     index = "[]" / "[" digits "]"
public struct LayoutPath: Sendable, Hashable, CustomStringConvertible {
  public enum Step: Sendable, Hashable {
    case key(String)
    /// Any key of an object.
    case anyKey
    /// Every element of an array.
    case each
    /// One element of an array, 0-based.
    case index(Int)
  }

  public var steps: [Step]
  /// Whether it begins at the conversation, wherever it is written.
  public var isAbsolute: Bool

  public init(_ steps: [Step] = [], isAbsolute: Bool = false) {
    self.steps = steps
    self.isAbsolute = isAbsolute
  }

  public var description: String {
    var text = isAbsolute || steps.isEmpty ? "$" : ""
    for step in steps {
      switch step {
      case .key(let name): text += (text.isEmpty ? "" : ".") + name
      case .anyKey: text += (text.isEmpty ? "" : ".") + "*"
      case .each: text += "[]"
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}

/// One value out of several: the first that is there and not null.
public struct Choice: Sendable, Hashable {
  public var operands: [Operand]

  public init(_ operands: [Operand] = []) { self.operands = operands }

  public var isEmpty: Bool { operands.isEmpty }

  /// A value: what stands at a path, or what a table says about it.
  public struct Operand: Sendable, Hashable {
    public var path: LayoutPath
    public var join: Join?
    /// How it is written, where it says so itself (`as`).
    public var form: ValueForm?
  }

  /// `author_id -> $.users[].id -> role`: the row of `$.users[]` whose `id` is the value, and there its `role`.
  public struct Join: Sendable, Hashable {
    public var rows: LayoutPath
    public var key: LayoutPath
    public var value: LayoutPath
  }
}

/// How a value is written, where that has to be said.
public enum ValueForm: Sendable, Hashable {
  /// A text with markup.
  case markup(Markup)
  /// Seconds, since 1970 or since the beginning of the conversation: the magnitude tells.
  case seconds
  /// The same in milliseconds.
  case milliseconds
}

/// `type == MESSAGE`, `part_type == comment | note`, `author_id != $.requester_id`, `is_private`, `!is_event`.
public struct Condition: Sendable, Hashable {
  public enum Test: Sendable, Hashable {
    /// One of these values.
    case values([String])
    /// A value that begins with one of these.
    case beginnings([String])
    /// What stands elsewhere.
    case path(LayoutPath)
    /// Anything but null, false and the empty string.
    case presence
  }

  /// Where the value stands; of several places the first that has one.
  public var paths: [LayoutPath]
  public var test: Test
  /// Whether it must not hold.
  public var isNegated: Bool
}
