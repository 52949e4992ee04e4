public import ToneLint

/// Reads turns as JSON pairs of role and text, one a line, one conversation a file (the ABCD corpus):
///
///     ["customer", "It fails."]
///     ["action", "Account has been pulled up."]
///
/// A comma after a pair, and lines that hold the brackets around all pairs, are passed over.
public struct PairsReader: DetectableReader {
  public static let name = "pairs"
  public static let isLineBased = false
  public static let fileExtensions: [String] = []

  private let options: ReadingOptions
  private var scanner = JSONScanner()
  private var conversation = Conversation()
  private var hasNotedRole = false

  public init(options: ReadingOptions = ReadingOptions()) {
    self.options = options
  }

  /// `["name", "text"` at the start, with or without a bracket around all pairs.
  public static func recognises(_ beginning: Span<UInt8>) -> Bool {
    if isEmptyList(beginning) { return true }
    var scanner = JSONScanner()
    scanner.index = startOfText(beginning)
    for _ in 0..<2 {
      while scanner.take(0x0A, beginning) {}
      guard scanner.take(0x5B, beginning) else { return false }
      if scanner.peek(beginning) == 0x22 {
        do { try scanner.skipString(beginning) } catch { return false }
        return scanner.take(0x2C, beginning) && scanner.peek(beginning) == 0x22
      }
    }
    return false
  }

  /// Whether a file is `[]` and nothing else: what a system exports for a day without conversations.
  private static func isEmptyList(_ bytes: Span<UInt8>) -> Bool {
    var scanner = JSONScanner()
    scanner.spansLines = true
    scanner.index = startOfText(bytes)
    guard scanner.take(0x5B, bytes), scanner.take(0x5D, bytes) else { return false }
    _ = scanner.peek(bytes)
    return scanner.index == bytes.count
  }

  public mutating func read(_ source: Source, faults: inout [InputFault], _ body: (borrowing Conversation) -> Void) {
    let bytes = source.bytes.span
    if PairsReader.isEmptyList(bytes) { return }
    conversation.removeAll()
    scanner.index = startOfText(bytes)
    while scanner.index < bytes.count {
      if scanner.peek(bytes) == 0x0A {
        scanner.index += 1
        continue
      }
      do {
        try readLine(bytes, of: source.bytes)
      } catch let error {
        let end = min(error.offset + 1, bytes.count)
        scanner.faults.add(at: ByteRange(min(error.offset, end)..<end), error.message(bytes))
        scanner.index = firstLineFeed(bytes, from: scanner.index)
      }
    }
    if !conversation.messages.isEmpty { body(conversation) }
    scanner.faults.drain(into: &faults)
  }

  private mutating func readLine(_ bytes: Span<UInt8>, of source: [UInt8]) throws(JSONSyntaxError) {
    if scanner.take(0x5D, bytes) { return }
    guard scanner.take(0x5B, bytes) else { throw scanner.error("a pair like [\"agent\", \"text\"]") }
    switch scanner.peek(bytes) {
    case 0x0A, 0x5B: return
    case 0x22: break
    default: throw scanner.error("a role in quotes")
    }
    let start = scanner.index
    let role = role(of: try scanner.swiftString(bytes), at: start)
    guard scanner.take(0x2C, bytes) else { throw scanner.error("\",\" after the role") }
    guard scanner.peek(bytes) == 0x22 else { throw scanner.error("a text in quotes") }
    let text = try scanner.string(bytes, of: source, into: &conversation)
    conversation.messages.append(Message(role: role, text: text))
    guard scanner.take(0x5D, bytes) else { throw scanner.error("\"]\" after the text") }
    _ = scanner.take(0x2C, bytes)
    if scanner.take(0x5D, bytes) { _ = scanner.take(0x2C, bytes) }
    // A carriage return alone separates lines, too.
    guard scanner.peek(bytes) == 0x0A || bytes[scanner.index - 1] == 0x0D else { throw scanner.error("the line end after the pair") }
  }

  private mutating func role(of name: String, at start: Int) -> Role {
    if name == "action" { return .system }
    if let role = options.role(of: name) ?? RoleNames.role(of: name) { return role }
    if !hasNotedRole {
      hasNotedRole = true
      scanner.faults.add(
        .note, at: ByteRange(start..<scanner.index), "\"\(name)\" is no role, not linted as an agent; say --role NAME=agent")
    }
    return .unknown
  }
}
