internal import CICU

/// UTF-16 units between two calls of ICU, whose normalizer has no UTF-8 entry in C. The room grows and is never given back.
struct UTF16Scratch {
  enum Normalization {
    /// NFKC with case folding, default-ignorable characters removed (UAX #44, NFKC_Casefold).
    case compatibilityCaseFold
    /// Compatibility decomposition (UAX #15, NFKD).
    case compatibilityDecomposition
  }

  /// Room; only the first `count` units mean something.
  private(set) var units: [UInt16] = []
  private(set) var count = 0

  /// The longest text in bytes: ICU counts in 32 bits, and NFKC makes up to 18 units, of 3 bytes each, of 3 bytes (U+FDFA).
  static let longest = 64 << 20

  /// Replaces the units by those of `text[range]`, U+FFFD for what is ill-formed.
  mutating func assign(_ text: [UInt8], in range: Range<Int>) {
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count, "range outside the text")
    precondition(range.count <= Self.longest, "a piece of text to normalize is at most 64 MiB")
    // One byte never makes more than one unit.
    unsafe fill(atLeast: range.count) { buffer in
      unsafe text.withUnsafeBufferPointer { bytes in
        let slice = unsafe UnsafeBufferPointer(rebasing: bytes[range])
        return unsafe cicu_utf16_from_utf8(buffer.baseAddress, Int32(buffer.count), slice.baseAddress, Int32(slice.count))
      }
    }
  }

  /// Replaces the units by those of `source` in a normalization form.
  mutating func assign(_ source: UTF16Scratch, normalizedTo form: Normalization) {
    let form = form == .compatibilityCaseFold ? CICU_NFKC_CASEFOLD : CICU_NFKD
    unsafe fill(atLeast: source.count + 16) { buffer in
      unsafe source.units.withUnsafeBufferPointer { units in
        unsafe cicu_normalize(form, units.baseAddress, Int32(source.count), buffer.baseAddress, Int32(buffer.count))
      }
    }
  }

  /// Has `body` write units and tell their number, and calls it again with more room if that exceeds the buffer's.
  private mutating func fill(atLeast capacity: Int, _ body: (UnsafeMutableBufferPointer<UInt16>) -> Int32) {
    grow(to: max(capacity, 16))
    while true {
      let needed = unsafe units.withUnsafeMutableBufferPointer { unsafe body($0) }
      guard needed >= 0 else { fatalError("ICU could not convert a text") }
      count = Int(needed)
      if count <= units.count { return }
      grow(to: count)
    }
  }

  mutating func replaceEach(_ transform: (UInt16) -> UInt16) {
    for index in 0..<count { units[index] = transform(units[index]) }
  }

  /// Replaces `out` by the units in UTF-8, U+FFFD for a lone surrogate.
  func encode(into out: inout [UInt8]) {
    out.removeAll(keepingCapacity: true)
    if count == 0 { return }
    // One unit never makes more than three bytes; a surrogate pair makes four.
    unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count * 3) { buffer in
      let written = unsafe units.withUnsafeBufferPointer { source in
        unsafe cicu_utf8_from_utf16(buffer.baseAddress, Int32(buffer.count), source.baseAddress, Int32(count))
      }
      guard written >= 0 else { fatalError("ICU could not encode a text") }
      unsafe out.append(contentsOf: buffer[..<Int(written)])
    }
  }

  private mutating func grow(to capacity: Int) {
    if units.count < capacity { units.append(contentsOf: repeatElement(0, count: capacity - units.count)) }
  }
}
