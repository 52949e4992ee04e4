/// A key or name of at most eight bytes in one integer, first byte lowest, so that a key is compared in one instruction.
///
/// Longer names, and names that hold U+0000, are all the same `other`.
struct PackedName: Hashable {
  var bits: UInt64

  static let other = PackedName(bits: 0)

  init(bits: UInt64) { self.bits = bits }

  @inline(__always)
  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    bits = 0
    guard range.count <= 8 else { return }
    for index in range.reversed() {
      guard bytes[index] != 0 else {
        bits = 0
        return
      }
      bits = bits << 8 | UInt64(bytes[index])
    }
  }

  /// For names in tables and tests.
  init(_ name: String) {
    let bytes = Array(name.utf8)
    self.init(bytes.span, 0..<bytes.count)
  }
}
