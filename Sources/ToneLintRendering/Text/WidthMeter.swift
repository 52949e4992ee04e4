internal import UnicodeText

/// Counts terminal columns, with one grapheme iterator for the life of a renderer. A class, so that renderers can be copied.
final class WidthMeter {
  private var width = DisplayWidth()

  /// The columns of `bytes[range]`, which holds no tab.
  func columns(of bytes: [UInt8], in range: Range<Int>) -> Int {
    width.columns(of: bytes, in: range, startColumn: 0, tabWidth: 1)
  }

  func columns(of text: some StringProtocol) -> Int {
    let bytes = Array(text.utf8)
    return columns(of: bytes, in: bytes.indices)
  }
}
