/// How a compiled pack stands in a string literal: integers of any size, five bits a character, the lowest first, a sixth bit where more follow. The 64
/// characters begin at `0` and leave out the backslash, so that the literal needs no escapes and the program reads it as it is.
enum PackAlphabet {
  private static let first: UInt8 = 0x30
  private static let backslash: UInt8 = 0x5C
  static let more: UInt8 = 32

  static func character(_ value: UInt8) -> UInt8 { value + first < backslash ? value + first : value + first + 1 }

  @inline(__always)
  static func value(_ character: UInt8) -> UInt8 { character &- first &- (character > backslash ? 1 : 0) }
}

/// Writes a rule set as text, so that the built-in pack needs no compiling when the program starts: arrays with their length first, strings in UTF-8
/// with their length first.
struct PackWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: Int) { write(UInt64(value)) }
  mutating func write(_ value: UInt32) { write(UInt64(value)) }

  mutating func write(_ value: UInt64) {
    var rest = value
    while rest >= 32 {
      bytes.append(PackAlphabet.character(UInt8(truncatingIfNeeded: rest & 31) | PackAlphabet.more))
      rest >>= 5
    }
    bytes.append(PackAlphabet.character(UInt8(truncatingIfNeeded: rest)))
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
    for byte in value { write(UInt64(byte)) }
  }

  mutating func write(_ value: String) { write(Array(value.utf8)) }
  mutating func write(_ value: [Bool]) { write(value.map { $0 ? 1 : 0 } as [UInt8]) }

  mutating func write(_ value: [Symbol]) { write(value.map { UInt32($0) }) }

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

  var isAtEnd: Bool { index >= bytes.count }

  @inline(__always)
  mutating func readUInt64() -> UInt64 {
    var digit = PackAlphabet.value(bytes[index])
    index += 1
    var value = UInt64(digit & 31)
    var shift: UInt64 = 5
    while digit & PackAlphabet.more != 0 {
      digit = PackAlphabet.value(bytes[index])
      index += 1
      value |= UInt64(digit & 31) << shift
      shift += 5
    }
    return value
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
    var values: [UInt8] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(UInt8(truncatingIfNeeded: readUInt64())) }
    return values
  }

  mutating func readString() -> String { String(decoding: readBytes(), as: UTF8.self) }
  mutating func readBools() -> [Bool] { readBytes().map { $0 != 0 } }

  mutating func readSymbols() -> [Symbol] { readUInt32s().map { Symbol(truncatingIfNeeded: $0) } }

  mutating func readUInt32s() -> [UInt32] {
    let count = readInt()
    var values: [UInt32] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(readUInt32()) }
    return values
  }
}
