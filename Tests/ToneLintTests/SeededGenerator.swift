/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every run and every machine.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
    // Seeds in a row would give the same numbers, one place on.
    state = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Between `range`'s bounds, each as likely.
  mutating func number(in range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// One of some values, none of which may be missing.
  mutating func pick<Value>(_ values: [Value]) -> Value { values[number(in: 0...values.count - 1)] }

  /// True once in `count` times.
  mutating func once(in count: Int) -> Bool { number(in: 1...count) == 1 }
}
