import ToneLint

/// Appends bytes of a source to a conversation's text, each line end as LF, blanks and empty lines at both ends left out.
///
/// `isPlain` says that every line end is LF already: then the text is one literal run.
func appendLines(
  _ bytes: Span<UInt8>, of source: [UInt8], _ range: Range<Int>, isPlain: Bool, to conversation: inout Conversation
) -> ByteRange {
  let range = trimmedLines(bytes, range)
  let start = conversation.text.count
  var index = range.lowerBound
  while index < range.upperBound {
    let lineEnd = isPlain ? LineEnd(start: range.upperBound, next: range.upperBound) : firstLineEnd(bytes, from: index)
    let end = min(lineEnd.start, range.upperBound)
    if end > index {
      conversation.map.literal(text: conversation.text.count, source: index)
      conversation.text.append(contentsOf: source[index..<end])
    }
    index = end
    guard end < range.upperBound else { break }
    conversation.map.replaced(text: conversation.text.count, source: end, count: lineEnd.next - end)
    conversation.text.append(0x0A)
    index = lineEnd.next
  }
  return ByteRange(start..<conversation.text.count)
}

/// Appends a stretch of a source as it is.
func appendLiteral(of source: [UInt8], _ range: ByteRange, to conversation: inout Conversation) -> ByteRange {
  let start = conversation.text.count
  guard !range.isEmpty else { return ByteRange(start..<start) }
  conversation.map.literal(text: start, source: Int(range.start))
  conversation.text.append(contentsOf: source[range.indices])
  return ByteRange(start..<conversation.text.count)
}

/// A range without the blanks and line ends at both its ends.
private func trimmedLines(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
  var start = range.lowerBound
  var end = range.upperBound
  while start < end {
    if isBlankOrLineEnd(bytes[start]) {
      start += 1
    } else if start + 1 < end, bytes[start] == 0xC2, bytes[start + 1] == 0x85 {
      start += 2
    } else {
      break
    }
  }
  while end > start {
    if isBlankOrLineEnd(bytes[end - 1]) {
      end -= 1
    } else if end > start + 1, bytes[end - 2] == 0xC2, bytes[end - 1] == 0x85 {
      end -= 2
    } else {
      break
    }
  }
  return start..<end
}

@inline(__always)
private func isBlankOrLineEnd(_ byte: UInt8) -> Bool { isBlank(byte) || byte == 0x0A || byte == 0x0D }
