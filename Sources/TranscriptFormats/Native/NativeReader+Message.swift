import ToneLint

extension NativeReader {
  /// Reads one element of `messages`.
  mutating func readMessage(_ bytes: Span<UInt8>, of source: [UInt8]) throws(JSONSyntaxError) -> Message {
    let start = scanner.index
    let end = UInt32(truncatingIfNeeded: conversation.text.count)
    var message = Message(role: .unknown, text: ByteRange(end, end))
    guard scanner.peek(bytes) == 0x7B else {
      try skipWrong("an object for each message", bytes)
      return message
    }
    scanner.index += 1
    var seen = SeenKeys()
    var isFirst = true
    while try scanner.next(bytes, isFirst: &isFirst, closing: 0x7D) {
      let place = scanner.index
      guard let key = NativeKey(rawValue: try scanner.key(bytes).bits), key != .id, key != .messages, key != .quote else {
        try scanner.skipValue(bytes)
        continue
      }
      noteKey(key, at: place, in: &seen)
      switch key {
      case .role: message.role = try readRole(bytes)
      case .speaker: message.speaker = try readText(.speaker, bytes, of: source)
      case .time: message.time = try readText(.time, bytes, of: source)
      case .text: message.text = try readText(.text, bytes, of: source)
      default: try readLabels(bytes)
      }
    }
    if !seen.contains(.role) { scanner.faults.add(at: ByteRange(start..<start + 1), "this message has no \"role\"") }
    if !seen.contains(.text) { scanner.faults.add(at: ByteRange(start..<start + 1), "this message has no \"text\"") }
    if !options.roles.isEmpty, let role = options.role(of: conversation.string(message.speaker)) { message.role = role }
    return message
  }

  /// Reads a string into the conversation's text. Ids, speakers and times may be numbers, kept as their digits, or null.
  mutating func readText(_ key: NativeKey, _ bytes: Span<UInt8>, of source: [UInt8]) throws(JSONSyntaxError) -> ByteRange {
    let end = UInt32(truncatingIfNeeded: conversation.text.count)
    switch scanner.peek(bytes) {
    case 0x22:
      return try scanner.string(bytes, of: source, into: &conversation)
    case 0x6E where key != .text:
      try scanner.literal("null", bytes)
    case let byte where key != .text && (byte == 0x2D || isDigit(byte)):
      let digits = try scanner.number(bytes)
      conversation.map.literal(text: conversation.text.count, source: digits.lowerBound)
      conversation.text.append(contentsOf: source[digits])
      return ByteRange(Int(end)..<conversation.text.count)
    default:
      try skipWrong("a string for \"\(key.name)\"", bytes)
    }
    return ByteRange(end, end)
  }

  private mutating func readRole(_ bytes: Span<UInt8>) throws(JSONSyntaxError) -> Role {
    guard scanner.peek(bytes) == 0x22 else {
      try skipWrong("a string for \"role\"", bytes)
      return .unknown
    }
    let start = scanner.index
    if let role = nativeRole(try scanner.packedString(bytes)) { return role }
    scanner.index = start
    let name = try scanner.swiftString(bytes)
    if let role = options.role(of: name) ?? RoleNames.role(of: name) { return role }
    if !hasNotedRole, name != Role.unknown.name {
      hasNotedRole = true
      let message = "role \"\(name)\" is none of customer, agent, bot, note, system; such messages are not linted as an agent's"
      scanner.faults.add(.note, at: ByteRange(start..<scanner.index), message)
    }
    return .unknown
  }

  /// Reads `[{"id", "quote"}]` of the message being read.
  private mutating func readLabels(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
    guard options.keepsLabels else { return try scanner.skipValue(bytes) }
    let message = MessageIndex(conversation.messages.count)
    conversation.labels.removeAll { $0.message == message }
    if scanner.peek(bytes) == 0x6E { return try scanner.literal("null", bytes) }
    guard scanner.peek(bytes) == 0x5B else { return try skipWrong("an array for \"labels\"", bytes) }
    scanner.index += 1
    var isFirst = true
    while try scanner.next(bytes, isFirst: &isFirst, closing: 0x5D) {
      if scanner.peek(bytes) == 0x7B {
        conversation.labels.append(try readLabel(bytes, of: message))
      } else {
        try skipWrong("an object for each label", bytes)
      }
    }
  }

  private mutating func readLabel(_ bytes: Span<UInt8>, of message: MessageIndex) throws(JSONSyntaxError) -> Conversation.Label {
    let start = scanner.index
    var label = Conversation.Label(message: message, category: "", quote: "")
    scanner.index += 1
    var isFirst = true
    while try scanner.next(bytes, isFirst: &isFirst, closing: 0x7D) {
      let key = NativeKey(rawValue: try scanner.key(bytes).bits)
      guard key == .id || key == .quote, scanner.peek(bytes) == 0x22 else {
        try scanner.skipValue(bytes)
        continue
      }
      if key == .id { label.category = try scanner.swiftString(bytes) } else { label.quote = try scanner.swiftString(bytes) }
    }
    if label.category.isEmpty { scanner.faults.add(at: ByteRange(start..<start + 1), "this label has no \"id\"") }
    return label
  }
}

/// The role that the native format writes like this.
private func nativeRole(_ name: PackedName) -> Role? {
  switch name.bits {
  case 0x7265_6d6f_7473_7563: .customer
  case 0x0074_6e65_6761: .agent
  case 0x0074_6f62: .bot
  case 0x6574_6f6e: .note
  case 0x6d65_7473_7973: .system
  default: nil
  }
}
