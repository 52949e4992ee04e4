/// What is made of a rule's `flag` example beside the example itself, so that each tests more than one wording.
enum ExampleVariant: CaseIterable {
  case asWritten
  /// The same words in the customer's mouth: silent.
  case saidByCustomer
  /// Quoted as the customer's words: silent.
  case quoted
  /// On a line that begins with `>`: silent.
  case quotedLine
  case capitals
  case curlyApostrophes
  case decomposed
  case behindEmoji
  case carriageReturns

  var name: String {
    switch self {
    case .asWritten: "as written"
    case .saidByCustomer: "said by the customer"
    case .quoted: "quoted as the customer's words"
    case .quotedLine: "on a line quoted with '>'"
    case .capitals: "in capitals"
    case .curlyApostrophes: "with curly apostrophes"
    case .decomposed: "in NFD"
    case .behindEmoji: "behind an emoji"
    case .carriageReturns: "with CRLF line ends"
    }
  }

  /// Whether the rule must still fire on the same words.
  var fires: Bool {
    switch self {
    case .asWritten, .capitals, .curlyApostrophes, .decomposed, .behindEmoji, .carriageReturns: true
    case .saidByCustomer, .quoted, .quotedLine: false
    }
  }

  /// Whether the variant says something about this text under this rule.
  func applies(to text: String, of rule: RuleDefinition) -> Bool {
    // Where the whole message is marked, what is added to it is, too; and who talks past a question does so in quotes as well.
    let marked = rule.sequence.first(where: \.isMarked) ?? rule.sequence.last
    if marked?.wanted == .any, [.quoted, .quotedLine, .carriageReturns, .saidByCustomer].contains(self) { return false }
    return switch self {
    case .capitals: rule.caps != .only
    case .quoted: rule.quoted == .skip && !text.contains { "\"“”«»„".contains($0) }
    case .quotedLine: rule.quoted == .skip && !text.contains("\n")
    case .saidByCustomer: !rule.roles.contains(.customer)
    default: true
    }
  }

  /// The parts of a text, the marked ones and those between, as the variant writes them.
  func write(_ parts: [String]) -> [String] {
    guard let first = parts.first else { return parts }
    let rest = parts.dropFirst()
    switch self {
    case .asWritten, .saidByCustomer: return parts
    case .quoted: return ["You said “" + first] + rest + ["”"]
    case .quotedLine: return ["> " + first] + rest
    case .capitals: return parts.map { $0.uppercased() }
    case .curlyApostrophes: return parts.map { $0.replacing("'", with: "’") }
    case .decomposed: return parts.map { part in Decomposition.canonical(part) }
    case .behindEmoji: return ["😀 " + first] + rest
    case .carriageReturns: return ["Hello.\r\n" + first.replacing("\n", with: "\r\n")] + rest.map { $0.replacing("\n", with: "\r\n") }
    }
  }
}

/// Canonical decomposition of the Latin letters that examples hold; the engine itself leaves normalization to ICU.
enum Decomposition {
  private static let marks: [Character: String] = [
    "é": "e\u{301}", "è": "e\u{300}", "ê": "e\u{302}", "ë": "e\u{308}", "á": "a\u{301}", "à": "a\u{300}", "ä": "a\u{308}", "ö": "o\u{308}",
    "ü": "u\u{308}", "ó": "o\u{301}", "ñ": "n\u{303}", "ç": "c\u{327}", "í": "i\u{301}", "ú": "u\u{301}", "ï": "i\u{308}", "å": "a\u{30A}",
  ]

  static func canonical(_ text: String) -> String { text.map { marks[$0] ?? String($0) }.joined() }
}
