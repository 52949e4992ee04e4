import ToneLint

/// The markup that the text of a message may be written in.
public enum Markup: String, Sendable, CaseIterable {
  case none, html, markdown, slack
  /// Plain text in which `&amp;` stands for an ampersand.
  case entities
}

extension Conversation {
  /// Takes the markup off a range of `text` that has its map already.
  ///
  /// The plain text is written at the end of `text`, each character with the place that it was read from. Any input is
  /// taken: what only looks like markup stays as it is. The time is linear in the length of the range.
  ///
  /// - Returns: the range of the plain text; `text` itself where there is nothing to take off.
  mutating func unwrap(_ range: ByteRange, as markup: Markup) -> ByteRange {
    let edits: [TextEdit]
    switch markup {
    case .none: return range
    case .html: edits = HTMLMarkup.edits(text.span, range.indices)
    case .markdown: edits = MarkdownMarkup.edits(text.span, range.indices)
    case .entities: edits = CharacterReference.edits(text.span, range.indices)
    case .slack: edits = SlackMarkup.edits(text.span, range.indices)
    }
    return edits.isEmpty ? range : append(range, with: edits)
  }
}
