import ToneLint

/// The names that stand before colons and the like in one file, each once whatever the case of its ASCII letters, with what is
/// known about them. A hash table over bytes: names are looked up once a line.
struct SpeakerTable {
  struct Speaker {
    /// The name as first written, in the source.
    var name: ByteRange
    /// The role that the user declared.
    var declared: Role?
    /// What the words of the name say.
    var reading: RoleReading
    var shape: NameShape
    /// Whether a role or a time stood beside the name somewhere in the file.
    var isKnown = false
    /// How often the name stood in a label of the file's style.
    var count = 0
    /// The role that a tag gave in the conversation numbered `conversation`.
    var tagged = Role.unknown
    var conversation = -1
    /// Whether it is listed among the speakers of unknown role.
    var isUnknown = false
  }

  private(set) var speakers: [Speaker] = []
  /// Index into `speakers` plus one; 0 is free. A power of two long.
  private var slots: [UInt32] = [UInt32](repeating: 0, count: 64)
  private var hashes: [UInt64] = []
  /// The names looked up last.
  private var recent = (0, 0)

  subscript(index: Int) -> Speaker {
    get { speakers[index] }
    set { speakers[index] = newValue }
  }

  /// The index of a name, which is added if it is new.
  mutating func index(of range: Range<Int>, _ bytes: Span<UInt8>, options: ReadingOptions) -> Int {
    // Two people take turns: nearly every name is one of the last two.
    if recent.0 < speakers.count, isEqual(speakers[recent.0].name.indices, range, bytes) { return recent.0 }
    if recent.1 < speakers.count, isEqual(speakers[recent.1].name.indices, range, bytes) {
      recent = (recent.1, recent.0)
      return recent.0
    }
    let index = lookUp(range, bytes, options: options)
    recent = (index, recent.0)
    return index
  }

  private mutating func lookUp(_ range: Range<Int>, _ bytes: Span<UInt8>, options: ReadingOptions) -> Int {
    let hash = SpeakerTable.hash(range, bytes)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if hashes[index] == hash, isEqual(speakers[index].name.indices, range, bytes) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    var speaker = Speaker(name: ByteRange(range), reading: RoleReading(bytes, range), shape: NameShape(bytes, range))
    if !options.roles.isEmpty {
      var name: [UInt8] = []
      for index in range { name.append(bytes[index]) }
      speaker.declared = options.role(of: String(decoding: name, as: UTF8.self))
    }
    speakers.append(speaker)
    hashes.append(hash)
    slots[slot] = UInt32(speakers.count)
    if speakers.count * 2 > slots.count { grow() }
    return speakers.count - 1
  }

  mutating func note(_ index: Int, isKnown: Bool) {
    if isKnown { speakers[index].isKnown = true }
  }

  /// The names of unknown role so far, in the order of their first turns.
  private(set) var unknown: [ByteRange] = []

  /// The role of a turn: declared by the user, told by its tag, by its name, or by a tag of the same name before in the conversation.
  ///
  /// `tag` is the role that stands beside the name, `unknown` for none; `name` is where the name stands in this turn.
  mutating func role(of index: Int, tag: Role, name: ByteRange, in conversation: Int) -> Role {
    let speaker = speakers[index]
    if let declared = speaker.declared { return declared }
    if tag != .unknown {
      // A note is written by somebody who speaks otherwise, too.
      if tag != .note { self.tag(index, tag, in: conversation) }
      return tag
    }
    if let role = speaker.reading.role { return role }
    if speaker.conversation == conversation { return speaker.tagged }
    if !speaker.isUnknown {
      speakers[index].isUnknown = true
      unknown.append(name)
    }
    return .unknown
  }

  /// A speaker's name as messages have it: empty where the label is a role and no name.
  func shownName(_ index: Int, _ name: ByteRange) -> ByteRange {
    let speaker = speakers[index]
    return speaker.reading.isWhole && speaker.declared == nil ? ByteRange(0, 0) : name
  }

  mutating func count(_ index: Int) { speakers[index].count += 1 }

  private mutating func tag(_ index: Int, _ role: Role, in conversation: Int) {
    speakers[index].tagged = role
    speakers[index].conversation = conversation
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 4)
    for (index, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(index + 1)
    }
  }

  private func isEqual(_ left: Range<Int>, _ right: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count where lowercased(bytes[left.lowerBound + offset]) != lowercased(bytes[right.lowerBound + offset]) {
      return false
    }
    return true
  }

  /// The library's keyed hash, so that no file can be made to collide.
  private static func hash(_ range: Range<Int>, _ bytes: Span<UInt8>) -> UInt64 {
    var hasher = Hasher()
    var word: UInt64 = 0
    var filled = 0
    for index in range {
      word = word << 8 | UInt64(lowercased(bytes[index]))
      filled += 1
      if filled & 7 == 0 { hasher.combine(word) }
    }
    hasher.combine(word)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }
}
