/// One occurrence of a pattern: tokens of a message, half-open.
struct RawMatch: Hashable, Sendable {
  var pattern: UInt32
  var start: UInt32
  var end: UInt32
}

/// Runs all patterns of a group over a message at once, as deterministic automata whose states are built when they are first reached
/// (Thompson 1968; the cache is bounded as in RE2).
///
/// At every token that is some pattern's anchor the first legs run until no pattern is alive; for those that came to their end, the second legs
/// run the other way. Patterns are bounded, so a run is too; and its states know only what began at one place, which keeps
/// them few where an unanchored automaton would need one for every mixture of beginnings. The work a token therefore depends on how far patterns
/// reach, not on how many there are.
///
/// One a worker: the states are its own.
struct LazyAutomaton: ~Copyable {
  private var forward: AutomatonLegs
  private var backward: AutomatonLegs
  /// How often the cache was emptied.
  private(set) var flushes = 0

  /// How many bytes of states and steps are kept.
  private let limit: Int

  /// - Parameter limit: how many bytes of states and steps are kept; as many as befit the patterns unless it is given.
  init(_ tables: AutomatonTables, _ group: PatternGroup, limit: Int? = nil) {
    let positions = tables.groups[group.rawValue]
    let positionCount = positions.forward.sets.count + positions.backward.sets.count
    self.limit = limit ?? max(Limits.leastAutomatonBytes, positionCount * Limits.automatonBytesPerPosition)
    forward = AutomatonLegs(tables, positions.forward, direction: 1)
    backward = AutomatonLegs(tables, positions.backward, direction: -1)
  }

  /// About how many bytes the cache takes.
  var byteCount: Int { forward.byteCount + backward.byteCount }

  /// How many states the larger of the two directions keeps.
  var stateCount: Int { max(forward.stateCount, backward.stateCount) }

  private mutating func emptyIfFull() {
    if byteCount <= limit, stateCount <= TransitionCache.mostStates { return }
    forward.removeAll()
    backward.removeAll()
    flushes += 1
  }

  /// Appends the matches of wanted frames in a message: for each pattern and each place of its anchor, the longest.
  mutating func run(_ tokens: [Token], for wanted: WantedFrames, into matches: inout [RawMatch]) {
    for anchor in tokens.indices {
      // So many runs make few states.
      if anchor & 31 == 0 { emptyIfFull() }
      if forward.begins(at: anchor, of: tokens) {
        let first = matches.count
        let legs = forward.runFirst(tokens, from: anchor, for: wanted, into: &matches)
        if matches.count > first { backward.runSecond(tokens, from: anchor, after: legs, of: forward, &matches, since: first) }
      }
      if backward.begins(at: anchor, of: tokens) {
        let first = matches.count
        let legs = backward.runFirst(tokens, from: anchor, for: wanted, into: &matches)
        if matches.count > first { forward.runSecond(tokens, from: anchor, after: legs, of: backward, &matches, since: first) }
      }
    }
  }
}
