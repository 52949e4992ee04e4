/// What a token is.
public enum TokenKind: UInt8, Sendable {
  /// A word, or letters and digits run together (`W2378156`).
  case word
  case number
  case time
  case date
  case money
  case url
  case email
  /// `@name`
  case mention
  case emoji
  /// A code span or block between backticks.
  case code
  /// A mark of punctuation or a symbol; patterns pass over it unless they name it.
  case punctuation
  /// The edge of a sentence: an empty token before the first word, between sentences and after the last.
  case edge
}

/// The index of a token within its message. Edges count.
public struct TokenIndex: Hashable, Comparable, Sendable {
  public var value: Int
  @inlinable public init(_ value: Int) { self.value = value }
  @inlinable public static func < (left: TokenIndex, right: TokenIndex) -> Bool { left.value < right.value }
}

/// One token, 16 bytes.
///
///     start:32 │ end:32 │ symbol:16 │ kind:8 │ flags:8 │ cue:16
public struct Token: Sendable {
  /// Bytes of the conversation's text. The words of a contraction share the bytes of what was written where it cannot be divided.
  public var start: UInt32
  public var end: UInt32
  /// The class of words that the automaton runs over.
  public var symbol: Symbol
  public var kind: TokenKind
  public var flags: Flags
  /// The word as cues know it.
  var cue = CueWord.none

  init(start: UInt32, end: UInt32, symbol: Symbol, kind: TokenKind, flags: Flags, cue: CueWord = .none) {
    self.start = start
    self.end = end
    self.symbol = symbol
    self.kind = kind
    self.flags = flags
    self.cue = cue
  }

  public struct Flags: OptionSet, Sendable {
    public let rawValue: UInt8
    public init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A word that no list knows and that may be a label in disguise: digits among its letters, doubled letters, or letters of other scripts.
    public static let mixed = Flags(rawValue: 1)
    /// It stands on a line that begins with `>`.
    public static let quotedLine = Flags(rawValue: 2)
    /// White space or the message's start stands before it.
    public static let spaceBefore = Flags(rawValue: 4)
  }

  public var range: ByteRange { ByteRange(start, end) }

  /// Whether it is something said, neither punctuation nor an edge: what gaps count.
  public var isContent: Bool { kind.rawValue < TokenKind.emoji.rawValue || kind == .code }
}

extension [Token] {
  /// Some tokens without the marks and edges at both ends; empty where there is nothing else.
  func content(of range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, !self[start].isContent { start += 1 }
    while end > start, !self[end - 1].isContent { end -= 1 }
    return start..<end
  }
}

/// An equivalence class of words: words that no pattern of the rule set tells apart share one.
public typealias Symbol = UInt16

/// The symbols that mean a kind of token rather than a word. A rule set's word classes follow after them.
public enum KindSymbol {
  public static let edge: Symbol = 0
  /// Punctuation that no pattern names.
  public static let punctuation: Symbol = 1
  public static let emoji: Symbol = 2
  /// `'s` after a noun: a possessive, or "is", or "has"; patterns may pass over it.
  public static let possessive: Symbol = 3
  /// A word that no pattern names.
  public static let word: Symbol = 4
  public static let number: Symbol = 5
  public static let time: Symbol = 6
  public static let date: Symbol = 7
  public static let money: Symbol = 8
  public static let url: Symbol = 9
  public static let email: Symbol = 10
  public static let mention: Symbol = 11
  public static let code: Symbol = 12
  /// The first symbol of a rule set's own classes.
  public static let firstClass: Symbol = 13
}
