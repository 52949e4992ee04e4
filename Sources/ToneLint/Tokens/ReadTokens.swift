/// The tokens of a conversation's messages that were read already: guards and the steps of conversation rules come back to them.
struct ReadTokens {
  private var tokens: [Token] = []
  /// By message, where its tokens stand; empty for those that were not read, since a message has edges at least.
  private var ranges: [Range<Int>] = []

  mutating func removeAll() {
    tokens.removeAll(keepingCapacity: true)
    ranges.removeAll(keepingCapacity: true)
  }

  /// Appends the tokens of a message to `all`, if they are kept.
  ///
  /// - Returns: whether they are.
  mutating func take(_ message: MessageIndex, into all: inout [Token]) -> Bool {
    guard message.value < ranges.count, !ranges[message.value].isEmpty else { return false }
    all += tokens[ranges[message.value]]
    return true
  }

  /// Keeps the tokens of a message, unless the conversation is longer than any that people have.
  mutating func keep(_ own: [Token], of message: MessageIndex) {
    if tokens.count + own.count > Limits.readTokens { return }
    while ranges.count <= message.value { ranges.append(0..<0) }
    ranges[message.value] = tokens.count..<tokens.count + own.count
    tokens += own
  }
}
