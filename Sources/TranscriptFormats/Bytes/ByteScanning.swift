// Finding a byte of interest, eight bytes at a time (SWAR: a 64-bit word as eight lanes). The word is put together from eight reads
// of a span of eight, which the optimiser checks once and turns into one load; without `extracting` it would check each.
//
// `zeroLanes` sets the top bit of every lane that is zero; a lane above a true one may be wrong, so only the lowest counts.

/// Eight bytes from `index` on, the first in the lowest lane.
@inline(__always)
func word(_ bytes: Span<UInt8>, at index: Int) -> UInt64 {
  let eight = bytes.extracting(index..<(index + 8))
  let low = UInt64(eight[0]) | UInt64(eight[1]) << 8 | UInt64(eight[2]) << 16 | UInt64(eight[3]) << 24
  let high = UInt64(eight[4]) | UInt64(eight[5]) << 8 | UInt64(eight[6]) << 16 | UInt64(eight[7]) << 24
  return low | high << 32
}

/// One byte in all lanes.
@inline(__always)
private func lanes(_ byte: UInt64) -> UInt64 { byte &* 0x0101_0101_0101_0101 }

@inline(__always)
private func zeroLanes(_ word: UInt64) -> UInt64 { (word &- lanes(1)) & ~word & lanes(0x80) }

/// The first quote, backslash or control character (below U+0020) at or after `start`; the end if there is none.
@inline(never)
func firstStringStop(_ bytes: Span<UInt8>, from start: Int) -> Int {
  let count = bytes.count
  guard start >= 0 else { return count }
  var index = start
  while count &- index >= 8 {
    let lanesOfWord = word(bytes, at: index)
    let control = (lanesOfWord &- lanes(0x20)) & ~lanesOfWord & lanes(0x80)
    let stops = control | zeroLanes(lanesOfWord ^ lanes(0x22)) | zeroLanes(lanesOfWord ^ lanes(0x5C))
    if stops != 0 { return index &+ stops.trailingZeroBitCount >> 3 }
    index &+= 8
  }
  while index < count {
    let byte = bytes[index]
    if byte < 0x20 || byte == 0x22 || byte == 0x5C { return index }
    index &+= 1
  }
  return count
}

/// The first LF at or after `start`; the end if there is none.
func firstLineFeed(_ bytes: Span<UInt8>, from start: Int) -> Int { first(0x0A, bytes, from: start) }

/// The first of a byte (below 0x80) at or after `start`; the end if there is none.
@inline(never)
func first(_ byte: UInt8, _ bytes: Span<UInt8>, from start: Int) -> Int {
  let count = bytes.count
  guard start >= 0 else { return count }
  let pattern = lanes(UInt64(byte))
  var index = start
  while count &- index >= 8 {
    let stops = zeroLanes(word(bytes, at: index) ^ pattern)
    if stops != 0 { return index &+ stops.trailingZeroBitCount >> 3 }
    index &+= 8
  }
  while index < count, bytes[index] != byte { index &+= 1 }
  return index
}

/// A line end, LF, CRLF, CR or NEL (U+0085): where it begins and where the next line does. Both are the end when there is none.
struct LineEnd {
  var start: Int
  var next: Int
}

/// The first line end at or after `start`.
func firstLineEnd(_ bytes: Span<UInt8>, from start: Int) -> LineEnd {
  let count = bytes.count
  var index = firstLineStop(bytes, from: start)
  while index < count {
    switch bytes[index] {
    case 0x0A: return LineEnd(start: index, next: index + 1)
    case 0x0D: return LineEnd(start: index, next: index + 1 < count && bytes[index + 1] == 0x0A ? index + 2 : index + 1)
    case 0x85 where index > start && bytes[index - 1] == 0xC2: return LineEnd(start: index - 1, next: index + 1)
    default: index = firstLineStop(bytes, from: index + 1)
    }
  }
  return LineEnd(start: count, next: count)
}

/// The first byte that may end a line: any control character, or 0x85, looked for only where a byte is not ASCII.
@inline(never)
private func firstLineStop(_ bytes: Span<UInt8>, from start: Int) -> Int {
  let count = bytes.count
  guard start >= 0 else { return count }
  var index = start
  while count &- index >= 8 {
    let lanesOfWord = word(bytes, at: index)
    var stops = (lanesOfWord &- lanes(0x20)) & ~lanesOfWord & lanes(0x80)
    if lanesOfWord & lanes(0x80) != 0 { stops |= zeroLanes(lanesOfWord ^ lanes(0x85)) }
    if stops != 0 { return index &+ stops.trailingZeroBitCount >> 3 }
    index &+= 8
  }
  while index < count {
    let byte = bytes[index]
    if byte < 0x20 || byte == 0x85 { return index }
    index &+= 1
  }
  return count
}

/// Where the text begins: after a byte order mark, when a file begins with one.
func startOfText(_ bytes: Span<UInt8>) -> Int {
  bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
}

@inline(__always)
func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

@inline(__always)
func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

@inline(__always)
func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

/// ASCII letters in lower case, every other byte as it is.
@inline(__always)
func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

/// The first byte that is neither space nor tab, at or after `start` and before `end`; `end` if there is none.
@inline(__always)
func skipBlanks(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
  var index = start
  while index < end, isBlank(bytes[index]) { index &+= 1 }
  return index
}

/// Whether a range begins with an ASCII word, whatever the case.
func starts(_ bytes: Span<UInt8>, _ range: Range<Int>, with word: String) -> Bool {
  var index = range.lowerBound
  for byte in word.utf8 {
    guard index < range.upperBound, lowercased(bytes[index]) == lowercased(byte) else { return false }
    index += 1
  }
  return true
}
