import ToneLint

/// A layout ready for use: its paths as one tree, and every value that it names as a number.
struct LayoutPlan: Sendable {
  /// Rows that other rows refer to by a key.
  struct Table: Sendable {
    var kind: Int
    var key: Int
  }

  let layout: Layout
  private(set) var tree = PathTree()
  private(set) var id = ChoicePlan()
  private(set) var reply = (id: ChoicePlan(), to: ChoicePlan())
  private(set) var messages: [MessagePlan] = []
  /// The kinds of rows that hold messages, in the order of the layout.
  private(set) var messageKinds: [Int] = []
  private(set) var tables: [Table] = []
  /// How many values a row of each kind has.
  private(set) var valueCounts: [Int] = []

  /// Where rows of each kind stand, and the paths of their values.
  private var kinds: [(place: [LayoutPath.Step], values: [[LayoutPath.Step]])] = [([], [])]

  init(_ layout: Layout) {
    self.layout = layout
    id = plan(layout.id, in: 0)
    if case .replies(let id, let to) = layout.grouping { reply = (plan(id, in: 0), plan(to, in: 0)) }
    for message in layout.messages { messages.append(plan(message)) }
    for message in messages where !messageKinds.contains(message.kind) { messageKinds.append(message.kind) }
    valueCounts = kinds.map(\.values.count)
    for (kind, entry) in kinds.enumerated() {
      let start = tree.insert(entry.place)
      tree.setRecord(kind, at: start)
      for (value, path) in entry.values.enumerated() {
        tree.setValue(value, isRepeated: path.contains(.each), at: tree.insert(path, from: start))
      }
    }
    tree.finish()
  }

  var isDiarised: Bool { messages.contains(where: \.isDiarised) }
  var holdsLogs: Bool { messages.contains { !$0.log.operands.isEmpty } }

  /// The columns of a table's rows, with their values.
  var columns: [(name: String, value: Int)] {
    kinds[0].values.enumerated().compactMap { value, path in
      guard case .key(let name)? = path.first, path.count == 1 else { return nil }
      return (name, value)
    }
  }

  private mutating func plan(_ message: MessageLayout) -> MessagePlan {
    let kind = kind(of: message.place)
    return MessagePlan(
      kind: kind, conditions: message.conditions.map { plan($0, in: kind) },
      text: plan(message.text, in: kind), log: plan(message.log, in: kind), markup: message.markup,
      speaker: plan(message.speaker, in: kind), time: plan(message.time, in: kind), role: plan(message.role, in: kind),
      roleValues: message.roleValues.map { (Array($0.value.utf8), $0.role) },
      rules: message.rules.map { rule in (rule.role, rule.conditions.map { plan($0, in: kind) }) },
      isDiarised: message.isDiarised)
  }

  private mutating func kind(of place: LayoutPath) -> Int {
    if let known = kinds.firstIndex(where: { $0.place == place.steps }) { return known }
    kinds.append((place.steps, []))
    return kinds.count - 1
  }

  private mutating func place(_ path: LayoutPath, in kind: Int) -> ValuePlace {
    let kind = path.isAbsolute ? 0 : kind
    let value = kinds[kind].values.firstIndex(of: path.steps) ?? kinds[kind].values.count
    if value == kinds[kind].values.count { kinds[kind].values.append(path.steps) }
    return ValuePlace(value: value, isAbsolute: path.isAbsolute)
  }

  private mutating func plan(_ choice: Choice, in kind: Int) -> ChoicePlan {
    ChoicePlan(
      operands: choice.operands.map { operand in
        var planned = ChoicePlan.Operand(place: place(operand.path, in: kind), form: operand.form)
        if let join = operand.join {
          let rows = self.kind(of: join.rows)
          let key = place(join.key, in: rows).value
          planned.tableValue = place(join.value, in: rows).value
          let known = tables.firstIndex { $0.kind == rows && $0.key == key }
          planned.table = known ?? tables.count
          if known == nil { tables.append(Table(kind: rows, key: key)) }
        }
        return planned
      })
  }

  private mutating func plan(_ condition: Condition, in kind: Int) -> ConditionPlan {
    let test: ConditionPlan.Test =
      switch condition.test {
      case .values(let values): .values(values.map { Array($0.utf8) })
      case .beginnings(let values): .beginnings(values.map { Array($0.utf8) })
      case .path(let path): .place(place(path, in: kind))
      case .presence: .presence
      }
    return ConditionPlan(places: condition.paths.map { place($0, in: kind) }, test: test, isNegated: condition.isNegated)
  }
}

/// Where a value stands: in the row of a message, or in that of its conversation.
struct ValuePlace: Sendable {
  var value: Int
  var isAbsolute: Bool
}

/// A `Choice` with numbers for its paths.
struct ChoicePlan: Sendable {
  struct Operand: Sendable {
    var place: ValuePlace
    /// The table that the value is a key of, and the value to take from the row found there.
    var table: Int?
    var tableValue = 0
    var form: ValueForm?
  }

  var operands: [Operand] = []
}

/// A `Condition` with numbers for its paths.
struct ConditionPlan: Sendable {
  enum Test: Sendable {
    case values([[UInt8]])
    case beginnings([[UInt8]])
    case place(ValuePlace)
    case presence
  }

  var places: [ValuePlace]
  var test: Test
  var isNegated: Bool
}

/// A `MessageLayout` with numbers for its paths.
struct MessagePlan: Sendable {
  var kind: Int
  var conditions: [ConditionPlan]
  var text: ChoicePlan
  var log: ChoicePlan
  var markup: Markup
  var speaker: ChoicePlan
  var time: ChoicePlan
  var role: ChoicePlan
  var roleValues: [(value: [UInt8], role: Role)]
  var rules: [(role: Role, conditions: [ConditionPlan])]
  var isDiarised: Bool
}
