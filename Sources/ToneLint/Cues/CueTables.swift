/// A word, a kind of token or a mark, as cues know it: an index into `CueTables`. All forms of a word are one.
struct CueWord: Hashable, Sendable {
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

/// The index of a cue: words and marks first, as `CueWord` numbers them, then lists, traits of messages, and pairs of words.
typealias CueIndex = UInt32

/// The weighted cues of all rules that have any, compiled.
///
/// A cue has a row of weights for each scope, one column a rule, so that one addition scores it for all rules.
struct CueTables: Sendable {
  /// Weights by column.
  typealias Row = SIMD16<Int16>
  /// The most rules that may have cues.
  static let columns = 16

  struct Column: Sendable {
    var rule: RuleIndex
    var bias: Int32
    var threshold: Int32
  }

  var columns: [Column] = []
  /// By cue.
  var names: [String] = [""]
  /// By cue and scope.
  var weights: [Row] = []
  /// The lists that each word is in: cues.
  var listStart: [UInt32] = [0]
  var lists: [CueIndex] = []
  /// By trait, its cue; 0 for none.
  var traits = Array(repeating: CueIndex(0), count: MessageTrait.allCases.count)
  /// By ASCII mark.
  var marks = Array(repeating: CueWord.none, count: 128)
  /// By `Contraction.Clitic`.
  var clitics = Array(repeating: CueWord.none, count: Contraction.Clitic.allCases.count)
  /// Open-addressed: two words and their cue in each slot; 0 where it is empty.
  private(set) var pairs: [UInt64] = Array(repeating: 0, count: 64)
  private var pairCount = 0

  init() {}

  var isEmpty: Bool { columns.isEmpty }

  func weights(of cue: CueIndex, _ scope: CueScope) -> Row { weights[Int(cue) * CueScope.allCases.count + Int(scope.rawValue)] }

  /// The cue that two words in a row are; 0 for none.
  @inline(__always)
  func pair(_ first: CueWord, _ second: CueWord) -> CueIndex {
    let key = UInt64(first.value) << 16 | UInt64(second.value)
    let mask = pairs.count - 1
    var index = CueTables.slot(key) & mask
    while true {
      let slot = pairs[index]
      if slot == 0 { return 0 }
      if slot >> 32 == key { return CueIndex(truncatingIfNeeded: slot) }
      index = (index + 1) & mask
    }
  }

  mutating func add(pair first: CueWord, _ second: CueWord, _ cue: CueIndex) {
    pairCount += 1
    if pairCount * 2 > pairs.count {
      let old = pairs
      pairs = Array(repeating: 0, count: old.count * 2)
      for slot in old where slot != 0 { insert(slot) }
    }
    insert((UInt64(first.value) << 16 | UInt64(second.value)) << 32 | UInt64(cue))
  }

  private mutating func insert(_ slot: UInt64) {
    let mask = pairs.count - 1
    var index = CueTables.slot(slot >> 32) & mask
    while pairs[index] != 0 { index = (index + 1) & mask }
    pairs[index] = slot
  }

  @inline(__always)
  private static func slot(_ key: UInt64) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) }
}

extension CueTables {
  func write(to writer: inout PackWriter) {
    writer.write(columns.count)
    for column in columns {
      writer.write(column.rule.value)
      writer.write(differences: [UInt32(bitPattern: column.bias), UInt32(bitPattern: column.threshold)])
    }
    writer.write(names.count)
    for name in names { writer.write(name) }
    // Most weights are 0: where the others stand, and what they are.
    var places: [UInt32] = []
    var values: [UInt32] = []
    for (index, row) in weights.enumerated() {
      for column in 0..<CueTables.columns where row[column] != 0 {
        places.append(UInt32(index * CueTables.columns + column))
        values.append(UInt32(bitPattern: Int32(row[column])))
      }
    }
    writer.write(differences: places)
    writer.write(differences: values)
    writer.write(differences: listStart)
    writer.write(lists)
    writer.write(traits)
    writer.write(marks.map { UInt32($0.value) })
    writer.write(clitics.map { UInt32($0.value) })
    let used = pairs.filter { $0 != 0 }.sorted()
    writer.write(differences: used.map { UInt32(truncatingIfNeeded: $0 >> 32) })
    writer.write(differences: used.map { UInt32(truncatingIfNeeded: $0) })
  }

  init(from reader: inout PackReader) {
    columns = (0..<reader.readInt()).map { _ in
      let rule = RuleIndex(reader.readInt())
      let numbers = reader.readDifferences()
      return Column(rule: rule, bias: Int32(bitPattern: numbers[0]), threshold: Int32(bitPattern: numbers[1]))
    }
    names = (0..<reader.readInt()).map { _ in reader.readString() }
    weights = Array(repeating: .zero, count: names.count * CueScope.allCases.count)
    for (place, value) in zip(reader.readDifferences(), reader.readDifferences()) {
      let (row, column) = Int(place).quotientAndRemainder(dividingBy: CueTables.columns)
      weights[row][column] = Int16(truncatingIfNeeded: Int32(bitPattern: value))
    }
    listStart = reader.readDifferences()
    lists = reader.readUInt32s()
    traits = reader.readUInt32s()
    marks = reader.readUInt32s().map { CueWord(UInt16(truncatingIfNeeded: $0)) }
    clitics = reader.readUInt32s().map { CueWord(UInt16(truncatingIfNeeded: $0)) }
    for (words, cue) in zip(reader.readDifferences(), reader.readDifferences()) {
      add(pair: CueWord(UInt16(words >> 16)), CueWord(UInt16(words & 0xFFFF)), cue)
    }
  }
}
