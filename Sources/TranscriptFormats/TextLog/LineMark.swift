import ToneLint

/// A line that may begin a turn or part conversations: what the first pass over a log keeps of it.
struct LineMark {
  enum Kind: UInt8 { case label, event, separator }

  var kind: Kind
  var style: LineLabel.Style
  var prefix: LineLabel.Prefix
  /// For a separator: which.
  var separator: LineSeparator
  /// The role that stands beside the name; `unknown` for none.
  var tag: Role
  var isTight: Bool
  /// A separator: whether a blank line, another separator or nothing stands before it.
  var isApart: Bool
  /// Set by the second pass.
  var isAccepted = false
  /// Where the line begins, and where the text of the turn does.
  var line: UInt32
  var text: UInt32
  /// The speaker's name, or the id of a heading.
  var name: ByteRange
  var time: ByteRange
  /// Index into the speakers.
  var speaker: UInt32
  /// How many lines with something on them stand before.
  var ordinal: UInt32
}
