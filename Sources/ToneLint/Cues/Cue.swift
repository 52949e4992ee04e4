/// Where a cue is looked for.
public enum CueScope: UInt8, CaseIterable, Sendable {
  /// In the sentence that is marked.
  case sentence
  /// Anywhere in the message, or what kind of message it is.
  case message

  public var name: String {
    switch self {
    case .sentence: "sentence"
    case .message: "message"
    }
  }
}

/// One weak sign and what it counts for: a line of a weights file.
public struct CueWeight: Sendable, Hashable {
  public var scope: CueScope
  /// A word, two words that follow each other, a word list, a kind of token or of message, as `CueElement` reads them.
  public var cue: String
  /// Hundredths of a unit of log-odds.
  public var weight: Int

  public init(_ scope: CueScope, _ cue: String, _ weight: Int) {
    self.scope = scope
    self.cue = cue
    self.weight = weight
  }
}

/// The score that a message needs for a rule's findings to stand.
public struct RuleFloor: Sendable, Hashable {
  public var rule: String
  public var floor: Int

  public init(_ rule: String, _ floor: Int) {
    self.rule = rule
    self.floor = floor
  }
}

/// The weighted cues of a rule: it holds where the weights of all cues that are there, and the bias, come to the threshold.
public struct CueModel: Sendable {
  /// Hundredths of a unit of log-odds, like the weights.
  public var bias = 0
  /// `nil` where no sum is enough: then the weights only speak against what other rules find.
  public var threshold: Int?
  /// The scores that findings of other rules of the category need, by their ids; others need none.
  public var floors: [Located<RuleFloor>] = []
  public var weights: [Located<CueWeight>] = []

  public init() {}
}

/// One part of a cue.
///
///     tell~      every form of a word          @negators   a word of a list, by itself only
///     nothing    one form                      <money>     a kind of token
///     ^          the edge of a sentence        "?"         a mark of punctuation
///     <note>     a kind of message, by itself only
enum CueElement: Hashable {
  case word(String)
  case lemma(String)
  case list(String)
  case kind(TokenKind)
  case mark(UInt8)
  case trait(MessageTrait)

  /// `nil` for what is none.
  init?(_ text: some StringProtocol) {
    guard let first = text.utf8.first else { return nil }
    switch first {
    case UInt8(ascii: "@"): self = .list(String(text.dropFirst()))
    case UInt8(ascii: "^") where text.utf8.count == 1: self = .kind(.edge)
    case UInt8(ascii: "<"):
      let name = text.dropFirst().dropLast()
      if let kind = CueElement.kinds.first(where: { "\($0)" == name }) {
        self = .kind(kind)
      } else if let trait = MessageTrait.allCases.first(where: { $0.name == name }) {
        self = .trait(trait)
      } else {
        return nil
      }
    case UInt8(ascii: "\""):
      let bytes = Array(text.utf8)
      guard bytes.count == 3, bytes[2] == first, bytes[1] < 0x80 else { return nil }
      self = .mark(bytes[1])
    default:
      let word = text.hasSuffix("~") ? text.dropLast() : text[...]
      guard !word.isEmpty, word.contains(where: \.isLetter), word.allSatisfy({ $0.isLetter || $0.isNumber || $0 == "'" }) else {
        return nil
      }
      self = text.hasSuffix("~") ? .lemma(String(word)) : .word(String(word))
    }
  }

  /// Whether it can be one of two words.
  var isWord: Bool {
    switch self {
    case .word, .lemma, .kind, .mark: true
    case .list, .trait: false
    }
  }

  static let kinds: [TokenKind] = [.number, .time, .date, .money, .url, .email, .mention, .emoji, .code]
}

/// What kind of message it is.
enum MessageTrait: Int, CaseIterable, Sendable {
  case note, bot
  /// The first message of its side.
  case opening
  /// By the number of its words.
  case under15, under30, under45, under60, longer

  var name: String {
    switch self {
    case .note: "note"
    case .bot: "bot"
    case .opening: "opening"
    case .under15: "under-15-words"
    case .under30: "under-30-words"
    case .under45: "under-45-words"
    case .under60: "under-60-words"
    case .longer: "60-words-or-more"
    }
  }

  static func length(_ words: Int) -> MessageTrait {
    words < 15 ? .under15 : words < 30 ? .under30 : words < 45 ? .under45 : words < 60 ? .under60 : .longer
  }
}
