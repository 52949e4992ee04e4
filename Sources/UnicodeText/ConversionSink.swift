/// What `EncodingConverter` builds: UTF-16 units and their places come in, UTF-8 and the map of offsets go out.
struct ConversionSink {
  private var converted: Converted
  private let invalidLimit: Int
  /// A first half of a surrogate pair that ended a chunk, with its place in the original.
  private var lead: (unit: UInt16, start: Int)?
  /// The place of the unit before, which a unit without a place of its own (the rest of one character) shares.
  private var lastStart: Int

  init(start: Int, capacity: Int, invalidLimit: Int) {
    converted = Converted(offsets: OffsetMap(original: start))
    converted.utf8.reserveCapacity(capacity)
    self.invalidLimit = invalidLimit
    lastStart = start
  }

  /// Adds the first `count` units, whose places are `starts`, counted from `base`.
  mutating func append(_ units: [UInt16], _ starts: [Int32], count: Int, base: Int) {
    var index = 0
    while index < count {
      let asciiEnd = lead == nil ? asciiEnd(of: units, index, count) : index
      if index < asciiEnd {
        appendASCII(units, starts, index..<asciiEnd, base: base)
        index = asciiEnd
      } else {
        append(units[index], at: starts[index] < 0 ? lastStart : base + Int(starts[index]))
        index += 1
      }
    }
  }

  private func asciiEnd(of units: [UInt16], _ start: Int, _ count: Int) -> Int {
    var end = start
    while end < count, units[end] < 0x80 { end += 1 }
    return end
  }

  private mutating func appendASCII(_ units: [UInt16], _ starts: [Int32], _ range: Range<Int>, base: Int) {
    converted.utf8.append(addingCapacity: range.count) { span in
      for index in range { span.append(UInt8(truncatingIfNeeded: units[index])) }
    }
    for index in range {
      if starts[index] >= 0 { lastStart = base + Int(starts[index]) }
      converted.offsets.append(utf8Length: 1, original: lastStart)
    }
  }

  /// Adds U+FFFD for a stretch that could not be converted.
  mutating func appendInvalid(_ range: Range<Int>) {
    closeLead(before: range.lowerBound)
    note(range)
    lastStart = range.lowerBound
    append(scalar: 0xFFFD, at: range.lowerBound)
  }

  mutating func finish(end: Int) -> Converted {
    closeLead(before: end)
    converted.offsets.finish(original: end)
    return converted
  }

  private mutating func append(_ unit: UInt16, at start: Int) {
    defer { lastStart = start }
    if let first = lead, unit & 0xFC00 == 0xDC00 {
      lead = nil
      append(scalar: 0x10000 + (UInt32(first.unit & 0x3FF) << 10 | UInt32(unit & 0x3FF)), at: first.start)
      return
    }
    closeLead(before: start)
    switch unit & 0xFC00 {
    case 0xD800: lead = (unit, start)
    case 0xDC00: appendLoneSurrogate(start..<start)
    default: append(scalar: UInt32(unit), at: start)
    }
  }

  /// A lone surrogate comes out of encodings that carry any UTF-16 unit (UTF-7, CESU-8); the UTF-16 converters refuse it.
  private mutating func appendLoneSurrogate(_ range: Range<Int>) {
    note(range)
    append(scalar: 0xFFFD, at: range.lowerBound)
  }

  private mutating func closeLead(before next: Int) {
    guard let first = lead else { return }
    lead = nil
    appendLoneSurrogate(first.start..<max(next, first.start))
  }

  private mutating func note(_ range: Range<Int>) {
    converted.invalidCount += 1
    if converted.invalid.count < invalidLimit { converted.invalid.append(range) }
  }

  private mutating func append(scalar: UInt32, at start: Int) {
    let tail = { (shift: UInt32) in UInt8(0x80 | scalar >> shift & 0x3F) }
    let length: Int
    switch scalar {
    case ..<0x80:
      converted.utf8.append(UInt8(scalar))
      length = 1
    case ..<0x800:
      converted.utf8.append(UInt8(0xC0 | scalar >> 6))
      converted.utf8.append(tail(0))
      length = 2
    case ..<0x10000:
      converted.utf8.append(UInt8(0xE0 | scalar >> 12))
      converted.utf8.append(tail(6))
      converted.utf8.append(tail(0))
      length = 3
    default:
      converted.utf8.append(UInt8(0xF0 | scalar >> 18))
      converted.utf8.append(tail(12))
      converted.utf8.append(tail(6))
      converted.utf8.append(tail(0))
      length = 4
    }
    converted.offsets.append(utf8Length: length, original: start)
  }
}
