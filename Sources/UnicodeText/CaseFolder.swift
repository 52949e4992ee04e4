/// The form in which two spellings of a word compare equal: NFKC_Casefold (UAX #44; UTS #46 and UAX #31 use it likewise) with
/// apostrophes unified, so `DIDN’T`, `didn't` and `ｄｉｄｎ＇ｔ` fold to `didn't`, `ﬁne` to `fine`, and zero-width joiners vanish.
public struct CaseFolder: ~Copyable {
  private var source = UTF16Scratch()
  private var target = UTF16Scratch()

  public init() {}

  /// Replaces `out` by the folded bytes of `text[range]`, which may be fewer or more. Ill-formed UTF-8 folds to U+FFFD.
  ///
  /// - Precondition: `range` lies in `text` and holds at most 64 MiB.
  public mutating func folded(_ text: [UInt8], in range: Range<Int>, into out: inout [UInt8]) {
    if !Self.foldASCII(text, in: range, into: &out) { foldAny(text, in: range, into: &out) }
  }

  /// The fast path for letters of English and the apostrophes between them. False at the first character of another kind,
  /// since it may combine with what comes before.
  private static func foldASCII(_ text: [UInt8], in range: Range<Int>, into out: inout [UInt8]) -> Bool {
    out.removeAll(keepingCapacity: true)
    var isASCII = true
    out.append(addingCapacity: range.count) { span in
      var index = range.lowerBound
      while index < range.upperBound {
        let byte = text[index]
        if byte < 0x80, byte != 0x60 {
          span.append(byte &- 0x41 < 26 ? byte | 0x20 : byte)
          index += 1
          continue
        }
        let length = Apostrophes.lookAlikeLength(in: text, at: index, end: range.upperBound)
        if length == 0 {
          isASCII = false
          return
        }
        span.append(Apostrophes.unified)
        index += length
      }
    }
    return isASCII
  }

  /// Any text, by way of ICU. Apostrophes are unified before, because NFKC takes U+00B4 apart into a blank and an accent, and
  /// after, because NFKC makes them out of others (U+0149 becomes U+02BC and n).
  mutating func foldAny(_ text: [UInt8], in range: Range<Int>, into out: inout [UInt8]) {
    source.assign(text, in: range)
    source.replaceEach(Apostrophes.unify)
    target.assign(source, normalizedTo: .compatibilityCaseFold)
    target.replaceEach(Apostrophes.unify)
    target.encode(into: &out)
  }
}
