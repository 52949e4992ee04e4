@testable import UnicodeText

/// Bytes that every function must survive, and a generator whose numbers are the same in every run.
enum Samples {
  static let illFormed: [[UInt8]] = [
    [], [0x00], [0x80], [0xC2], [0xC0, 0x80], [0xE2, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0xFF, 0xFE],
    [0x61, 0xCC], [0x61, 0x00, 0xE2, 0x62], [0xF0, 0x9F, 0x87, 0xBA, 0xF0, 0x9F, 0x87], [0x0D, 0x80, 0x0A],
  ]

  /// `#require` takes no value that cannot be copied, and neither does `#expect`.
  static func converter(_ name: String, chunk: Int = 8192) throws -> EncodingConverter {
    guard let converter = EncodingConverter(name: name, chunk: chunk) else { throw UnknownEncoding(name: name) }
    return converter
  }

  struct UnknownEncoding: Error {
    let name: String
  }

  static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}

/// Xorshift (Marsaglia, 2003).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  mutating func bytes(count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: 0...255, using: &self) } }
}
