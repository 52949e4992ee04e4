/// A text converted to UTF-8 that knows where each of its characters stood in the original.
public struct Converted: Sendable {
  /// The text in well-formed UTF-8, U+FFFD for each stretch that could not be converted. A byte order mark that the encoding's
  /// name leaves to be read (as "UTF-16" does, and "UTF-16LE" does not) is not part of it.
  public internal(set) var utf8: [UInt8] = []

  /// The stretches of the original, in bytes, that are ill-formed or have no character in Unicode, in order; no more of
  /// them than the caller asked for.
  public internal(set) var invalid: [Range<Int>] = []

  /// The number of such stretches, with those that `invalid` has no room for.
  public internal(set) var invalidCount = 0

  var offsets: OffsetMap

  /// Where the character that the byte `utf8[offset]` belongs to starts in the original, in bytes; for an offset inside a
  /// character too. The original's end for `utf8.count` and beyond. Takes the logarithm of the text's length.
  ///
  /// Two characters that the original writes as one both start there. Escape sequences belong to the character before.
  public func originalOffset(ofUTF8 offset: Int) -> Int {
    offsets.originalOffset(ofUTF8: offset)
  }
}
