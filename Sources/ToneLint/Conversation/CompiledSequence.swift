/// A conversation rule, compiled: which messages must follow one another.
struct CompiledSequence: Sendable {
  /// What a step looks for.
  struct Targets: Sendable {
    var frames: [FrameIndex] = []
    /// Rules whose findings count; those of a whole category are written out.
    var rules: [RuleIndex] = []
    /// Sums of cues that suffice.
    var scores: [LeastScore] = []

    func holds(_ score: SequenceSearch.Score) -> Bool { scores.contains(score.wanted) }

    var isEmpty: Bool { frames.isEmpty && rules.isEmpty && scores.isEmpty }
  }

  /// What the cues of a rule must add up to in a message.
  struct LeastScore: Hashable, Sendable {
    var rule: RuleIndex
    var least: Int32
  }

  struct Step: Sendable {
    var side: SequenceStep.Side
    var wanted: SequenceStep.Wanted
    var place: SequenceStep.Place
    var entries = Targets()
    var without = Targets()
    /// Where the message must say again what was said before: the words that do not matter, by `SaidWord.hash`, ascending.
    var againBesides: [UInt32]?
  }

  var rule: RuleIndex
  var steps: [Step]
  /// The step whose words are the finding.
  var marked: Int
  /// The step that is looked for in the one pass over the messages; only where it holds are the others looked at.
  var key: Int

  /// - Parameter key: `nil` for the marked step where it looks for anything, else the last that does.
  init(rule: RuleIndex, steps: [Step], marked: Int, key: Int? = nil) {
    self.rule = rule
    self.steps = steps
    self.marked = marked
    self.key = key ?? (steps[marked].wanted == .entries ? marked : steps.lastIndex { $0.wanted == .entries } ?? 0)
  }

  /// Whether a step's place is a time that the marked words give.
  var asksDeadline: Bool { steps.contains { $0.place == .deadline } }

  /// Whether that time stands in the key.
  var keyHasDeadline: Bool { key + 1 < steps.count && steps[key + 1].place == .deadline }
}

extension CompiledSequence {
  func write(to writer: inout PackWriter) {
    writer.write(rule.value)
    writer.write(marked)
    writer.write(key)
    writer.write(steps.count)
    for step in steps {
      for value in [step.side.rawValue, step.wanted.rawValue, step.place.rawValue] { writer.write(Int(value)) }
      for targets in [step.entries, step.without] {
        writer.write(targets.frames.map { UInt32($0.value) })
        writer.write(targets.rules.map { UInt32($0.value) })
        writer.write(targets.scores.count)
        for score in targets.scores {
          writer.write(score.rule.value)
          writer.write(UInt32(bitPattern: score.least))
        }
      }
      writer.write(step.againBesides == nil ? 0 : 1)
      if let words = step.againBesides { writer.write(words) }
    }
  }

  init(from reader: inout PackReader) {
    func targets(_ reader: inout PackReader) -> Targets {
      var targets = Targets(
        frames: reader.readUInt32s().map { FrameIndex(Int($0)) }, rules: reader.readUInt32s().map { RuleIndex(Int($0)) })
      for _ in 0..<reader.readInt() {
        targets.scores.append(LeastScore(rule: RuleIndex(reader.readInt()), least: Int32(bitPattern: reader.readUInt32())))
      }
      return targets
    }
    let rule = RuleIndex(reader.readInt())
    let marked = reader.readInt()
    let key = reader.readInt()
    var steps: [Step] = []
    for _ in 0..<reader.readInt() {
      let side = SequenceStep.Side(rawValue: UInt8(reader.readInt())) ?? .agent
      let wanted = SequenceStep.Wanted(rawValue: UInt8(reader.readInt())) ?? .entries
      let place = SequenceStep.Place(rawValue: UInt8(reader.readInt())) ?? .later
      var step = Step(side: side, wanted: wanted, place: place, entries: targets(&reader), without: targets(&reader))
      if reader.readInt() != 0 { step.againBesides = Array(reader.readUInt32s()) }
      steps.append(step)
    }
    self.init(rule: rule, steps: steps, marked: marked, key: key)
  }
}
