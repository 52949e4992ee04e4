/// Sentence boundaries after UAX #29, as ICU's root locale has them: no list of abbreviations, so "Mr. Smith" is split, and
/// "e.g. this" is not, because a lower-case letter follows.
public struct SentenceBreaker: ~Copyable {
  private var iterator = BreakIterator(.sentence)

  /// Opens nothing: ICU's rules are loaded at first use.
  public init() {}

  /// Replaces `out` by the boundaries of `text[range]`, in bytes from the start of `text`, both ends of `range` included (once,
  /// if it is empty). Blanks after a sentence belong to it. Ill-formed UTF-8 is broken as U+FFFD is.
  ///
  /// - Precondition: `range` lies in `text`, and `text` holds at most `Int32.max` bytes (ICU's limit).
  public mutating func boundaries(of text: [UInt8], in range: Range<Int>, into out: inout [UInt32]) {
    out.removeAll(keepingCapacity: true)
    iterator.forEachBoundary(of: text, in: range) { out.append(UInt32($0)) }
  }
}
