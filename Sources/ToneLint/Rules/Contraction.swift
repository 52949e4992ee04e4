/// How English contractions divide into the words they stand for: `didn't` = did + not, `you're` = you + are.
///
/// The tokenizer and the pattern parser share it, so that a contraction in a pattern is the same words as in a text.
enum Contraction {
  /// The second word of a contraction.
  enum Clitic: Sendable, CaseIterable {
    case not, are, have, will, am
    /// `'d`: would, or had.
    case d
    /// `'s` after a pronoun: is, or has.
    case s
    /// `'s` after anything else: possessive, is, or has.
    case possessive

    /// The form under which the vocabulary knows it.
    var form: String {
      switch self {
      case .not: "not"
      case .are: "are"
      case .have: "have"
      case .will: "will"
      case .am: "am"
      case .d: "'d"
      case .s: "'s"
      case .possessive: "'s-"
      }
    }
  }

  /// Divides a lower-case word with straight apostrophes after its first `host` bytes; `nil` where it is no contraction.
  static func divide(_ word: ArraySlice<UInt8>) -> (host: Int, clitic: Clitic)? {
    guard let apostrophe = word.lastIndex(of: 0x27), apostrophe > word.startIndex else { return nil }
    let host = apostrophe - word.startIndex
    let tail = word[(apostrophe + 1)...]
    switch tail.count {
    case 1:
      switch tail[tail.startIndex] {
      case UInt8(ascii: "t") where host > 1 && word[apostrophe - 1] == UInt8(ascii: "n"): return (host - 1, .not)
      case UInt8(ascii: "m"): return (host, .am)
      case UInt8(ascii: "d"): return (host, .d)
      case UInt8(ascii: "s"): return (host, pronounLike.contains(String(decoding: word.prefix(host), as: UTF8.self)) ? .s : .possessive)
      default: return nil
      }
    case 2:
      if tail.elementsEqual("re".utf8) { return (host, .are) }
      if tail.elementsEqual("ve".utf8) { return (host, .have) }
      if tail.elementsEqual("ll".utf8) { return (host, .will) }
      return nil
    default:
      return nil
    }
  }

  /// Words after which `'s` is never a possessive.
  private static let pronounLike: Set<String> = [
    "it", "that", "this", "there", "here", "what", "who", "where", "when", "how", "why", "he", "she", "everything", "nothing", "something",
    "anything", "everyone", "everybody", "someone", "somebody", "nobody", "one", "which",
  ]

  /// Contractions that divide in no regular way.
  static let irregular: [String: [String]] = [
    "can't": ["can", "not"], "cannot": ["can", "not"], "won't": ["will", "not"], "shan't": ["shall", "not"], "ain't": ["is", "not"],
    "let's": ["let", "us"], "y'all": ["you", "all"], "'tis": ["it", "is"], "'cause": ["because"], "ma'am": ["madam"],
    "o'clock": ["o'clock"],
  ]
}
