import ToneLint

// The characters of a speaker's name, and what may end one.

/// The end of the name that begins at `start`: the first byte that cannot belong to one. At most `Limits.speakerLength` bytes and
/// `Limits.speakerWords` words are looked at; past that the end lies within the words, where no label goes on.
func scanName(_ bytes: Span<UInt8>, from start: Int, to end: Int, mark: UInt8) -> Int {
  let last = min(end, start + Limits.speakerLength)
  guard start < last, isNameStart(bytes[start]) else { return start }
  var words = 1
  var index = start + 1
  while index < last {
    let byte = bytes[index]
    if byte == 0x20 {
      guard index + 1 < end, isNameByte(bytes[index + 1]), !(isDigit(bytes[index + 1]) && startsClock(bytes, index + 1, end)),
        spacedDashEnd(bytes, at: index + 1, to: end) == nil, bytes[index + 1] != mark
      else { return index }
      words += 1
      if words > Limits.speakerWords { return index }
    } else if byte == 0x2C {
      guard index + 1 < end, bytes[index + 1] == 0x20 else { return index }
    } else if !isNameByte(byte) || byte == mark && mark != 0 || byte == 0xEF && colonEnd(bytes, at: index, to: end) != nil {
      return index
    }
    index += 1
  }
  return index
}

/// Whether a time of day stands here: a name does not take it in.
private func startsClock(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
  scanTime(bytes, from: start, to: end)?.hasClock ?? false
}

@inline(__always)
private func isNameStart(_ byte: UInt8) -> Bool {
  isLetter(byte) || byte >= 0x80 || isDigit(byte) || byte == 0x40 || byte == 0x2B || byte == 0x23 || byte == 0x5F
}

@inline(__always)
private func isNameByte(_ byte: UInt8) -> Bool {
  if isLetter(byte) || byte >= 0x80 || isDigit(byte) { return true }
  switch byte {
  case 0x23, 0x26, 0x27, 0x2B, 0x2D, 0x2E, 0x2F, 0x40, 0x5F: return true
  default: return false
  }
}

/// The end of a colon, `:` or the full-width `：`, at `index`.
@inline(__always)
func colonEnd(_ bytes: Span<UInt8>, at index: Int, to end: Int) -> Int? {
  if bytes[index] == 0x3A { return index + 1 }
  if bytes[index] == 0xEF, index + 2 < end, bytes[index + 1] == 0xBC, bytes[index + 2] == 0x9A { return index + 3 }
  return nil
}

/// The length of a dash, `-`, `–` or `—`, at `index`; 0 when there is none.
@inline(__always)
func dashLength(_ bytes: Span<UInt8>, at index: Int, to end: Int) -> Int {
  if bytes[index] == 0x2D { return 1 }
  if bytes[index] == 0xE2, index + 2 < end, bytes[index + 1] == 0x80, bytes[index + 2] == 0x93 || bytes[index + 2] == 0x94 { return 3 }
  return 0
}

/// Where a name can go on behind a dash at `index` that has blanks on both sides; the caller has seen the one before.
@inline(__always)
func spacedDashEnd(_ bytes: Span<UInt8>, at index: Int, to end: Int) -> Int? {
  let length = dashLength(bytes, at: index, to: end)
  guard length > 0, index + length < end, isBlank(bytes[index + length]) else { return nil }
  return skipBlanks(bytes, from: index + length, to: end)
}

/// A range without blanks at its ends.
@inline(__always)
func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
  var start = range.lowerBound
  var end = range.upperBound
  while start < end, isBlank(bytes[start]) { start += 1 }
  while end > start, isBlank(bytes[end - 1]) { end -= 1 }
  return start..<end
}
