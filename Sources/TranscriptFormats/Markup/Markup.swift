import ToneLint

/// How the text of a message is marked up.
public enum Markup: String, Sendable, CaseIterable {
  case none, html, markdown, slack
}

extension Conversation {
  /// Writes a stretch of `text` anew without its markup.
  ///
  /// - Parameter text: a range that was written last, with its place in the source.
  /// - Returns: the range of what is left.
  mutating func unwrap(_ text: ByteRange, as markup: Markup) -> ByteRange { text }
}
