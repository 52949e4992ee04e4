import ToneLint

/// Cuts JSON Lines before the last conversation, where several lines are one: what follows may still belong to it.
struct GroupCutter: PartCutter {
  private var lines = LineCutter()
  private var scanner: RecordScanner
  private var builder: ConversationBuilder

  init(_ layout: Layout) {
    let plan = LayoutPlan(layout)
    scanner = RecordScanner(plan)
    builder = ConversationBuilder(plan, options: ReadingOptions())
  }

  mutating func cut(_ bytes: [UInt8]) -> Int? {
    guard let end = lines.cut(bytes) else { return nil }
    var line = start(ofLineBefore: end, bytes)
    let last = records(ofLineAt: line, bytes)
    while line > 0 {
      let before = start(ofLineBefore: line, bytes)
      if !builder.haveSameID(records(ofLineAt: before, bytes), last, of: bytes) { return line }
      line = before
    }
    return nil
  }

  private func start(ofLineBefore end: Int, _ bytes: [UInt8]) -> Int {
    (bytes[..<max(0, end - 1)].lastIndex(of: 0x0A) ?? -1) + 1
  }

  private mutating func records(ofLineAt start: Int, _ bytes: [UInt8]) -> Records {
    scanner.records.removeAll()
    scanner.json.index = start
    // A broken line has no id, and so stands for itself.
    try? scanner.scan(bytes.span)
    scanner.json.faults = FaultLog()
    return scanner.records
  }
}
