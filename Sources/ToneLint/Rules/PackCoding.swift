/// Writes a rule set as bytes, so that the built-in pack needs no compiling when the program starts: little-endian 32-bit integers, arrays with their
/// length first, strings in UTF-8 with their length first.
struct PackWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: Int) { write(UInt32(value)) }

  mutating func write(_ value: UInt32) {
    for shift in stride(from: UInt32(0), to: 32, by: 8) { bytes.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  mutating func write(_ value: UInt64) {
    write(UInt32(truncatingIfNeeded: value))
    write(UInt32(truncatingIfNeeded: value >> 32))
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

  mutating func readUInt32() -> UInt32 {
    let value =
      UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16 | UInt32(bytes[index + 3]) << 24
    index += 4
    return value
  }

  mutating func readInt() -> Int { Int(readUInt32()) }

  mutating func readUInt64() -> UInt64 {
    let low = UInt64(readUInt32())
    return low | UInt64(readUInt32()) << 32
  }

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
