internal import UnicodeText

/// The words that a rule set knows, as an open-addressed hash table from a word's form to its symbol, or to the words that it stands for
/// (`dont` → do not).
public struct Vocabulary: Sendable {
  /// What a form stands for.
  enum Meaning {
    /// One word, of this class.
    case symbol(Symbol, cue: CueWord)
    /// Several words, or another word: indices into `expansions`.
    case expansion(Range<Int>)
  }

  /// 32 bytes, in the order in which a compiled pack holds them.
  struct Slot: BitwiseCopyable, Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    /// The word's bytes in `letters`.
    var start: UInt32 = 0
    /// The symbol, or where its words begin in `expansions`.
    var value: UInt32 = 0
    /// 0 in an empty slot.
    var length: UInt16 = 0
    /// How many words it stands for; 0 for a plain word.
    var expansionCount: UInt16 = 0
    /// Of a plain word.
    var cue = CueWord.none
    var unused: UInt16 = 0
  }

  fileprivate(set) var slots: FixedArray<Slot> = []
  /// The symbols of all expansions, one after the other.
  fileprivate(set) var expansions: [Symbol] = []
  /// The cue words of all expansions.
  fileprivate(set) var expansionCues: [CueWord] = []
  /// The forms of all words longer than 16 bytes.
  fileprivate(set) var letters: [UInt8] = []
  fileprivate(set) var count = 0

  /// The slot of a word, if the vocabulary has it. `form` gives the bytes of words longer than 16; shorter ones are compared by their key alone.
  @inline(__always)
  func slot(for key: WordKey, form: () -> [UInt8]) -> Int? {
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: key.hash) & mask
    while true {
      let slot = slots[index]
      if slot.length == 0 { return nil }
      if slot.low == key.low, slot.high == key.high, Int(slot.length) == key.length {
        if key.length <= 16 || matches(slot, key, form()) { return index }
      }
      index = (index + 1) & mask
    }
  }

  /// The meaning of a form in lower case and NFKC.
  func meaning(of form: [UInt8]) -> Meaning? {
    guard !form.isEmpty, let index = slot(for: WordKey(form), form: { form }) else { return nil }
    return meaning(at: index)
  }

  func meaning(at index: Int) -> Meaning {
    let slot = slots[index]
    if slot.expansionCount == 0 { return .symbol(Symbol(truncatingIfNeeded: slot.value), cue: slot.cue) }
    return .expansion(Int(slot.value)..<Int(slot.value) + Int(slot.expansionCount))
  }

  fileprivate func matches(_ slot: Slot, _ key: WordKey, _ form: [UInt8]) -> Bool {
    guard slot.low == key.low, slot.high == key.high, Int(slot.length) == key.length else { return false }
    if key.length <= 16 { return true }
    return letters[Int(slot.start)..<Int(slot.start) + key.length].elementsEqual(form)
  }
}

/// Fills a vocabulary.
struct VocabularyBuilder {
  private var vocabulary = Vocabulary()
  private var slots: [Vocabulary.Slot]

  /// An empty vocabulary for at most `capacity` forms.
  init(capacity: Int) {
    var size = 64
    while size * 5 < capacity * 8 { size *= 2 }
    slots = Array(repeating: Vocabulary.Slot(), count: size)
  }

  /// What was added.
  func finished() -> Vocabulary {
    var vocabulary = vocabulary
    vocabulary.slots = FixedArray(slots)
    return vocabulary
  }

  /// Adds a form, in lower case and NFKC, that stands for one word of class `symbol`.
  mutating func add(_ form: [UInt8], symbol: Symbol, cue: CueWord = .none) {
    insert(form) { slot in
      slot.value = UInt32(symbol)
      slot.cue = cue
    }
  }

  /// Adds a form that stands for other words, given by their symbols and as cues know them.
  mutating func add(_ form: [UInt8], standingFor symbols: [Symbol], cues: [CueWord]) {
    let start = UInt32(vocabulary.expansions.count)
    vocabulary.expansions += symbols
    vocabulary.expansionCues += cues
    insert(form) { slot in
      slot.value = start
      slot.expansionCount = UInt16(symbols.count)
    }
  }

  private mutating func insert(_ form: [UInt8], _ fill: (inout Vocabulary.Slot) -> Void) {
    let key = WordKey(form)
    precondition(key.length > 0 && vocabulary.count * 5 < slots.count * 4, "a form is empty or the table too small")
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: key.hash) & mask
    while slots[index].length != 0 {
      if vocabulary.matches(slots[index], key, form) { break }
      index = (index + 1) & mask
    }
    if slots[index].length == 0 { vocabulary.count += 1 }
    slots[index].low = key.low
    slots[index].high = key.high
    slots[index].length = UInt16(key.length)
    if key.length > 16 {
      slots[index].start = UInt32(vocabulary.letters.count)
      vocabulary.letters += form
    }
    fill(&slots[index])
  }
}

extension Vocabulary {
  /// The table as it stands.
  func write(to writer: inout PackWriter) {
    writer.write(count)
    writer.write(expansions)
    writer.write(expansionCues.map(\.value))
    writer.write(letters)
    writer.write(slots)
  }

  init(from reader: inout PackReader) {
    count = reader.readInt()
    expansions = Array(reader.read(Symbol.self))
    expansionCues = reader.read(CueWord.self).map { $0 }
    letters = Array(reader.read(UInt8.self))
    slots = reader.read(Slot.self)
  }
}
