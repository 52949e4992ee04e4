/// One occurrence of a pattern: tokens of a message, half-open.
struct RawMatch: Hashable, Sendable {
  var pattern: UInt32
  var start: UInt32
  var end: UInt32
}

/// Runs all patterns of a group over a message at once, as deterministic automata whose states are built when they are first reached
/// (Thompson 1968; the cache is bounded as in RE2).
///
/// At every token that is some pattern's anchor the forward automaton runs until no pattern is alive; for those that came to their end, the backward one
/// looks for what must stand before the anchor. Patterns are bounded, so a run is too; and its states know only what began at one place, which keeps
/// them few where an unanchored automaton would need one for every mixture of beginnings. The work a token therefore depends on how far patterns
/// reach, not on how many there are.
///
/// One a worker: the states are its own.
struct LazyAutomaton {
  private let tables: AutomatonTables
  private var forward: TransitionCache
  private var backward: TransitionCache
  /// Per symbol, the forward state after an anchor's first token.
  private var starts: [TransitionCache.State]
  /// The backward states to begin with, by the patterns that came to their end.
  private var backwardStarts: [[UInt32]: TransitionCache.State] = [:]
  /// How often the cache was emptied.
  private(set) var flushes = 0

  init(_ tables: AutomatonTables, _ group: PatternGroup) {
    self.tables = tables
    forward = TransitionCache(tables, tables.groups[group.rawValue].forward)
    backward = TransitionCache(tables, tables.groups[group.rawValue].backward)
    starts = Array(repeating: TransitionCache.unknown, count: tables.symbolCount)
  }

  /// How many states there are now.
  var stateCount: Int { forward.stateCount + backward.stateCount }

  private mutating func emptyIfFull() {
    if stateCount <= Limits.automatonStates { return }
    forward.removeAll()
    backward.removeAll()
    backwardStarts.removeAll()
    for index in starts.indices { starts[index] = TransitionCache.unknown }
    flushes += 1
  }

  /// Appends the matches of a message: for each pattern and each place of its anchor, the longest.
  mutating func run(_ tokens: [Token], into matches: inout [RawMatch]) {
    emptyIfFull()
    let end = tokens.count
    for anchor in 0..<end {
      var state = starts[Int(tokens[anchor].symbol)]
      if state == TransitionCache.unknown {
        state = forward.first(tokens[anchor].symbol)
        starts[Int(tokens[anchor].symbol)] = state
      }
      if state == TransitionCache.dead { continue }
      let firstMatch = matches.count
      var next = anchor + 1
      if TransitionCache.accepts(state) { record(state, anchor, next, from: firstMatch, &matches) }
      while next < end {
        state = forward.step(state, tokens[next].symbol)
        if state == TransitionCache.dead { break }
        next += 1
        if TransitionCache.accepts(state) { record(state, anchor, next, from: firstMatch, &matches) }
      }
      if matches.count > firstMatch { extend(tokens, from: firstMatch, anchor, &matches) }
    }
  }

  private func record(_ state: TransitionCache.State, _ anchor: Int, _ end: Int, from first: Int, _ matches: inout [RawMatch]) {
    for pattern in forward.patterns(of: state) {
      // A longer match of the same pattern from the same anchor takes the place of the shorter one.
      if let known = matches[first...].firstIndex(where: { $0.pattern == pattern }) {
        matches[known].end = UInt32(truncatingIfNeeded: end)
      } else {
        matches.append(RawMatch(pattern: pattern, start: UInt32(truncatingIfNeeded: anchor), end: UInt32(truncatingIfNeeded: end)))
      }
    }
  }

  /// Looks before the anchor for the beginnings of the patterns that matched behind it; drops those that are not there.
  private mutating func extend(_ tokens: [Token], from first: Int, _ anchor: Int, _ matches: inout [RawMatch]) {
    let rooted = matches[first...].filter { tables.roots[Int($0.pattern)] != AutomatonTables.noRoot }.map { tables.roots[Int($0.pattern)] }
      .sorted()
    if rooted.isEmpty { return }
    var state: TransitionCache.State
    if let known = backwardStarts[rooted] {
      state = known
    } else {
      state = backward.state(passing: rooted)
      backwardStarts[rooted] = state
    }
    /// The farthest start of each pattern.
    var starts: [(pattern: UInt32, start: UInt32)] = []
    var place = anchor
    while place > 0 {
      place -= 1
      state = backward.step(state, tokens[place].symbol)
      if state == TransitionCache.dead { break }
      if !TransitionCache.accepts(state) { continue }
      for pattern in backward.patterns(of: state) {
        if let known = starts.firstIndex(where: { $0.pattern == pattern }) {
          starts[known].start = UInt32(truncatingIfNeeded: place)
        } else {
          starts.append((pattern, UInt32(truncatingIfNeeded: place)))
        }
      }
    }
    var kept = first
    for index in first..<matches.count {
      var match = matches[index]
      if let found = starts.first(where: { $0.pattern == match.pattern }) {
        match.start = found.start
      } else if tables.needsPrefix[Int(match.pattern)] {
        continue
      }
      matches[kept] = match
      kept += 1
    }
    matches.removeSubrange(kept...)
  }
}
