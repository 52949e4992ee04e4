import ToneLint

/// What is written in place of a stretch of text.
struct TextEdit {
  enum Replacement {
    case nothing
    /// A code point: an entity, or white space that is folded.
    case scalar(UInt32)
    /// The mark of a quoted line, `> `, which stands nowhere in the source.
    case quoteMark
  }

  /// Offsets in what is edited: a conversation's text or a source. Edits of one text are in order and do not overlap.
  var range: Range<Int>
  var replacement: Replacement

  init(_ range: Range<Int>, _ replacement: Replacement = .nothing) {
    self.range = range
    self.replacement = replacement
  }
}

extension Conversation {
  /// Appends a range of `text` once more, with edits; every byte keeps its place in the source.
  mutating func append(_ range: ByteRange, with edits: [TextEdit] = []) -> ByteRange {
    let start = text.count
    var place = Int(range.start)
    for edit in edits {
      appendCopy(place..<edit.range.lowerBound)
      append(edit.replacement, source: map.source(of: ByteRange(edit.range)))
      place = edit.range.upperBound
    }
    appendCopy(place..<Int(range.end))
    return ByteRange(start..<text.count)
  }

  private mutating func appendCopy(_ range: Range<Int>) {
    map.copy(text: text.count, of: ByteRange(range))
    // Byte by byte: a slice of `text` would make appending to it copy all of it.
    for index in range { text.append(text[index]) }
  }

  /// Appends what is written in place of a range of the source.
  fileprivate mutating func append(_ replacement: TextEdit.Replacement, source: ByteRange) {
    switch replacement {
    case .nothing: break
    case .scalar(let scalar):
      map.replaced(text: text.count, source: Int(source.start), count: source.count)
      appendScalar(scalar, to: &text)
    case .quoteMark:
      map.absent(text: text.count, source: Int(source.start))
      text.append(contentsOf: [0x3E, 0x20])
    }
  }
}

/// Appends a range of a source to a conversation's text, with edits.
func appendEdited(_ range: Range<Int>, _ edits: [TextEdit], of source: [UInt8], to conversation: inout Conversation) -> ByteRange {
  let start = conversation.text.count
  var place = range.lowerBound
  for edit in edits {
    _ = appendLiteral(of: source, ByteRange(place..<edit.range.lowerBound), to: &conversation)
    conversation.append(edit.replacement, source: ByteRange(edit.range))
    place = edit.range.upperBound
  }
  _ = appendLiteral(of: source, ByteRange(place..<range.upperBound), to: &conversation)
  return ByteRange(start..<conversation.text.count)
}
