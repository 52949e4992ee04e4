/// What a linter keeps while it looks for the conversation rules that are on: where their key steps may hold, and what was read since.
struct SequenceSearch {
  /// A signal or pattern that holds in a message.
  struct Hit {
    var frame: FrameIndex
    /// Bytes of the conversation's text.
    var range: ByteRange
    /// The sentence that holds it.
    var sentence: ByteRange
  }

  /// What the cues of a message add up to, where that may suffice for a step.
  struct Score {
    var wanted: CompiledSequence.LeastScore
    var message: Int
    /// The sentence that scores highest.
    var range: ByteRange
  }

  let sequences: [CompiledSequence]
  /// By rule: whether its findings are asked for, be it only by a sequence.
  let isWatched: [Bool]
  let looksAtCustomers: Bool
  /// By frame: whether a key step looks for it, and whether any step does.
  private let isKey: [Bool]
  let isTarget: [Bool]
  let targets: [FrameIndex]
  /// The sums of cues that any step looks for.
  let leastScores: [CompiledSequence.LeastScore]

  /// Messages in which a key step's pattern matched, guards not asked yet.
  private(set) var keys: [(frame: FrameIndex, message: Int)] = []
  /// The messages whose cues add up to one of `leastScores`, in their order.
  private(set) var scores: [Score] = []
  /// By message: what was found in it, once it was read for a step.
  var read: [Int: [Hit]] = [:]
  /// The words of messages, once a step asked what is said again.
  var said = SaidWords()

  init(_ rules: RuleSet, _ selection: RuleSelection) {
    sequences = rules.sequences.filter { selection.isEnabled[$0.rule.value] }
    var isWatched = selection.isEnabled
    var isKey = Array(repeating: false, count: rules.frames.count)
    var isTarget = isKey
    var leastScores: Set<CompiledSequence.LeastScore> = []
    for sequence in sequences {
      for frame in sequence.steps[sequence.key].entries.frames { isKey[frame.value] = true }
      for step in sequence.steps {
        for targets in [step.entries, step.without] {
          for frame in targets.frames { isTarget[frame.value] = true }
          for rule in targets.rules { isWatched[rule.value] = true }
          leastScores.formUnion(targets.scores)
        }
      }
    }
    self.isWatched = isWatched
    self.isKey = isKey
    self.isTarget = isTarget
    self.leastScores = Array(leastScores)
    targets = isTarget.indices.filter { isTarget[$0] }.map { FrameIndex($0) }
    looksAtCustomers = sequences.contains { $0.steps[$0.key].side == .customer }
  }

  mutating func removeAll() {
    keys.removeAll(keepingCapacity: true)
    scores.removeAll(keepingCapacity: true)
    read.removeAll(keepingCapacity: true)
    said.removeAll()
  }

  /// What the cues of a message add up to, where it was noted.
  func scores(of message: Int) -> ArraySlice<Score> {
    scores[scores.countHolding { $0.message < message }...].prefix { $0.message == message }
  }

  /// Keeps what the cues of a message add up to.
  mutating func note(_ score: Score) { scores.append(score) }

  /// Keeps what may be a key step of a sequence.
  ///
  /// - Returns: whether there is any.
  mutating func note(_ matches: [Match], _ message: MessageIndex) -> Bool {
    let count = keys.count
    for match in matches where isKey[match.frame.value] { keys.append((match.frame, message.value)) }
    return keys.count > count
  }
}
