/// Writes a rule set as bytes, so that the built-in pack needs no compiling when the program starts: integers in LEB128 (seven bits a byte, the lowest
/// first), arrays with their length first, strings in UTF-8 with their length first.
struct PackWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: Int) { write(UInt32(value)) }

  mutating func write(_ value: UInt32) { write(UInt64(value)) }

  mutating func write(_ value: UInt64) {
    var rest = value
    while rest > 0x7F {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(truncatingIfNeeded: rest))
  }

  /// Each value as its difference from the one before, zigzag (0, -1, 1, -2 … are 0, 1, 2, 3 …).
  mutating func write(differences values: [UInt32]) {
    write(values.count)
    var previous: UInt32 = 0
    for value in values {
      let difference = Int32(bitPattern: value &- previous)
      write(UInt32(bitPattern: difference << 1 ^ difference >> 31))
      previous = value
    }
  }

  mutating func write(_ value: [UInt8]) {
    write(value.count)
    bytes += value
  }

  mutating func write(_ value: String) { write(Array(value.utf8)) }
  mutating func write(_ value: [Bool]) { write(value.map { $0 ? 1 : 0 } as [UInt8]) }

  mutating func write(_ value: [Symbol]) {
    write(value.count)
    for each in value {
      bytes.append(UInt8(truncatingIfNeeded: each))
      bytes.append(UInt8(truncatingIfNeeded: each >> 8))
    }
  }

  mutating func write(_ value: [UInt32]) {
    write(value.count)
    for each in value { write(each) }
  }
}

/// Reads what `PackWriter` wrote. The bytes are the program's own: a wrong one is a bug of ours, and traps.
struct PackReader {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func readUInt64() -> UInt64 {
    var value = UInt64(bytes[index])
    index += 1
    if value < 0x80 { return value }
    value &= 0x7F
    var shift: UInt64 = 7
    while true {
      let byte = UInt64(bytes[index])
      index += 1
      value |= (byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
  }

  mutating func readUInt32() -> UInt32 { UInt32(truncatingIfNeeded: readUInt64()) }

  mutating func readDifferences() -> [UInt32] {
    let count = readInt()
    var previous: UInt32 = 0
    var values: [UInt32] = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      let coded = readUInt32()
      previous = previous &+ (coded >> 1 ^ (0 &- (coded & 1)))
      values.append(previous)
    }
    return values
  }

  mutating func readInt() -> Int { Int(readUInt32()) }

  mutating func readBytes() -> [UInt8] {
    let count = readInt()
    defer { index += count }
    return Array(bytes[index..<index + count])
  }

  mutating func readString() -> String { String(decoding: readBytes(), as: UTF8.self) }
  mutating func readBools() -> [Bool] { readBytes().map { $0 != 0 } }

  mutating func readSymbols() -> [Symbol] {
    let count = readInt()
    var values: [Symbol] = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      values.append(Symbol(bytes[index]) | Symbol(bytes[index + 1]) << 8)
      index += 2
    }
    return values
  }

  mutating func readUInt32s() -> [UInt32] {
    let count = readInt()
    var values: [UInt32] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(readUInt32()) }
    return values
  }
}
