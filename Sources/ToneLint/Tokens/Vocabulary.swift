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

  struct Slot {
    var low: UInt64 = 0
    var high: UInt64 = 0
    /// The word's bytes in `letters`.
    var start: UInt32 = 0
    /// 0 in an empty slot.
    var length: UInt16 = 0
    /// How many words it stands for; 0 for a plain word.
    var expansionCount: UInt16 = 0
    /// The symbol, or where its words begin in `expansions`.
    var value: UInt32 = 0
    /// Of a plain word.
    var cue = CueWord.none
  }

  private(set) var slots: [Slot]
  /// The symbols of all expansions, one after the other.
  private(set) var expansions: [Symbol] = []
  /// The cue words of all expansions.
  private(set) var expansionCues: [CueWord] = []
  /// The forms of all words longer than 16 bytes.
  private(set) var letters: [UInt8] = []
  private(set) var count = 0

  /// An empty vocabulary for about `capacity` forms.
  init(capacity: Int) {
    var size = 64
    while size < capacity * 2 { size *= 2 }
    slots = Array(repeating: Slot(), count: size)
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
    let start = UInt32(expansions.count)
    expansions += symbols
    expansionCues += cues
    insert(form) { slot in
      slot.value = start
      slot.expansionCount = UInt16(symbols.count)
    }
  }

  private mutating func insert(_ form: [UInt8], _ fill: (inout Slot) -> Void) {
    let key = WordKey(form)
    precondition(key.length > 0 && count * 2 < slots.count, "a form is empty or the table too small")
    let mask = slots.count - 1
    var index = Int(truncatingIfNeeded: key.hash) & mask
    while slots[index].length != 0 {
      if matches(slots[index], key, form) { break }
      index = (index + 1) & mask
    }
    if slots[index].length == 0 { count += 1 }
    slots[index].low = key.low
    slots[index].high = key.high
    slots[index].length = UInt16(key.length)
    if key.length > 16 {
      slots[index].start = UInt32(letters.count)
      letters += form
    }
    fill(&slots[index])
  }

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

  private func matches(_ slot: Slot, _ key: WordKey, _ form: [UInt8]) -> Bool {
    guard slot.low == key.low, slot.high == key.high, Int(slot.length) == key.length else { return false }
    if key.length <= 16 { return true }
    return letters[Int(slot.start)..<Int(slot.start) + key.length].elementsEqual(form)
  }
}

extension Vocabulary {
  /// The forms as they were added; the table is built anew when they are read.
  func write(to writer: inout PackWriter) {
    writer.write(count)
    writer.write(expansions)
    writer.write(expansionCues.map { UInt32($0.value) })
    for slot in slots where slot.length != 0 {
      writer.write(form(of: slot))
      writer.write(Int(slot.expansionCount))
      writer.write(Int(slot.value))
      writer.write(Int(slot.cue.value))
    }
  }

  private func form(of slot: Slot) -> [UInt8] {
    let length = Int(slot.length)
    if length > 16 { return Array(letters[Int(slot.start)..<Int(slot.start) + length]) }
    return (0..<length).map { place in
      let shift = UInt64((length - 1 - place) * 8)
      return UInt8(truncatingIfNeeded: shift < 64 ? slot.low >> shift : slot.high >> (shift - 64))
    }
  }

  init(from reader: inout PackReader) {
    let total = reader.readInt()
    self.init(capacity: total)
    expansions = reader.readSymbols()
    expansionCues = reader.readUInt32s().map { CueWord(UInt16(truncatingIfNeeded: $0)) }
    for _ in 0..<total {
      let form = reader.readBytes()
      let expansionCount = UInt16(truncatingIfNeeded: reader.readInt())
      let value = reader.readUInt32()
      let cue = CueWord(UInt16(truncatingIfNeeded: reader.readUInt32()))
      insert(form) { slot in
        slot.cue = cue
        slot.expansionCount = expansionCount
        slot.value = value
      }
    }
  }
}
