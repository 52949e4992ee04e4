internal import UnicodeText

/// A word, a kind of token or a mark, as cues know it: an index into `CueTables`. All forms of a word are one.
struct CueWord: BitwiseCopyable, Hashable, Sendable {
  var value: UInt16
  init(_ value: UInt16) { self.value = value }

  /// A word that no cue knows.
  static let none = CueWord(0)
  static let edge = CueWord(TokenKind.edge)

  /// The kinds of tokens come first.
  init(_ kind: TokenKind) { value = UInt16(kind.rawValue) + 1 }
  /// The first that is a word or a mark.
  static let firstOwn = UInt16(TokenKind.edge.rawValue) + 2
}

/// The index of a cue: words and marks first, as `CueWord` numbers them, then lists, kinds of messages, and pairs of words.
typealias CueIndex = UInt32

/// The weighted cues of all rules that have any, compiled. A compiled pack holds them as they stand in memory.
///
/// A cue has a row of weights for each scope, one column a rule, so that one addition scores it for all rules.
struct CueTables: Sendable {
  /// Weights by column.
  typealias Row = SIMD16<Int16>
  /// The most rules that may have cues.
  static let columnLimit = 16

  struct Column: Sendable {
    var rule: RuleIndex
    var bias: Int32
    var threshold: Int32
  }

  var columns: [Column] = []
  /// The names of all cues, one after the other, and where each ends.
  var names: FixedArray<UInt8> = []
  var nameEnds: FixedArray<UInt32> = []
  /// By cue and scope.
  var weights: FixedArray<Row> = []
  /// The lists that each word is in: cues.
  var listStart: FixedArray<UInt32> = []
  var lists: FixedArray<CueIndex> = []
  /// Open-addressed: two words (16 bits each) and their cue (32 bits) in each slot; 0 where it is empty.
  var pairs: FixedArray<UInt64> = [0]
  /// A bit for the hash of each pair, 32 KiB: most words in a row are no cue, and the processor keeps this near where it does not keep `pairs`.
  var pairFilter: FixedArray<UInt64> = [0]
  /// By rule, the score that its findings need in the column of its category.
  var floors: [Int32] = []
  /// By trait, its cue; 0 for none.
  var traits = Array(repeating: CueIndex(0), count: MessageTrait.allCases.count)
  /// By ASCII mark.
  var marks = Array(repeating: CueWord.none, count: 128)
  /// By `Contraction.Clitic`.
  var clitics = Array(repeating: CueWord.none, count: Contraction.Clitic.allCases.count)

  /// How many cues there are.
  var count: Int { nameEnds.count }

  func name(of cue: CueIndex) -> String {
    let start = cue == 0 ? 0 : Int(nameEnds[Int(cue) - 1])
    return String(decoding: names[start..<Int(nameEnds[Int(cue)])], as: UTF8.self)
  }

  @inline(__always)
  func weights(of cue: CueIndex, _ scope: CueScope) -> Row { weights[Int(cue) * CueScope.allCases.count + Int(scope.rawValue)] }

  /// The cue that two words in a row are; 0 for none.
  @inline(__always)
  func pair(_ first: CueWord, _ second: CueWord) -> CueIndex {
    let key = CueTables.key(first, second)
    let hash = CueTables.hash(key)
    let bit = CueTables.filterBit(hash, pairFilter.count)
    if pairFilter[bit >> 6] >> UInt64(bit & 63) & 1 == 0 { return 0 }
    let mask = pairs.count - 1
    var index = CueTables.slot(hash) & mask
    while true {
      let slot = pairs[index]
      if slot == 0 { return 0 }
      if slot >> 32 == key { return CueIndex(truncatingIfNeeded: slot) }
      index = (index + 1) & mask
    }
  }

  /// The slots that `pair` looks in.
  static func slots(of cues: [(first: CueWord, second: CueWord, cue: CueIndex)]) -> [UInt64] {
    var size = 64
    while size < cues.count * 2 { size *= 2 }
    var slots = Array(repeating: UInt64(0), count: size)
    for (first, second, cue) in cues {
      var index = slot(hash(key(first, second))) & (size - 1)
      while slots[index] != 0 { index = (index + 1) & (size - 1) }
      slots[index] = key(first, second) << 32 | UInt64(cue)
    }
    return slots
  }

  @inline(__always)
  private static func key(_ first: CueWord, _ second: CueWord) -> UInt64 { UInt64(first.value) << 16 | UInt64(second.value) }

  /// What stands in `pairFilter`.
  static func filter(of cues: [(first: CueWord, second: CueWord, cue: CueIndex)]) -> [UInt64] {
    var words = Array(repeating: UInt64(0), count: 1 << 12)
    for (first, second, _) in cues {
      let bit = filterBit(hash(key(first, second)), words.count)
      words[bit >> 6] |= 1 << UInt64(bit & 63)
    }
    return words
  }

  @inline(__always)
  private static func hash(_ key: UInt64) -> UInt64 { key &* 0x9E37_79B9_7F4A_7C15 }

  @inline(__always)
  private static func slot(_ hash: UInt64) -> Int { Int(truncatingIfNeeded: hash >> 32) }

  @inline(__always)
  private static func filterBit(_ hash: UInt64, _ words: Int) -> Int { Int(truncatingIfNeeded: hash >> 40) & (words * 64 - 1) }
}

extension CueTables {
  func write(to writer: inout PackWriter) {
    writer.write(columns.count)
    for column in columns {
      writer.write(column.rule.value)
      writer.write(UInt32(bitPattern: column.bias))
      writer.write(UInt32(bitPattern: column.threshold))
    }
    writer.write(names)
    writer.write(nameEnds)
    writer.write(weights)
    writer.write(listStart)
    writer.write(lists)
    writer.write(pairs)
    writer.write(pairFilter)
    writer.write(floors.map { UInt32(bitPattern: $0) })
    writer.write(traits)
    writer.write(marks.map(\.value))
    writer.write(clitics.map(\.value))
  }

  init(from reader: inout PackReader) {
    columns = (0..<reader.readInt()).map { _ in
      Column(
        rule: RuleIndex(reader.readInt()), bias: Int32(bitPattern: reader.readUInt32()), threshold: Int32(bitPattern: reader.readUInt32()))
    }
    names = reader.read(UInt8.self)
    nameEnds = reader.readUInt32s()
    weights = reader.read(Row.self)
    listStart = reader.readUInt32s()
    lists = reader.readUInt32s()
    pairs = reader.read(UInt64.self)
    pairFilter = reader.read(UInt64.self)
    floors = reader.readUInt32s().map { Int32(bitPattern: $0) }
    traits = Array(reader.readUInt32s())
    marks = Array(reader.read(CueWord.self))
    clitics = Array(reader.read(CueWord.self))
  }
}
