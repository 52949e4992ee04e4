import ToneLint

/// Makes a conversation of its records: which are messages, what they say, who speaks and when.
struct ConversationBuilder {
  let plan: LayoutPlan
  let options: ReadingOptions
  private(set) var conversation = Conversation()
  private var values: ValueReader
  private var roles: RoleLookup
  private var index = RowIndex()
  private var unknown = UnknownSpeakers()
  /// The first role that was inferred.
  var inferred: InputFault?

  init(_ plan: LayoutPlan, options: ReadingOptions) {
    self.plan = plan
    self.options = options
    values = ValueReader(plan.layout.syntax)
    roles = RoleLookup(options: options)
  }

  /// Fills `conversation` with what some rows hold, in their order.
  mutating func build(_ records: Records, rows: some Collection<Int>, of source: [UInt8]) {
    conversation.removeAll()
    guard let first = rows.first else { return }
    indexTables(records, source)
    if let id = value(plan.id, in: first, records, source) { conversation.id = append(id.indices, of: source) }
    for kind in plan.messageKinds {
      for row in rows where records.rows[row].kind == kind {
        for layout in plan.messages.indices where plan.messages[layout].kind == kind { addMessage(layout, row, records, source) }
      }
    }
    if plan.isDiarised { inferRoles() }
  }

  /// Fills `conversation` with the log that a record holds in one string, as one message; false when there is none.
  mutating func log(_ records: Records, of source: [UInt8]) -> Bool {
    conversation.removeAll()
    for layout in plan.messages.indices {
      for row in records.rows.indices where records.rows[row].kind == plan.messages[layout].kind {
        guard let log = value(plan.messages[layout].log, in: row, records, source) else { continue }
        let text = append(log.indices, of: source)
        conversation.messages.append(Message(role: .unknown, text: text))
        if let id = value(plan.id, in: 0, records, source) { conversation.id = append(id.indices, of: source) }
        return true
      }
    }
    return false
  }

  /// Whether two records are of the same conversation.
  mutating func haveSameID(_ left: Records, _ right: Records, of source: [UInt8]) -> Bool {
    guard let left = value(plan.id, in: 0, left, source), let right = value(plan.id, in: 0, right, source) else { return false }
    // Copied, since both may need the same scratch memory.
    let bytes = Array(values.bytes(of: left.indices, source))
    return values.bytes(of: right.indices, source).elementsEqual(bytes)
  }

  // MARK: Messages

  private mutating func addMessage(_ layout: Int, _ row: Int, _ records: Records, _ source: [UInt8]) {
    guard hold(plan.messages[layout].conditions, in: row, records, source) else { return }
    var form: ValueForm?
    guard let text = value(plan.messages[layout].text, in: row, records, source, form: &form) else { return }
    var message = Message(role: .unknown, text: ByteRange(0, 0))
    if let speaker = value(plan.messages[layout].speaker, in: row, records, source) {
      message.speaker = append(speaker.indices, of: source)
    }
    var timeForm: ValueForm?
    if let time = value(plan.messages[layout].time, in: row, records, source, form: &timeForm) {
      message.time = appendTime(time.indices, timeForm, of: source)
    }
    message.text = appendParts(text, records, of: source)
    var markup = plan.messages[layout].markup
    if case .markup(let own)? = form { markup = own }
    if markup != .none { message.text = conversation.unwrap(message.text, as: markup) }
    message.role = role(of: message, layout, row, records, source)
    conversation.messages.append(message)
  }

  /// Appends a text of one part or several, each on lines of its own.
  private mutating func appendParts(_ first: Records.Value, _ records: Records, of source: [UInt8]) -> ByteRange {
    var text = values.append(first.indices, of: source, to: &conversation)
    var next = first.next
    while next != 0 {
      let part = records.values[next]
      conversation.map.absent(text: conversation.text.count, source: Int(part.start))
      conversation.text.append(0x0A)
      text.end = values.append(part.indices, of: source, to: &conversation).end
      next = part.next
    }
    return text
  }

  /// Appends a value as it is written, without quotes and escapes.
  mutating func append(_ value: Range<Int>, of source: [UInt8]) -> ByteRange {
    values.append(value, of: source, to: &conversation)
  }

  /// Appends digits as they are.
  mutating func appendWhole(_ digits: Range<Int>, of source: [UInt8]) -> ByteRange {
    appendLiteral(of: source, ByteRange(digits), to: &conversation)
  }

  /// Appends seconds as a clock that stands for a value.
  mutating func appendClock(_ seconds: Int, for value: Range<Int>) -> ByteRange {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let start = conversation.text.count
    conversation.map.replaced(text: start, source: value.lowerBound, count: value.count)
    conversation.text += Array("\(seconds / 3_600):\(two(seconds / 60 % 60)):\(two(seconds % 60))".utf8)
    return ByteRange(start..<conversation.text.count)
  }

  // MARK: Roles

  /// Notes and what systems say stay what they are; else the user's word goes first, then the layout's conditions, then the role as written.
  private mutating func role(of message: Message, _ layout: Int, _ row: Int, _ records: Records, _ source: [UInt8]) -> Role {
    let ruled = ruledRole(layout, row, records, source)
    if let ruled, ruled == .note || ruled == .system { return ruled }
    if !options.roles.isEmpty, let declared = options.role(of: conversation.string(message.speaker)) { return declared }
    if let ruled { return ruled }
    guard let written = value(plan.messages[layout].role, in: row, records, source) else {
      if !plan.messages[layout].isDiarised { noteUnknown(message) }
      return .unknown
    }
    let name = values.bytes(of: written.indices, source)
    if let role = roles.role(of: name, in: layout, plan.messages[layout].roleValues) { return role }
    let shown = message.speaker.isEmpty ? String(decoding: name, as: UTF8.self) : conversation.string(message.speaker)
    unknown.add(shown, at: ByteRange(written.indices))
    return .unknown
  }

  /// The role of the first rule whose conditions hold.
  private mutating func ruledRole(_ layout: Int, _ row: Int, _ records: Records, _ source: [UInt8]) -> Role? {
    for rule in plan.messages[layout].rules.indices where hold(plan.messages[layout].rules[rule].conditions, in: row, records, source) {
      return plan.messages[layout].rules[rule].role
    }
    return nil
  }

  /// Notes that nobody knows the role of who wrote a message.
  mutating func noteUnknown(_ message: Message) {
    unknown.add(conversation.string(message.speaker), at: conversation.map.source(of: message.text))
  }

  /// Says whose roles were inferred or are unknown; then there is nothing noted.
  mutating func drainNotes(into faults: inout [InputFault]) {
    if let inferred { faults.append(inferred) }
    if let note = unknown.note { faults.append(note) }
    inferred = nil
    unknown = UnknownSpeakers()
  }

  /// Says so of a role that was inferred afterwards.
  mutating func setRole(_ role: Role, ofMessage index: Int) { conversation.messages[index].role = role }

  // MARK: Values

  private mutating func hold(_ conditions: [ConditionPlan], in row: Int, _ records: Records, _ source: [UInt8]) -> Bool {
    for condition in conditions where !holds(condition, in: row, records, source) { return false }
    return true
  }

  private mutating func holds(_ condition: ConditionPlan, in row: Int, _ records: Records, _ source: [UInt8]) -> Bool {
    var found: Records.Value?
    for place in condition.places where found == nil { found = value(at: place, in: row, records) }
    switch condition.test {
    case .presence:
      let isThere = found.map { !["", "false"].contains(String(decoding: values.bytes(of: $0.indices, source), as: UTF8.self)) } ?? false
      return isThere != condition.isNegated
    case .values(let wanted):
      guard let found else { return condition.isNegated }
      let bytes = values.bytes(of: found.indices, source)
      return wanted.contains { $0.elementsEqual(bytes) } != condition.isNegated
    case .beginnings(let wanted):
      guard let found else { return condition.isNegated }
      let bytes = values.bytes(of: found.indices, source)
      return wanted.contains { bytes.starts(with: $0) } != condition.isNegated
    case .place(let other):
      guard let found, let other = value(at: other, in: row, records) else { return condition.isNegated }
      // Copied, since both may need the same scratch memory.
      let bytes = Array(values.bytes(of: found.indices, source))
      return values.bytes(of: other.indices, source).elementsEqual(bytes) != condition.isNegated
    }
  }

  /// The bytes of a choice's value; valid until the next value is looked at.
  mutating func bytes(of choice: ChoicePlan, in row: Int, _ records: Records, _ source: [UInt8]) -> ArraySlice<UInt8>? {
    value(choice, in: row, records, source).map { values.bytes(of: $0.indices, source) }
  }

  /// The first value of a choice that is there and not empty.
  private mutating func value(_ choice: ChoicePlan, in row: Int, _ records: Records, _ source: [UInt8]) -> Records.Value? {
    var form: ValueForm?
    return value(choice, in: row, records, source, form: &form)
  }

  private mutating func value(
    _ choice: ChoicePlan, in row: Int, _ records: Records, _ source: [UInt8], form: inout ValueForm?
  ) -> Records.Value? {
    for operand in choice.operands {
      guard var found = value(at: operand.place, in: row, records) else { continue }
      if let table = operand.table {
        let key = values.bytes(of: found.indices, source)
        guard let joined = index.row(of: key, table: table) else { continue }
        found = records.values[records.rows[joined].firstValue + operand.tableValue]
      }
      if found.isEmpty || found.next == 0 && isEmptyString(found, source) { continue }
      form = operand.form
      return found
    }
    return nil
  }

  private func isEmptyString(_ value: Records.Value, _ source: [UInt8]) -> Bool {
    value.indices.count == 2 && source[value.indices.lowerBound] == 0x22
  }

  private func value(at place: ValuePlace, in row: Int, _ records: Records) -> Records.Value? {
    let row = place.isAbsolute && records.rows[row].kind != 0 ? 0 : row
    let value = records.values[records.rows[row].firstValue + place.value]
    return value.isEmpty ? nil : value
  }

  private mutating func indexTables(_ records: Records, _ source: [UInt8]) {
    guard !plan.tables.isEmpty else { return }
    index.removeAll()
    for (table, entry) in plan.tables.enumerated() {
      for row in records.rows.indices where records.rows[row].kind == entry.kind {
        let key = records.values[records.rows[row].firstValue + entry.key]
        if !key.isEmpty { index.insert(values.bytes(of: key.indices, source), table: table, row: row) }
      }
    }
  }
}
