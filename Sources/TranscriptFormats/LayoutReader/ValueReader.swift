import ToneLint

/// Decodes the values of records, whose places are known: JSON strings, numbers and booleans, or fields of a table.
///
/// What is wrong with a value was said when it was found.
struct ValueReader {
  let syntax: Layout.Syntax
  private var json = JSONScanner()
  private var scratch = Conversation()

  init(_ syntax: Layout.Syntax) { self.syntax = syntax }

  /// Appends a value to a conversation's text, with the place of each character.
  mutating func append(_ value: Range<Int>, of source: [UInt8], to conversation: inout Conversation) -> ByteRange {
    let start = conversation.text.count
    guard source[value.lowerBound] == 0x22 else { return appendLiteral(of: source, ByteRange(value), to: &conversation) }
    switch syntax {
    case .table:
      appendField(value, of: source, to: &conversation)
    case .json:
      json.index = value.lowerBound
      // The string was closed when it was found.
      _ = try? json.string(source.span, of: source, into: &conversation)
      if !json.faults.faults.isEmpty { json.faults = FaultLog() }
    }
    return ByteRange(start..<conversation.text.count)
  }

  /// The bytes that a value stands for, without quotes and escapes.
  mutating func bytes(of value: Range<Int>, _ source: [UInt8]) -> ArraySlice<UInt8> {
    guard source[value.lowerBound] == 0x22 else { return source[value] }
    let inner = value.lowerBound + 1..<max(value.lowerBound + 1, value.upperBound - 1)
    if !source[inner].contains(syntax == .json ? 0x5C : 0x22) { return source[inner] }
    var decoded = Conversation()
    swap(&decoded, &scratch)
    decoded.removeAll()
    _ = append(value, of: source, to: &decoded)
    swap(&decoded, &scratch)
    return scratch.text[...]
  }

  /// A quoted field (RFC 4180, section 2): a doubled quote in it is one.
  private func appendField(_ field: Range<Int>, of source: [UInt8], to conversation: inout Conversation) {
    let isClosed = field.count > 1 && source[field.upperBound - 1] == 0x22
    let end = isClosed ? field.upperBound - 1 : field.upperBound
    var index = field.lowerBound + 1
    while index < end {
      let quote = source[index..<end].firstIndex(of: 0x22) ?? end
      _ = appendLiteral(of: source, ByteRange(index..<quote), to: &conversation)
      guard quote < end else { return }
      let isDoubled = quote + 1 < end && source[quote + 1] == 0x22
      conversation.map.replaced(text: conversation.text.count, source: quote, count: isDoubled ? 2 : 1)
      conversation.text.append(0x22)
      index = quote + (isDoubled ? 2 : 1)
    }
  }
}
