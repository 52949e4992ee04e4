package import UnicodeText

extension RuleSet {
  /// The rule set as bytes, for `init(packed:)`.
  public func packed() -> [UInt8] {
    var writer = PackWriter()
    writer.write(version)
    writer.write(rules.count)
    for rule in rules { rule.write(to: &writer) }
    // Inline patterns are most of them, and have no guards.
    writer.write(frames.map(\.isBare))
    for frame in frames where !frame.isBare { frame.write(to: &writer) }
    for name in signalNames { writer.write(name) }
    for signal in wellKnown { writer.write(signal.map { $0.value + 1 } ?? 0) }
    vocabulary.write(to: &writer)
    writer.write(clitics)
    writer.write(punctuation)
    tables.write(to: &writer)
    writer.write(disguises.count)
    for (label, frames) in disguises.sorted(by: { $0.key < $1.key }) {
      writer.write(label)
      writer.write(frames.map { UInt32($0.value) })
    }
    writer.write(sequences.count)
    for sequence in sequences { sequence.write(to: &writer) }
    cues.write(to: &writer)
    return writer.bytes
  }

  /// The rule set that `packed()` wrote.
  package convenience init(packed bytes: StaticBytes) {
    var reader = PackReader(bytes)
    let version = reader.readString()
    let rules = (0..<reader.readInt()).map { _ in Rule(from: &reader) }
    let frames = reader.readBools().map { isBare in isBare ? .open : Guards(from: &reader) }
    let signalNames = (rules.count..<frames.count).map { _ in reader.readString() }
    let wellKnown: [FrameIndex?] = WellKnownSignal.allCases.map { _ in
      let value = reader.readInt()
      return value == 0 ? nil : FrameIndex(value - 1)
    }
    let vocabulary = Vocabulary(from: &reader)
    let clitics = Array(reader.read(Symbol.self))
    let punctuation = Array(reader.read(Symbol.self))
    let tables = AutomatonTables(from: &reader)
    var disguises: [String: [FrameIndex]] = [:]
    for _ in 0..<reader.readInt() {
      let label = reader.readString()
      disguises[label] = reader.readUInt32s().map { FrameIndex(Int($0)) }
    }
    let sequences = (0..<reader.readInt()).map { _ in CompiledSequence(from: &reader) }
    self.init(
      version: version, rules: rules, frames: frames, signalNames: signalNames, wellKnown: wellKnown, vocabulary: vocabulary,
      clitics: clitics, punctuation: punctuation, tables: tables, disguises: disguises, sequences: sequences,
      cues: CueTables(from: &reader))
  }
}

extension Rule {
  fileprivate func write(to writer: inout PackWriter) {
    writer.write(id)
    writer.write(Int(severity.rawValue))
    writer.write(isNursery ? 1 : 0)
    writer.write(summary)
    writer.write(why)
    writer.write(instead)
  }

  fileprivate init(from reader: inout PackReader) {
    id = reader.readString()
    category = String(id.prefix { $0 != "/" })
    severity = Severity(rawValue: UInt8(reader.readInt())) ?? .warning
    isNursery = reader.readInt() != 0
    summary = reader.readString()
    why = reader.readString()
    instead = reader.readString()
  }
}

extension Guards {
  /// Whether it is `Guards.open`.
  fileprivate var isBare: Bool { isOpen && related == nil }

  fileprivate func write(to writer: inout PackWriter) {
    writer.write(Int(roles.rawValue))
    for policy in [negated, hypothetical, quoted, question, caps] { writer.write(Int(policy.rawValue)) }
    for contexts in [unless, only] {
      writer.write(contexts.count)
      for context in contexts {
        writer.write(Int(context.place.rawValue))
        writer.write(context.frames.map { UInt32($0.value) })
      }
    }
    writer.write(related.map { $0.value + 1 } ?? 0)
  }

  fileprivate init(from reader: inout PackReader) {
    func policy(_ reader: inout PackReader) -> GuardPolicy { GuardPolicy(rawValue: UInt8(reader.readInt())) ?? .allow }
    func contexts(_ reader: inout PackReader) -> [CompiledContext] {
      var contexts: [CompiledContext] = []
      for _ in 0..<reader.readInt() {
        let place = ContextPlace(rawValue: UInt8(reader.readInt())) ?? .message
        contexts.append(CompiledContext(place: place, frames: reader.readUInt32s().map { FrameIndex(Int($0)) }))
      }
      return contexts
    }
    roles = RoleSet(rawValue: UInt8(reader.readInt()))
    negated = policy(&reader)
    hypothetical = policy(&reader)
    quoted = policy(&reader)
    question = policy(&reader)
    caps = policy(&reader)
    unless = contexts(&reader)
    only = contexts(&reader)
    let signal = reader.readInt()
    related = signal == 0 ? nil : FrameIndex(signal - 1)
  }
}

extension AutomatonTables {
  fileprivate func write(to writer: inout PackWriter) {
    writer.write(symbolCount)
    writer.write(setCount)
    for flags in [isContent, isSoft, endsPhrase, needsSecondLeg] { writer.write(flags) }
    for array in [
      memberStart, memberSets, symbolStart, phraseSets, phraseStart, phrases, headStart, heads, headOwners, roots, patternFrames,
    ] {
      writer.write(array)
    }
    writer.write(symbolsOfSets)
    writer.write(symbolSignatures)
    for group in groups {
      group.forward.write(to: &writer)
      group.backward.write(to: &writer)
    }
  }

  fileprivate init(from reader: inout PackReader) {
    symbolCount = reader.readInt()
    setCount = reader.readInt()
    isContent = reader.readBools()
    isSoft = reader.readBools()
    endsPhrase = reader.readBools()
    needsSecondLeg = reader.readBools()
    memberStart = reader.readUInt32s()
    memberSets = reader.readUInt32s()
    symbolStart = reader.readUInt32s()
    phraseSets = reader.readUInt32s()
    phraseStart = reader.readUInt32s()
    phrases = reader.readUInt32s()
    headStart = reader.readUInt32s()
    heads = reader.readUInt32s()
    headOwners = reader.readUInt32s()
    roots = reader.readUInt32s()
    patternFrames = reader.readUInt32s()
    symbolsOfSets = reader.read(Symbol.self)
    symbolSignatures = reader.read(SetSignature.self)
    groups = PatternGroup.allCases.map { _ in BothDirections(forward: Positions(from: &reader), backward: Positions(from: &reader)) }
  }
}

extension AutomatonTables.Positions {
  fileprivate func write(to writer: inout PackWriter) {
    writer.write(isLast)
    for array in [sets, patterns, exitStart, exits, junctionStart, junctions, firstStart, firsts] { writer.write(array) }
  }

  fileprivate init(from reader: inout PackReader) {
    isLast = reader.readBools()
    sets = reader.readUInt32s()
    patterns = reader.readUInt32s()
    exitStart = reader.readUInt32s()
    exits = reader.readUInt32s()
    junctionStart = reader.readUInt32s()
    junctions = reader.readUInt32s()
    firstStart = reader.readUInt32s()
    firsts = reader.readUInt32s()
  }
}
