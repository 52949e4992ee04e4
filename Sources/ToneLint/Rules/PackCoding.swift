internal import UnicodeText

/// Writes a rule set as bytes that a program can use as they are: integers of 32 bits, arrays as their count and then, aligned, their elements as they stand in
/// memory (low byte first), strings as arrays of UTF-8.
struct PackWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: Int) { write(UInt32(value)) }

  mutating func write(_ value: UInt32) { append(value) }

  mutating func write<Element: FixedWidthInteger>(_ values: some Collection<Element>) {
    write(values.count)
    pad(to: MemoryLayout<Element>.alignment)
    for value in values { append(value) }
    pad(to: 4)
  }

  mutating func write(_ value: String) { write(Array(value.utf8)) }
  mutating func write(_ values: some Collection<Bool>) { write(values.map { $0 ? 1 : 0 } as [UInt8]) }

  mutating func write(_ signatures: FixedArray<SetSignature>) {
    write(signatures.count)
    pad(to: MemoryLayout<SetSignature>.alignment)
    for signature in signatures { for word in signature.words { append(word) } }
  }

  mutating func write(_ rows: FixedArray<CueTables.Row>) {
    write(rows.count)
    pad(to: MemoryLayout<CueTables.Row>.alignment)
    for row in rows { for lane in row.indices { append(row[lane]) } }
  }

  mutating func write(_ slots: FixedArray<Vocabulary.Slot>) {
    write(slots.count)
    pad(to: MemoryLayout<Vocabulary.Slot>.alignment)
    for slot in slots {
      append(slot.low)
      append(slot.high)
      append(slot.start)
      append(slot.value)
      append(slot.length)
      append(slot.expansionCount)
      append(slot.cue.value)
      append(slot.unused)
    }
  }

  private mutating func append(_ value: some FixedWidthInteger) {
    var rest = value
    for _ in 0..<value.bitWidth / 8 {
      bytes.append(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  private mutating func pad(to alignment: Int) {
    while bytes.count % alignment != 0 { bytes.append(0) }
  }
}

/// Reads what `PackWriter` wrote. The bytes are the program's own: a wrong one is a bug of ours, and traps.
struct PackReader {
  private let bytes: StaticBytes
  private var offset = 0

  init(_ bytes: StaticBytes) { self.bytes = bytes }

  mutating func readUInt32() -> UInt32 {
    defer { offset += 4 }
    return bytes.value(of: UInt32.self, at: offset)
  }

  mutating func readInt() -> Int { Int(readUInt32()) }

  /// An array as it stands, without a copy.
  mutating func read<Element: BitwiseCopyable & Sendable>(_ type: Element.Type) -> FixedArray<Element> {
    let count = readInt()
    offset += -offset & (MemoryLayout<Element>.alignment - 1)
    defer {
      offset += count * MemoryLayout<Element>.stride
      offset += -offset & 3
    }
    return bytes.array(of: type, at: offset, count: count)
  }

  mutating func readUInt32s() -> FixedArray<UInt32> { read(UInt32.self) }
  mutating func readString() -> String { String(decoding: read(UInt8.self), as: UTF8.self) }
  mutating func readBools() -> FixedArray<Bool> { read(Bool.self) }
}
