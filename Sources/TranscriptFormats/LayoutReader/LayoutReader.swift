public import ToneLint

/// Reads JSON by a layout: JSON Lines, or a document that is a conversation or holds many.
///
///     {"ticket": {…}, "comments": [{…}, …]}            place $
///     [{"traj": […]}, …]                               place []
///     {"train": [{"original": […]}, …], "dev": […]}    place *[]
///
/// The way to the conversations is walked here, element by element, so that one that is broken costs no other; each conversation is
/// walked by `RecordScanner` and made by `ConversationBuilder`.
public struct LayoutReader: TranscriptReader {
  let shape: DocumentShape
  let plan: LayoutPlan
  var scanner: RecordScanner
  private var builder: ConversationBuilder
  private var log: TextLogReader
  /// The records of one conversation, where several lines or elements are one.
  private var group = Records()
  /// How many arrays and objects of the place are open.
  var level = 0
  var recovery = Recovery()

  public init(layout: Layout, shape: DocumentShape, options: ReadingOptions = ReadingOptions()) {
    self.shape = shape
    plan = LayoutPlan(layout)
    scanner = RecordScanner(plan)
    builder = ConversationBuilder(plan, options: options)
    log = TextLogReader(options: options)
  }

  public mutating func read(_ source: Source, faults: inout [InputFault], _ body: (borrowing Conversation) -> Void) {
    let bytes = source.bytes.span
    scanner.json.index = startOfText(bytes)
    scanner.json.spansLines = shape.spansLines
    level = source.isBeginning ? 0 : shape.cutDepth
    recovery = Recovery()
    group.removeAll()
    while scanner.json.index < bytes.count {
      do {
        try step(bytes, of: source, body)
      } catch let error {
        recover(from: error, bytes)
      }
    }
    finishGroup(source, body)
    scanner.json.faults.drain(into: &faults)
    builder.drainNotes(into: &faults)
  }

  /// Goes one value on: opens or closes an array or object of the place, skips a member beside it, or reads a conversation.
  private mutating func step(_ bytes: Span<UInt8>, of source: Source, _ body: (borrowing Conversation) -> Void) throws(JSONSyntaxError) {
    let next = scanner.json.peek(bytes)
    guard scanner.json.index < bytes.count else { return }
    if level == 0 {
      if next == 0x0A { scanner.json.index += 1 } else { try descend(bytes, of: source, body) }
      return
    }
    let step = shape.place.steps[level - 1]
    if next == (step == .each ? 0x5D : 0x7D) {
      scanner.json.index += 1
      level -= 1
    } else if next == 0x2C {
      scanner.json.index += 1
    } else if step == .each {
      try descend(bytes, of: source, body)
    } else if try isOnTheWay(step, bytes) {
      try descend(bytes, of: source, body)
    } else {
      try scanner.json.skipValue(bytes)
    }
  }

  /// Whether the key that comes next is that of the place.
  private mutating func isOnTheWay(_ step: LayoutPath.Step, _ bytes: Span<UInt8>) throws(JSONSyntaxError) -> Bool {
    let key = try scanner.json.swiftKey(bytes)
    return step == .anyKey || step == .key(key)
  }

  private mutating func descend(_ bytes: Span<UInt8>, of source: Source, _ body: (borrowing Conversation) -> Void) throws(JSONSyntaxError) {
    guard level < shape.place.steps.count else { return try readConversation(bytes, of: source, body) }
    let step = shape.place.steps[level]
    if scanner.json.take(step == .each ? 0x5B : 0x7B, bytes) {
      level += 1
      return
    }
    let start = scanner.json.index
    let kind = scanner.json.kindOfNext(bytes)
    try scanner.json.skipValue(bytes)
    if level > 0, shape.place.steps[level - 1] == .anyKey { return }
    fault(at: start, "expected \(step == .each ? "an array" : "an object") with conversations, found \(kind)")
    skipToLineEnd(bytes)
  }

  /// Reads the value that comes next; what was read before an error is handed out, too.
  private mutating func readConversation(
    _ bytes: Span<UInt8>, of source: Source, _ body: (borrowing Conversation) -> Void
  ) throws(JSONSyntaxError) {
    let start = scanner.json.index
    recovery.begin(at: start, bytes)
    scanner.records.removeAll()
    do {
      try scanner.scan(bytes)
    } catch let error {
      handOut(from: start, isWhole: false, source, body)
      throw error
    }
    handOut(from: start, isWhole: true, source, body)
    if level == 0, !shape.spansLines, scanner.json.peek(bytes) != 0x0A, bytes[scanner.json.index - 1] != 0x0D {
      throw scanner.json.error("the line end after the value")
    }
  }

  // MARK: Handing out

  private mutating func handOut(from start: Int, isWhole: Bool, _ source: Source, _ body: (borrowing Conversation) -> Void) {
    guard scanner.records.rows.contains(where: { plan.messageKinds.contains($0.kind) }) else {
      let layout = plan.layout
      if isWhole, !recovery.isLost, !scanner.emptyLists.contains(where: plan.messageKinds.contains) {
        fault(at: start, "no messages here; \(layout.name) has them at \(layout.messages.first?.place.description ?? "$")")
      }
      return
    }
    recovery.isLost = false
    if plan.holdsLogs {
      readLog(at: start, source, body)
    } else if plan.layout.grouping == .none {
      builder.build(scanner.records, rows: scanner.records.rows.indices, of: source.bytes)
      body(builder.conversation)
    } else {
      if !group.rows.isEmpty, !builder.haveSameID(group, scanner.records, of: source.bytes) { finishGroup(source, body) }
      group.append(scanner.records)
    }
  }

  private mutating func finishGroup(_ source: Source, _ body: (borrowing Conversation) -> Void) {
    guard !group.rows.isEmpty else { return }
    builder.build(group, rows: group.rows.indices, of: source.bytes)
    body(builder.conversation)
    group.removeAll()
  }

  /// Runs the reader of plain logs over the string that holds one; places go on through the string's escapes.
  private mutating func readLog(at start: Int, _ source: Source, _ body: (borrowing Conversation) -> Void) {
    guard builder.log(scanner.records, of: source.bytes), let string = builder.conversation.messages.first?.text else {
      return fault(at: start, "no log here")
    }
    let outer = builder.conversation
    var faults: [InputFault] = []
    log.read(Source(name: source.name, bytes: Array(outer.text[string.indices])), faults: &faults) { turns in
      var conversation = copy turns
      conversation.map = turns.map.composed(with: outer.map, textCount: turns.text.count)
      let id = conversation.text.count
      conversation.map.absent(text: id, source: Int(outer.map.source(of: outer.id).start))
      conversation.text += outer.text[outer.id.indices]
      if !outer.id.isEmpty { conversation.id = ByteRange(id..<conversation.text.count) }
      body(conversation)
    }
    for fault in faults { scanner.json.faults.add(fault.severity, at: outer.map.source(of: fault.range), fault.message) }
  }

  // MARK: Faults

  mutating func fault(at offset: Int, _ message: @autoclosure () -> String) {
    scanner.json.faults.add(at: ByteRange(offset..<offset + 1), message())
  }

  mutating func skipToLineEnd(_ bytes: Span<UInt8>) {
    if level == 0, !shape.spansLines { scanner.json.index = firstLineFeed(bytes, from: scanner.json.index) }
  }
}
