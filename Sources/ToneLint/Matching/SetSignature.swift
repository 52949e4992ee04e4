/// A set of token sets, as a Bloom filter with one hash function: two that share no bit share no member.
struct SetSignature: Sendable, BitwiseCopyable {
  private var bits = SIMD4<UInt64>()

  /// Shares a bit with every other that is not empty, and with itself.
  static let all: SetSignature = {
    var signature = SetSignature()
    signature.bits = SIMD4(repeating: UInt64.max)
    return signature
  }()

  /// Its bits.
  var words: [UInt64] { (0..<4).map { bits[$0] } }

  mutating func insert(_ set: UInt32) {
    let bit = (set &* 0x9E37_79B1) >> 24
    bits[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
  }

  mutating func formUnion(_ other: SetSignature) { bits |= other.bits }

  @inline(__always)
  func isDisjoint(with other: SetSignature) -> Bool { bits & other.bits == SIMD4<UInt64>() }
}
