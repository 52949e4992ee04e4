public import ToneLint

/// Reads the native format: JSON Lines, one conversation a line.
///
///     {"id": "7", "messages": [{"role": "customer", "speaker": "Ann", "time": "2024-05-14T10:02:15Z", "text": "It fails."}, …]}
///
/// Keys come in any order, unknown ones are skipped, and what is broken costs as little as it can: a wrong value its field, a syntax
/// error the rest of its line. A message whose text cannot be read stays as an empty one, so that indices are those of the file.
public struct NativeReader: TranscriptReader {
  public static let name = "native"
  public static let isLineBased = true

  let options: ReadingOptions
  var scanner = JSONScanner()
  var conversation = Conversation()
  var hasNotedRole = false

  public init(options: ReadingOptions = ReadingOptions()) {
    self.options = options
  }

  public mutating func read(_ source: Source, faults: inout [InputFault], _ body: (borrowing Conversation) -> Void) {
    defer { scanner.faults.drain(into: &faults) }
    let bytes = source.bytes.span
    scanner.index = startOfText(bytes)
    if source.isBeginning, let first = spreadDocument(bytes, from: scanner.index) {
      scanner.faults.add(at: first, "this is one JSON document over several lines; the native format has one conversation a line")
      return
    }
    while scanner.index < bytes.count {
      if scanner.peek(bytes) == 0x0A {
        scanner.index += 1
        continue
      }
      readLine(bytes, of: source.bytes, body)
    }
  }

  /// Reads one line up to its line end, and hands out the conversation that it holds.
  private mutating func readLine(_ bytes: Span<UInt8>, of source: [UInt8], _ body: (borrowing Conversation) -> Void) {
    conversation.removeAll()
    do {
      guard try readConversation(bytes, of: source) else {
        scanner.index = firstLineFeed(bytes, from: scanner.index)
        return
      }
      body(conversation)
    } catch let error {
      let end = min(error.offset + 1, bytes.count)
      scanner.faults.add(at: ByteRange(min(error.offset, end)..<end), error.message(bytes))
      scanner.index = firstLineFeed(bytes, from: scanner.index)
      if !conversation.messages.isEmpty {
        let count = conversation.messages.count
        conversation.labels.removeAll { $0.message.value >= count }
        body(conversation)
      }
      return
    }
    // A carriage return alone separates lines, too, where a value ends.
    if scanner.peek(bytes) != 0x0A, bytes[scanner.index - 1] != 0x0D {
      let error = scanner.error("the line end after the object")
      scanner.faults.add(at: ByteRange(error.offset..<error.offset + 1), error.message(bytes))
      scanner.index = firstLineFeed(bytes, from: scanner.index)
    }
  }

  /// Reads the object of a line into `conversation`; false when the line holds another value.
  private mutating func readConversation(_ bytes: Span<UInt8>, of source: [UInt8]) throws(JSONSyntaxError) -> Bool {
    let start = scanner.index
    guard scanner.take(0x7B, bytes) else {
      let kind = scanner.kindOfNext(bytes)
      try scanner.skipValue(bytes)
      scanner.faults.add(at: ByteRange(start..<scanner.index), "expected an object with \"messages\" on each line, found \(kind)")
      return false
    }
    var seen = SeenKeys()
    var isFirst = true
    while try scanner.next(bytes, isFirst: &isFirst, closing: 0x7D) {
      let place = scanner.index
      switch NativeKey(rawValue: try scanner.key(bytes).bits) {
      case .id?:
        noteKey(.id, at: place, in: &seen)
        conversation.id = try readText(.id, bytes, of: source)
      case .messages?:
        noteKey(.messages, at: place, in: &seen)
        conversation.messages.removeAll(keepingCapacity: true)
        conversation.labels.removeAll(keepingCapacity: true)
        try readMessages(bytes, of: source)
      default:
        try scanner.skipValue(bytes)
      }
    }
    if !seen.contains(.messages) {
      scanner.faults.add(at: ByteRange(start..<start + 1), "this object has no \"messages\"")
    }
    return true
  }

  private mutating func readMessages(_ bytes: Span<UInt8>, of source: [UInt8]) throws(JSONSyntaxError) {
    guard scanner.peek(bytes) == 0x5B else { return try skipWrong("an array for \"messages\"", bytes) }
    scanner.index += 1
    var isFirst = true
    while try scanner.next(bytes, isFirst: &isFirst, closing: 0x5D) {
      let message = try readMessage(bytes, of: source)
      conversation.messages.append(message)
    }
  }

  /// Says so when a key stands in an object for the second time.
  @inline(__always)
  mutating func noteKey(_ key: NativeKey, at place: Int, in seen: inout SeenKeys) {
    guard !seen.insert(key) else { return }
    scanner.faults.add(
      at: ByteRange(place..<place + key.name.utf8.count + 2), "\"\(key.name)\" stands twice in this object; the last one counts")
  }

  /// Skips a value of the wrong kind and says what was expected.
  mutating func skipWrong(_ expected: String, _ bytes: Span<UInt8>) throws(JSONSyntaxError) {
    let kind = scanner.kindOfNext(bytes)
    let start = scanner.index
    try scanner.skipValue(bytes)
    scanner.faults.add(at: ByteRange(start..<scanner.index), "expected \(expected), found \(kind)")
  }
}

/// The beginning of a JSON document that is spread over lines: an opening bracket alone on its line, with no whole object on the next one; or a value that
/// only the lines below make whole.
private func spreadDocument(_ bytes: Span<UInt8>, from start: Int) -> ByteRange? {
  var scanner = JSONScanner()
  scanner.index = start
  while scanner.index < bytes.count, scanner.peek(bytes) == 0x0A { scanner.index += 1 }
  let first = scanner.index
  guard first < bytes.count, bytes[first] == 0x7B || bytes[first] == 0x5B else { return nil }
  scanner.index += 1
  guard scanner.index < bytes.count else { return nil }
  if scanner.peek(bytes) != 0x0A { return isWholeOverLines(bytes, from: first) ? ByteRange(first..<first + 1) : nil }
  while scanner.index < bytes.count, scanner.peek(bytes) == 0x0A { scanner.index += 1 }
  guard scanner.index < bytes.count else { return nil }
  if scanner.take(0x7B, bytes), scanner.peek(bytes) != 0x0A { return nil }
  return ByteRange(first..<first + 1)
}

/// Whether the value that begins at `start` ends on a line below.
private func isWholeOverLines(_ bytes: Span<UInt8>, from start: Int) -> Bool {
  func isWhole(_ spansLines: Bool) -> Bool {
    var scanner = JSONScanner()
    scanner.index = start
    scanner.spansLines = spansLines
    return (try? scanner.skipValue(bytes)) != nil
  }
  return !isWhole(false) && isWhole(true)
}
