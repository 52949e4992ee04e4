/// Reads the pattern language of `Rules/README.md`.
struct PatternParser {
  /// What is wrong with a pattern, at which character of it.
  struct Failure: Error {
    var message: String
    var offset: Int
  }

  let lists: [String: WordList]
  let spellings: [String: [String]]
  let inflections: Inflections
  private var characters: [Character] = []
  private var index = 0
  /// Whether a bar parts whole sequences wherever it stands: in a group without spaced bars, `(it|the system)`.
  private var barsPartSequences = false
  /// Lists that were met before: most stand in many patterns.
  private var knownLists: [ListUse: Pattern] = [:]

  private struct ListUse: Hashable {
    var name: String
    var selection: Inflections.Selection
  }

  init(lists: [String: WordList], spellings: [String: [String]], inflections: Inflections) {
    self.lists = lists
    self.spellings = spellings
    self.inflections = inflections
  }

  /// Parses one pattern.
  mutating func parse(_ text: String) throws(Failure) -> Pattern {
    characters = Array(text)
    index = 0
    barsPartSequences = false
    let pattern = try sequence(until: [])
    if index < characters.count { throw failure("unexpected '\(characters[index])'") }
    if pattern.isNullable { throw Failure(message: "the pattern can match nothing: it needs a word that must be there", offset: 0) }
    if edgeGap(pattern, atStart: true) || edgeGap(pattern, atStart: false) {
      throw Failure(message: "a pattern may not begin or end with a gap: it would match any words there", offset: 0)
    }
    return pattern
  }

  private func failure(_ message: String) -> Failure { Failure(message: message, offset: index) }

  private func edgeGap(_ pattern: Pattern, atStart: Bool) -> Bool {
    switch pattern {
    case .one: return false
    case .gap: return true
    case .optional(let inner): return edgeGap(inner, atStart: atStart)
    case .alternatives(let parts):
      for part in parts where edgeGap(part, atStart: atStart) { return true }
      return false
    case .sequence(let parts):
      for part in atStart ? parts : parts.reversed() {
        if edgeGap(part, atStart: atStart) { return true }
        if !part.isNullable { return false }
      }
      return false
    }
  }

  // MARK: Sequences and groups

  private mutating func skipSpaces() {
    while index < characters.count, characters[index].isWhitespace { index += 1 }
  }

  private mutating func sequence(until closers: Set<Character>) throws(Failure) -> Pattern {
    var parts: [Pattern] = []
    skipSpaces()
    while index < characters.count, !closers.contains(characters[index]) {
      // In a group, a bar between spaces parts the alternatives.
      if characters[index] == "|", !closers.isEmpty { break }
      parts.append(try alternatives())
      skipSpaces()
    }
    if parts.isEmpty { throw failure("an empty sequence") }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  /// Elements joined by bars without spaces.
  private mutating func alternatives() throws(Failure) -> Pattern {
    let start = index
    var parts = [try element()]
    while !barsPartSequences, index + 1 < characters.count, characters[index] == "|", !characters[index + 1].isWhitespace {
      index += 1
      parts.append(try element())
    }
    return noted(Pattern.union(parts), from: start)
  }

  /// The pattern, with its notation where it is one element.
  private func noted(_ pattern: Pattern, from start: Int) -> Pattern {
    guard case .one(var set) = pattern else { return pattern }
    set.notation = String(characters[start..<index])
    return .one(set)
  }

  /// Whether a group that begins at `index` has a bar with spaces around it at its own level.
  private func hasSpacedBar() -> Bool {
    var depth = 0
    for place in index..<characters.count {
      switch characters[place] {
      case "(", "[": depth += 1
      case ")", "]":
        depth -= 1
        if depth == 0 { return false }
      case "|" where depth == 1 && characters[place - 1].isWhitespace: return true
      default: break
      }
    }
    return false
  }

  private mutating func group(_ closer: Character) throws(Failure) -> Pattern {
    let start = index
    let outer = barsPartSequences
    barsPartSequences = !hasSpacedBar()
    defer { barsPartSequences = outer }
    index += 1
    var parts: [Pattern] = []
    repeat {
      parts.append(try sequence(until: [closer]))
      guard index < characters.count else { throw Failure(message: "'\(characters[start])' is never closed", offset: start) }
      if characters[index] == "|" {
        index += 1
        continue
      }
    } while characters[index] != closer
    index += 1
    return Pattern.union(parts)
  }

  // MARK: Elements

  private mutating func element() throws(Failure) -> Pattern {
    let start = index
    return noted(try plainElement(), from: start)
  }

  private mutating func plainElement() throws(Failure) -> Pattern {
    guard index < characters.count else { throw failure("a word is missing") }
    switch characters[index] {
    case "(":
      let start = index
      let inner = try group(")")
      guard let selection = inflection() else { return inner }
      return try inflect(inner, selection, at: start)
    case "[":
      return .optional(try group("]"))
    case "!":
      return try negation()
    case ".":
      return try gap()
    case "^":
      index += 1
      return .one(Pattern.TokenSet(kinds: [KindSymbol.edge]))
    case "$":
      index += 1
      return .one(Pattern.TokenSet(kinds: [KindSymbol.edge]))
    case "@":
      return try list()
    case "<":
      return try kind()
    case "\"":
      return try punctuation()
    default:
      return try word()
    }
  }

  private mutating func negation() throws(Failure) -> Pattern {
    let start = index
    index += 1
    guard case .one(var set) = try element(), !set.isNegated, !set.isAny, set.phrases.isEmpty else {
      throw Failure(message: "'!' takes a word, a list of single words, or alternatives of these in brackets", offset: start)
    }
    set.isNegated = true
    return .one(set)
  }

  private mutating func gap() throws(Failure) -> Pattern {
    let start = index
    guard index + 2 < characters.count + 0, characters[index + 1] == "." else { throw failure("'.' means nothing here: a gap is '..4'") }
    index += 2
    var digits = ""
    while index < characters.count, characters[index].isNumber {
      digits.append(characters[index])
      index += 1
    }
    guard let count = Int(digits), count > 0, count <= Limits.gap else {
      throw Failure(message: "a gap is '..1' to '..\(Limits.gap)': nothing is unbounded", offset: start)
    }
    return .gap(count)
  }

  private mutating func name() -> String {
    var name = ""
    while index < characters.count, characters[index].isLetter || characters[index].isNumber || characters[index] == "-" {
      name.append(characters[index])
      index += 1
    }
    return name
  }

  private mutating func list() throws(Failure) -> Pattern {
    let start = index
    index += 1
    let name = name()
    guard let list = lists[name] else {
      throw Failure(message: "no list '\(name)'" + nearest(to: name, in: lists.keys), offset: start)
    }
    let use = ListUse(name: name, selection: inflection() ?? .base)
    if let known = knownLists[use] { return known }
    let pattern = pattern(of: list.entries, use.selection)
    knownLists[use] = pattern
    return pattern
  }

  private static let kinds: [String: Pattern.TokenSet] = [
    "num": .init(kinds: [KindSymbol.number]), "time": .init(kinds: [KindSymbol.time]), "date": .init(kinds: [KindSymbol.date]),
    "money": .init(kinds: [KindSymbol.money]), "url": .init(kinds: [KindSymbol.url]), "email": .init(kinds: [KindSymbol.email]),
    "mention": .init(kinds: [KindSymbol.mention]), "emoji": .init(kinds: [KindSymbol.emoji]), "code": .init(kinds: [KindSymbol.code]),
    "word": .init(isAny: true),
  ]

  private mutating func kind() throws(Failure) -> Pattern {
    let start = index
    index += 1
    let name = name()
    guard index < characters.count, characters[index] == ">", let set = PatternParser.kinds[name] else {
      throw Failure(message: "no kind '<\(name)>'" + nearest(to: name, in: PatternParser.kinds.keys), offset: start)
    }
    index += 1
    return .one(set)
  }

  private mutating func punctuation() throws(Failure) -> Pattern {
    let start = index
    index += 1
    var mark = ""
    while index < characters.count, characters[index] != "\"" {
      mark.append(characters[index])
      index += 1
    }
    guard index < characters.count, mark.count == 1, let first = mark.first, !first.isLetter, !first.isNumber, !first.isWhitespace else {
      throw Failure(message: "between '\"' stands one mark of punctuation", offset: start)
    }
    guard first.isASCII else {
      throw Failure(message: "'\(first)' cannot be told from other marks; only those of ASCII can be named", offset: start)
    }
    index += 1
    return .one(Pattern.TokenSet(words: [mark]))
  }

  /// `~`, `~ed`, `~ing`, `~s` after an element.
  private mutating func inflection() -> Inflections.Selection? {
    guard index < characters.count, characters[index] == "~" else { return nil }
    index += 1
    switch name() {
    case "ed": return .past
    case "ing": return .ing
    case "s": return .s
    default: return .all
    }
  }

  private mutating func word() throws(Failure) -> Pattern {
    let start = index
    var text = ""
    while index < characters.count, characters[index].isLetter || characters[index].isNumber || "'’&+#%€$£".contains(characters[index]) {
      text.append(characters[index] == "’" ? "'" : characters[index])
      index += 1
    }
    // A hyphen in a word is passed over in a text: "back-up" is two words in a row.
    while index + 1 < characters.count, characters[index] == "-", !text.isEmpty, characters[index + 1].isLetter {
      index += 1
      text.append(" ")
      while index < characters.count, characters[index].isLetter || characters[index] == "'" {
        text.append(characters[index])
        index += 1
      }
    }
    if text.isEmpty { throw failure("'\(characters[start])' means nothing here; punctuation stands in double quotes") }
    if text.contains(where: \.isUppercase) {
      throw Failure(message: "write '\(text.lowercased())': patterns are lower case", offset: start)
    }
    return pattern(of: [text.split(separator: " ").map(String.init)], inflection() ?? .base)
  }

  // MARK: Words

  private func inflect(_ pattern: Pattern, _ selection: Inflections.Selection, at offset: Int) throws(Failure) -> Pattern {
    switch pattern {
    case .one(let set) where set.kinds.isEmpty && !set.isAny && !set.isNegated:
      var entries = set.words.sorted().map { [$0] }
      for phrase in set.phrases {
        for head in phrase[0] { entries += PatternParser.entries(head: head, tail: phrase.dropFirst()) }
      }
      guard case .one(var inflected) = self.pattern(of: entries, selection) else { return pattern }
      inflected.notation = set.notation + selection.suffix
      return .one(inflected)
    case .alternatives(let parts):
      var inflected: [Pattern] = []
      for part in parts { inflected.append(try inflect(part, selection, at: offset)) }
      return Pattern.union(inflected)
    case .sequence(let parts):
      return .sequence([try inflect(parts[0], selection, at: offset)] + parts.dropFirst())
    default:
      throw Failure(message: "'~' inflects words and lists", offset: offset)
    }
  }

  /// All ways to go through a phrase.
  private static func entries(head: String, tail: ArraySlice<[String]>) -> [[String]] {
    tail.reduce([[head]]) { entries, words in entries.flatMap { entry in words.map { entry + [$0] } } }
  }

  /// Any of the entries, their first words inflected. Phrases with the same tail are one.
  private func pattern(of entries: [[String]], _ selection: Inflections.Selection) -> Pattern {
    var set = Pattern.TokenSet()
    var heads: [[String]: Set<String>] = [:]
    for entry in entries {
      for form in inflections.forms(of: entry[0], selection) {
        var words = standingFor(form)
        for word in entry.dropFirst() { words += standingFor(word) }
        if words.count == 1 { set.words.insert(words[0]) } else { heads[Array(words.dropFirst()), default: []].insert(words[0]) }
      }
    }
    for (tail, heads) in heads { set.phrases.insert([heads.sorted()] + tail.map { [$0] }) }
    return .one(set)
  }

  /// The words that a form in a pattern is in a text: contractions divided, chat spellings folded.
  private func standingFor(_ form: String) -> [String] {
    if let words = Contraction.irregular[form] ?? spellings[form] { return words }
    guard form.contains("'"), let (host, clitic) = Contraction.divide(Array(form.utf8)[...]) else { return [form] }
    let stem = String(form.prefix(host))
    switch clitic {
    // A possessive is passed over by the matcher.
    case .possessive: return [stem]
    case .s: return [stem, "is"]
    case .d: return [stem, "would"]
    case .not, .are, .have, .will, .am: return [stem, clitic.form]
    }
  }
}

/// The end of a message that names what was probably meant, or nothing when no candidate is near.
public func nearest(to name: String, in candidates: some Sequence<String>) -> String {
  let best = candidates.map { ($0, editDistance(name, $0)) }.min { ($0.1, $0.0) < ($1.1, $1.0) }
  guard let best, best.1 <= max(1, name.count / 3) else { return "" }
  return "; did you mean '\(best.0)'?"
}

/// Levenshtein's distance.
private func editDistance(_ left: String, _ right: String) -> Int {
  let right = Array(right)
  var row = Array(0...right.count)
  for (i, a) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, b) in right.enumerated() {
      let substituted = diagonal + (a == b ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
    }
  }
  return row[right.count]
}

/// A word list with its inclusions resolved: entries as sequences of words.
struct WordList {
  var entries: [[String]]
}
