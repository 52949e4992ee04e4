import ToneLint

/// What stands at the start of a line and may say who speaks: its parts, not yet whether it does.
struct LineLabel {
  /// The ways in which logs mark a speaker. Most of a file's labels have the same one.
  enum Style: UInt8, CaseIterable {
    /// `Agent: text`
    case bare
    /// `**Agent:** text`
    case bold
    /// `<Jane> text`, `[Jane] text`
    case angle
    /// `Agent<tab>text`, `Agent | text`, and with a role word `Agent - text`
    case field
    /// A name alone on its line, the text below.
    case nameLine
    /// `Jane 10:02 AM` alone on its line, the text below.
    case header
    /// `Jane (Agent): text`, `Jane - Agent: text`: the second part must be a role.
    case tagged
    /// Any of these with a time before or behind the name.
    case timed
    /// A time and no speaker: `[10:02] Chat started`.
    case event
  }

  /// How the time stands before the name.
  enum Prefix: UInt8, CaseIterable { case none, square, round, dated, clock }

  var style = Style.bare
  var prefix = Prefix.none
  /// The name, the part that may tell the role, the time; empty when absent.
  var name = 0..<0
  var tag = 0..<0
  var time = 0..<0
  /// Where the text begins.
  var text = 0
  /// Whether the text follows the colon without a space, as in `https://` and `10:30`.
  var isTight = false
  /// Whether the tag stands behind a dash, not in brackets; without a tag, whether the text does.
  var hasDash = false

  /// Takes what was read as a second name, `Agent - Hello` or `Agent - No: …`, for text.
  mutating func takeTagForText() {
    text = tag.lowerBound
    tag = 0..<0
    style = time.isEmpty ? .field : .timed
  }
}

/// How much a name looks like one.
enum NameShape: UInt8 {
  /// Words of prose: "call me back".
  case prose
  /// One word in any case: "jane42".
  case username
  /// At most three words, each with a capital, a digit or a letter beyond ASCII: "Jane van Dyke", "+1 555 0100".
  case capitalised

  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var words = 0
    var capitalised = true
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      while index < range.upperBound, bytes[index] != 0x20, bytes[index] != 0x2C { index += 1 }
      if index > start {
        words += 1
        let first = bytes[start]
        let isCapital = first &- 0x41 < 26 || isDigit(first) || first >= 0x80 || first == 0x2B
        let isParticle = words > 1 && index - start <= 3
        if !isCapital, !isParticle { capitalised = false }
      }
      index += 1
    }
    self = words <= 3 && capitalised ? .capitalised : words <= 1 ? .username : .prose
  }
}
