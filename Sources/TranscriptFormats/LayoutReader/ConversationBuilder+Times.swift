import ToneLint

extension ConversationBuilder {
  /// From this many seconds on, a number counts from 1970 and not from the beginning of the conversation: that would be three years.
  private static let leastEpoch = 100_000_000

  /// Appends a time. Text stays as it is written; of seconds since 1970 the whole ones are taken, milliseconds as they are, and what
  /// counts from the beginning of a conversation becomes a clock, `0:01:23`.
  mutating func appendTime(_ value: Range<Int>, _ form: ValueForm?, of source: [UInt8]) -> ByteRange {
    guard let number = number(value, source), form == .seconds || form == .milliseconds else {
      return append(value, of: source)
    }
    let perSecond = form == .milliseconds ? 1_000 : 1
    if number.whole >= ConversationBuilder.leastEpoch * perSecond { return appendWhole(number.digits, of: source) }
    return appendClock(number.whole / perSecond, for: value)
  }

  /// The digits before the point of a number, quoted or not; nil for what is none.
  private func number(_ value: Range<Int>, _ source: [UInt8]) -> (whole: Int, digits: Range<Int>)? {
    let start = source[value.lowerBound] == 0x22 ? value.lowerBound + 1 : value.lowerBound
    var end = start
    var whole = 0
    while end < value.upperBound, isDigit(source[end]), end - start < 16 {
      whole = whole * 10 + Int(source[end] - 0x30)
      end += 1
    }
    guard end > start else { return nil }
    var rest = end
    if rest < value.upperBound, source[rest] == 0x2E {
      rest += 1
      while rest < value.upperBound, isDigit(source[rest]) { rest += 1 }
    }
    guard rest == value.upperBound || rest == value.upperBound - 1 && source[rest] == 0x22 else { return nil }
    return (whole, start..<end)
  }
}
