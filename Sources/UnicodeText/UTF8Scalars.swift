internal import CICU

/// A cursor over the scalars of a slice of UTF-8 bytes; each maximal ill-formed subpart counts as one U+FFFD.
struct UTF8Scalars {
  private(set) var position: Int
  private let end: Int

  init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next scalar of `text`, which must be the same array each time; nil at the end.
  mutating func next(in text: [UInt8]) -> UInt32? {
    precondition(position >= 0 && end <= text.count, "range outside the text")
    if position >= end { return nil }
    let byte = text[position]
    if byte < 0x80 {
      position += 1
      return UInt32(byte)
    }
    var index = Int64(position)
    let scalar = unsafe text.withUnsafeBufferPointer { unsafe cicu_next_scalar($0.baseAddress, &index, Int64(end)) }
    position = Int(index)
    return scalar
  }
}
