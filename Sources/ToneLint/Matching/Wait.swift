/// What a state waits for, one cache line: a bit for each of the most common symbols, whether it may lead on. Of the others a `SetSignature` tells.
struct Wait {
  static let symbols = 448
  static let all = Wait(bits: InlineArray(repeating: .max))
  private var bits = InlineArray<7, UInt64>(repeating: 0)
  /// The state after a content token that is in no set that the state waits for.
  var elsewhere = TransitionCache.dead

  init() {}

  private init(bits: InlineArray<7, UInt64>) { self.bits = bits }

  @inline(__always)
  mutating func insert(_ symbol: Int) { bits[symbol >> 6] |= 1 << UInt64(symbol & 63) }

  mutating func formUnion(_ other: Wait) {
    for word in bits.indices { bits[word] |= other.bits[word] }
  }

  @inline(__always)
  func has(_ symbol: Symbol) -> Bool { bits[Int(symbol >> 6)] >> UInt64(symbol & 63) & 1 != 0 }
}
