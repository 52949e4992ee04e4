/// Word boundaries after UAX #29, as ICU's root locale has them.
///
/// ICU differs from the plain standard in three ways that matter here: Thai, Lao, Khmer, Burmese, Chinese and Japanese are
/// split by dictionaries; a run of blanks stays together (WB3d); and since ICU 72 a colon splits words (`a:b` is three).
public struct WordBreaker: ~Copyable {
  private var iterator = BreakIterator(.word)

  /// Opens nothing: ICU's rules are loaded at first use.
  public init() {}

  /// Replaces `out` by the boundaries of `text[range]`, in bytes from the start of `text`, both ends of `range` included (once,
  /// if it is empty). What lies outside `range` has no influence. Ill-formed UTF-8 is broken as U+FFFD is.
  ///
  /// - Precondition: `range` lies in `text`, and `text` holds at most `Int32.max` bytes (ICU's limit).
  public mutating func boundaries(of text: [UInt8], in range: Range<Int>, into out: inout [UInt32]) {
    out.removeAll(keepingCapacity: true)
    iterator.forEachBoundary(of: text, in: range) { out.append(UInt32($0)) }
  }

  /// The same up to the first boundary behind `range.lowerBound` for which `isLast` holds.
  public mutating func boundaries(of text: [UInt8], in range: Range<Int>, into out: inout [UInt32], upTo isLast: (Int) -> Bool) {
    out.removeAll(keepingCapacity: true)
    iterator.walkBoundaries(of: text, in: range) { boundary in
      out.append(UInt32(boundary))
      return boundary == range.lowerBound || !isLast(boundary)
    }
  }
}
