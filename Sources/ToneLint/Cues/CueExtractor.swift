/// Finds the cues in a message, sentence by sentence.
struct CueExtractor {
  struct Sentence {
    /// Tokens of the message, without the edges and the marks beside them.
    var tokens: Range<Int>
    /// Indices into `cues`.
    var cues: Range<Int>
  }

  /// The cues of all sentences, each once a sentence, in the order of their places.
  private(set) var cues: [CueIndex] = []
  private(set) var sentences: [Sentence] = []
  private(set) var wordCount = 0
  private var seen = CueSet()

  mutating func removeAll() {
    cues.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
    wordCount = 0
  }

  /// Reads a message. No cue is taken from quotations of more than two words, nor from quoted lines: they are somebody else's.
  mutating func read(_ analysis: inout MessageAnalysis, _ text: [UInt8], tables: borrowing CueTables) {
    removeAll()
    seen.resize(tables.count)
    let quotations = analysis.longQuotations(text)
    read(analysis.tokens, text, tables, quotations)
  }

  private mutating func read(_ tokens: [Token], _ text: [UInt8], _ tables: borrowing CueTables, _ quotations: [Range<Int>]) {
    var quotation = 0
    var start = 0
    var firstCue = 0
    var previous = CueWord.none
    for index in tokens.indices {
      let token = tokens[index]
      while quotation < quotations.count, quotations[quotation].upperBound <= index { quotation += 1 }
      let isQuoted = token.flags.contains(.quotedLine) || quotation < quotations.count && quotations[quotation].contains(index)
      let word = isQuoted ? .none : CueExtractor.word(token, text, tables)
      if token.isContent { wordCount += 1 }
      if word != .none {
        // An edge is a part of pairs only.
        if word != .edge { add(word, tables) }
        if previous != .none {
          let pair = tables.pair(previous, word)
          if pair != 0 { add(pair) }
        }
      }
      previous = word
      if token.kind == .edge {
        if start < index {
          let content = tokens.content(of: start..<index)
          sentences.append(Sentence(tokens: content.isEmpty ? start..<index : content, cues: firstCue..<cues.count))
          seen.remove(cues[firstCue...])
          firstCue = cues.count
        }
        start = index + 1
      }
    }
    seen.remove(cues[firstCue...])
  }

  /// The cues of the kind of message that was read.
  ///
  /// - Parameter isOpening: as `RoleSet.isOpening(_:)` has it.
  func traits(_ role: Role, isOpening: Bool, _ tables: borrowing CueTables) -> [CueIndex] {
    var traits: [MessageTrait] = [.length(wordCount)]
    if role == .note { traits.append(.note) }
    if role == .bot { traits.append(.bot) }
    if isOpening { traits.append(.opening) }
    var cues: [CueIndex] = []
    for trait in traits where tables.traits[trait.rawValue] != 0 { cues.append(tables.traits[trait.rawValue]) }
    return cues
  }

  @inline(__always)
  private mutating func add(_ word: CueWord, _ tables: borrowing CueTables) {
    add(CueIndex(word.value))
    for place in tables.listStart[Int(word.value)]..<tables.listStart[Int(word.value) + 1] { add(tables.lists[Int(place)]) }
  }

  @inline(__always)
  private mutating func add(_ cue: CueIndex) {
    if seen.insert(cue) { cues.append(cue) }
  }

  @inline(__always)
  static func word(_ token: Token, _ text: [UInt8], _ tables: borrowing CueTables) -> CueWord {
    switch token.kind {
    case .word: return token.cue
    case .punctuation:
      if token.cue != .none { return token.cue }
      let mark = text[Int(token.start)]
      return mark < 0x80 && token.end == token.start + 1 ? tables.marks[Int(mark)] : .none
    default: return CueWord(token.kind)
    }
  }
}

/// A set of cues, a bit for each: few enough to stay near the processor.
struct CueSet {
  private var bits: [UInt64] = []

  /// Makes room for so many cues; it must be empty.
  mutating func resize(_ count: Int) {
    if bits.count < count / 64 + 1 { bits = Array(repeating: 0, count: count / 64 + 1) }
  }

  mutating func remove(_ cues: ArraySlice<CueIndex>) {
    for cue in cues { bits[Int(cue >> 6)] = 0 }
  }

  /// Whether the cue was not in it.
  @inline(__always)
  mutating func insert(_ cue: CueIndex) -> Bool {
    let bit: UInt64 = 1 << UInt64(cue & 63)
    let word = bits[Int(cue >> 6)]
    bits[Int(cue >> 6)] = word | bit
    return word & bit == 0
  }
}

extension RoleSet {
  /// Those whose messages are scored.
  static let rated: RoleSet = [.agentSide, .customers]

  /// Whether a message of a role is the first of its side in a conversation in which these roles have spoken. Notes are read by nobody else, and
  /// begin nothing.
  func isOpening(_ role: Role) -> Bool {
    role == .customer ? isDisjoint(with: .customers) : isDisjoint(with: [RoleSet(.agent), RoleSet(.bot)])
  }
}
