internal import CICU

/// How many columns a text takes in a terminal, for drawing carets under it. No standard says; this follows Markus Kuhn's
/// wcwidth (UAX #11 for East Asian width) and, for emoji, what terminals with grapheme clusters do (UTS #51).
///
/// ASCII needs no ICU. For everything else the text is cut into grapheme clusters (UAX #29), and a cluster takes the sum of
/// its scalars' columns, at most two: so a flag, a family and a waving hand with a skin tone take two.
public struct DisplayWidth: ~Copyable {
  private var iterator = BreakIterator(.grapheme)

  /// Opens nothing: ICU's rules are loaded when the first text comes that is not ASCII.
  public init() {}

  /// The columns that `text[range]` takes when it starts in column `startColumn` (0-based), which only tabs depend on: a tab
  /// goes to the next multiple of `tabWidth` (1 at least). A control character or line end takes one column, as the renderer
  /// shows a replacement for it, and so does each ill-formed stretch of UTF-8 (U+FFFD).
  ///
  /// - Precondition: `range` lies in `text` and holds at most `Int32.max` bytes.
  public mutating func columns(of text: [UInt8], in range: Range<Int>, startColumn: Int, tabWidth: Int) -> Int {
    var column = startColumn
    for index in range {
      let byte = text[index]
      if byte >= 0x80 { return columnsOfClusters(of: text, in: range, startColumn: startColumn, tabWidth: tabWidth) }
      column = byte == 0x09 ? Self.tabStop(after: column, tabWidth: tabWidth) : column + 1
    }
    return column - startColumn
  }

  private mutating func columnsOfClusters(of text: [UInt8], in range: Range<Int>, startColumn: Int, tabWidth: Int) -> Int {
    var column = startColumn
    var start = range.lowerBound
    iterator.forEachBoundary(of: text, in: range) { end in
      if start == end { return }
      // A tab is a cluster of its own (GB4, GB5).
      column = text[start] == 0x09 ? Self.tabStop(after: column, tabWidth: tabWidth) : column + Self.columns(ofCluster: text, start..<end)
      start = end
    }
    return column - startColumn
  }

  private static func tabStop(after column: Int, tabWidth: Int) -> Int {
    let width = max(tabWidth, 1)
    return (column / width + 1) * width
  }

  private static func columns(ofCluster text: [UInt8], _ cluster: Range<Int>) -> Int {
    var sum = 0
    var hasEmoji = false
    var scalars = UTF8Scalars(cluster)
    while let scalar = scalars.next(in: text) {
      // CR LF is one cluster, but two characters to be replaced; no other control shares a cluster.
      if scalar == 0x0A, sum == 1 { return 2 }
      // A keycap starts with an ASCII digit, so this asks for the bare property.
      hasEmoji = hasEmoji || cicu_is_emoji(scalar)
      if scalar == emojiSelector, hasEmoji { return 2 }
      sum += columns(ofScalar: scalar)
    }
    return min(sum, 2)
  }

  /// Variation selector 16, which asks for the coloured form of what stands before it.
  private static let emojiSelector: UInt32 = 0xFE0F

  private static func columns(ofScalar scalar: UInt32) -> Int {
    // Terminals show the soft hyphen, though it is a format character.
    if scalar == 0xAD { return 1 }
    // Marks are drawn over their base, format characters not at all; the vowel and the final of a Hangul syllable written in
    // parts share the cell of its initial.
    if cicu_is_mark_or_format(scalar) || cicu_is_hangul_vowel_or_final(scalar) { return 0 }
    return cicu_is_wide(scalar) || cicu_is_emoji_presentation(scalar) ? 2 : 1
  }
}
