// Reads the shape of a timestamp at the start of a line: only far enough to know where it ends. What it means is for later.

/// Where a timestamp ends, and what it is made of.
struct TimeShape {
  var end: Int
  var hasDate = false
  var hasClock = false
}

/// The timestamp that begins at `start`: a date, a time of day, or both in any order ("2024-05-14 10:02:15.250+02:00",
/// "14/05/2024, 10:02", "10:02 AM", "May 14, 2024 10:02", "00:01:23"). Nil when there is none.
func scanTime(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> TimeShape? {
  var shape = TimeShape(end: start)
  var index = start
  while index < end {
    if !shape.hasClock, let clock = scanClock(bytes, from: index, to: end) {
      shape.hasClock = true
      shape.end = clock
    } else if !shape.hasDate, let date = scanDate(bytes, from: index, to: end) {
      shape.hasDate = true
      shape.end = date
    } else {
      break
    }
    if shape.hasDate, shape.hasClock { break }
    index = skipTimeSeparator(bytes, from: shape.end, to: end)
    if index == shape.end { break }
  }
  guard shape.hasDate || shape.hasClock, shape.end >= end || !isWordByte(bytes[shape.end]) else { return nil }
  return shape
}

/// `10:02`, `0:01:23`, `10:02:15.250`, then am or pm, then a time zone.
private func scanClock(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
  guard let hours = digits(bytes, from: start, to: end, 1...2), hours < end, bytes[hours] == 0x3A else { return nil }
  guard var index = digits(bytes, from: hours + 1, to: end, 2...2) else { return nil }
  if index < end, bytes[index] == 0x3A, let seconds = digits(bytes, from: index + 1, to: end, 2...2) {
    index = seconds
    if index < end, bytes[index] == 0x2E || bytes[index] == 0x2C, let part = digits(bytes, from: index + 1, to: end, 1...9) {
      index = part
    }
  }
  return scanZone(bytes, from: scanHalf(bytes, from: index, to: end), to: end)
}

/// Moves over "AM", " pm", " a.m."; stays where there is none.
private func scanHalf(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
  var index = skipBlanks(bytes, from: start, to: end)
  guard index < end, lowercased(bytes[index]) == 0x61 || lowercased(bytes[index]) == 0x70 else { return start }
  index += 1
  if index < end, bytes[index] == 0x2E { index += 1 }
  guard index < end, lowercased(bytes[index]) == 0x6D else { return start }
  index += 1
  if index < end, bytes[index] == 0x2E { index += 1 }
  return index < end && isWordByte(bytes[index]) ? start : index
}

/// Moves over "Z", "+02:00", " UTC", " EST"; stays where there is none.
private func scanZone(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
  guard start < end else { return start }
  if bytes[start] == 0x5A { return start + 1 }
  let sign = skipBlanks(bytes, from: start, to: end)
  if sign < end, bytes[sign] == 0x2B || bytes[sign] == 0x2D {
    if let both = digits(bytes, from: sign + 1, to: end, 4...4) { return both }
    guard let hours = digits(bytes, from: sign + 1, to: end, 2...2), hours < end, bytes[hours] == 0x3A else { return start }
    return digits(bytes, from: hours + 1, to: end, 2...2) ?? start
  }
  var index = sign
  while index < end, index < sign + 4, bytes[index] &- 0x41 < 26 { index += 1 }
  guard index == sign + 3 || index == sign + 4, bytes[index - 1] == 0x54 || bytes[index - 1] == 0x43 else { return start }
  return index < end && isWordByte(bytes[index]) ? start : index
}

/// `2024-05-14`, `14/05/2024`, `5/14/24`, `14.05.2024`, `May 14, 2024`, `14 May 2024`.
private func scanDate(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
  guard start < end else { return nil }
  if isLetter(bytes[start]) {
    guard let month = scanMonth(bytes, from: start, to: end) else { return nil }
    guard let day = digits(bytes, from: skipBlanks(bytes, from: month, to: end), to: end, 1...2) else { return nil }
    let year = skipTimeSeparator(bytes, from: day, to: end)
    return digits(bytes, from: year, to: end, 4...4) ?? day
  }
  guard let first = digits(bytes, from: start, to: end, 1...4), first < end else { return nil }
  let separator = bytes[first]
  if isBlank(separator), let month = scanMonth(bytes, from: first + 1, to: end) {
    return digits(bytes, from: skipBlanks(bytes, from: month, to: end), to: end, 4...4) ?? month
  }
  guard separator == 0x2D || separator == 0x2F || separator == 0x2E else { return nil }
  guard let second = digits(bytes, from: first + 1, to: end, 1...2), second < end, bytes[second] == separator else { return nil }
  return digits(bytes, from: second + 1, to: end, first - start == 4 ? 1...2 : 2...4)
}

/// The end of an English month name, whole or its first three letters ("Sept" too), with a point or comma.
private func scanMonth(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
  var index = start
  var initial: UInt32 = 0
  while index < end, isLetter(bytes[index]), index < start + 10 {
    if index < start + 3 { initial = initial << 8 | UInt32(lowercased(bytes[index])) }
    index += 1
  }
  let length: Int
  switch initial {
  case 0x6d6179: length = 3
  case 0x6a756e, 0x6a756c: length = 4
  case 0x6d6172, 0x617072: length = 5
  case 0x617567: length = 6
  case 0x6a616e, 0x6f6374: length = 7
  case 0x666562, 0x6e6f76, 0x646563: length = 8
  case 0x736570: length = 9
  default: return nil
  }
  guard index - start == 3 || index - start == length || index - start == 4 && length == 9 else { return nil }
  if index < end, bytes[index] == 0x2E || bytes[index] == 0x2C { index += 1 }
  return index
}

/// Moves over what stands between date and time: blanks, a comma, "T".
private func skipTimeSeparator(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
  guard start < end else { return start }
  if bytes[start] == 0x54 { return start + 1 }
  var index = start
  if bytes[index] == 0x2C { index += 1 }
  return skipBlanks(bytes, from: index, to: end)
}

/// The end of a run of digits, whose number must lie in `allowed`.
private func digits(_ bytes: Span<UInt8>, from start: Int, to end: Int, _ allowed: ClosedRange<Int>) -> Int? {
  var index = start
  while index < end, isDigit(bytes[index]), index - start <= allowed.upperBound { index += 1 }
  return allowed.contains(index - start) ? index : nil
}

@inline(__always)
private func isWordByte(_ byte: UInt8) -> Bool { isLetter(byte) || isDigit(byte) || byte >= 0x80 || byte == 0x5F }
