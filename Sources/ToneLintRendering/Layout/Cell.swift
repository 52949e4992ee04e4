/// What a few bytes of a source become on a terminal: one user-perceived character (grapheme cluster), or what stands in for it.
struct Cell: Equatable {
  enum Look {
    /// The bytes as they are.
    case verbatim
    /// As many blanks as there are columns.
    case blank
    /// Every scalar as `\u{…}`.
    case escaped
    /// U+FFFD, for ill-formed bytes.
    case replaced
  }

  /// Bytes of the source.
  var bytes: Range<Int>
  var columns: Int
  var look: Look

  /// Appends the cell of `source` as it is shown.
  func write(_ source: [UInt8], painter: Painter, into out: inout [UInt8]) {
    switch look {
    case .verbatim:
      out.append(contentsOf: source[bytes])
    case .blank:
      out.append(contentsOf: repeatElement(0x20, count: columns))
    case .escaped:
      painter.paint(.substitute, Cell.escape(of: source[bytes]), into: &out)
    case .replaced:
      painter.paint(.substitute, "\u{FFFD}", into: &out)
    }
  }

  static func escape(of bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.map(EscapedText.escape).joined()
  }
}
