/// One occurrence of a pattern: tokens of a message, half-open.
struct RawMatch: Hashable, Sendable {
  var pattern: UInt32
  var start: UInt32
  var end: UInt32
}

/// Runs all patterns over a message at once, as a deterministic automaton whose states are built when they are first reached
/// (Thompson 1968; the cache is bounded as in RE2).
///
/// It starts anew at every token and runs until no pattern is alive. Patterns are bounded, so a run is too; and its states know
/// only what began at one place, which keeps them few where an unanchored automaton would need one for every mixture of beginnings. The work a token
/// therefore depends on how far patterns reach, not on how many there are.
///
/// One a worker: the states are its own.
struct LazyAutomaton {
  /// A state's index, with `accepting` set where a pattern ends in it.
  private typealias State = UInt32
  private static let dead: State = 0
  private static let unknown: State = 0xFFFF_FFFF
  private static let accepting: State = 0x8000_0000
  /// States that have a row of bits for the symbols known to lead nowhere: the first ones, which are met most.
  private static let filteredStates = 2048

  private var builder: AutomatonStates
  /// Per symbol, the state after a first token.
  private var starts: [State]
  /// (state, symbol) → state, open addressing.
  private var keys: [UInt64] = []
  private var targets: [State] = []
  private var transitionCount = 0
  /// Per filtered state, a bit a symbol: set where the step is known to be dead. Most steps are, and this is the part of the table that fits the cache.
  private var deadBits: [UInt64] = []
  private let wordsPerRow: Int
  /// How often the cache was emptied.
  private(set) var flushes = 0

  init(_ tables: AutomatonTables) {
    builder = AutomatonStates(tables)
    starts = Array(repeating: LazyAutomaton.unknown, count: tables.symbolCount)
    wordsPerRow = (tables.symbolCount + 63) / 64
    reset()
  }

  /// How many states there are now.
  var stateCount: Int { builder.count }

  private mutating func reset() {
    builder.removeAll()
    for index in starts.indices { starts[index] = LazyAutomaton.unknown }
    keys = Array(repeating: UInt64.max, count: 1 << 12)
    targets = Array(repeating: LazyAutomaton.dead, count: 1 << 12)
    transitionCount = 0
    deadBits = []
  }

  /// Appends every longest match of every pattern from every start: for each pattern and start, the match that ends last.
  mutating func run(_ tokens: [Token], in range: Range<Int>, into matches: inout [RawMatch]) {
    if stateCount > Limits.automatonStates {
      reset()
      flushes += 1
    }
    let end = range.upperBound
    for start in range {
      var state = starts[Int(tokens[start].symbol)]
      if state == LazyAutomaton.unknown { state = firstState(tokens[start].symbol) }
      if state == LazyAutomaton.dead { continue }
      let firstMatch = matches.count
      var next = start + 1
      if state & LazyAutomaton.accepting != 0 { record(state, start, next, from: firstMatch, &matches) }
      while next < end {
        state = step(state & ~LazyAutomaton.accepting, tokens[next].symbol)
        if state == LazyAutomaton.dead { break }
        next += 1
        if state & LazyAutomaton.accepting != 0 { record(state, start, next, from: firstMatch, &matches) }
      }
    }
  }

  private func record(_ state: State, _ start: Int, _ end: Int, from first: Int, _ matches: inout [RawMatch]) {
    for pattern in builder.accepts(of: state & ~LazyAutomaton.accepting) {
      // A longer match of the same pattern from the same start takes the place of the shorter one.
      if let known = matches[first...].firstIndex(where: { $0.pattern == pattern }) {
        matches[known].end = UInt32(truncatingIfNeeded: end)
      } else {
        matches.append(RawMatch(pattern: pattern, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end)))
      }
    }
  }

  // MARK: Steps

  @inline(__always)
  private mutating func step(_ state: State, _ symbol: Symbol) -> State {
    let bit = Int(state) * wordsPerRow + Int(symbol) >> 6
    if bit < deadBits.count, deadBits[bit] >> UInt64(symbol & 63) & 1 == 1 { return LazyAutomaton.dead }
    let key = UInt64(state) << 16 | UInt64(symbol)
    let mask = keys.count - 1
    var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while true {
      if keys[index] == key { return targets[index] }
      if keys[index] == UInt64.max { return build(state, symbol) }
      index = (index + 1) & mask
    }
  }

  private mutating func flagged(_ state: UInt32) -> State {
    let needed = min(Int(state) + 1, LazyAutomaton.filteredStates) * wordsPerRow
    if deadBits.count < needed { deadBits += repeatElement(0, count: needed - deadBits.count) }
    return builder.accepts(of: state).isEmpty ? state : state | LazyAutomaton.accepting
  }

  private mutating func firstState(_ symbol: Symbol) -> State {
    let state = flagged(builder.first(symbol))
    starts[Int(symbol)] = state
    return state
  }

  private mutating func build(_ state: State, _ symbol: Symbol) -> State {
    let target = flagged(builder.next(state, symbol))
    if target == LazyAutomaton.dead, Int(state) < LazyAutomaton.filteredStates {
      deadBits[Int(state) * wordsPerRow + Int(symbol) >> 6] |= 1 << UInt64(symbol & 63)
      return target
    }
    if transitionCount * 2 >= keys.count { grow() }
    insert(UInt64(state) << 16 | UInt64(symbol), target)
    transitionCount += 1
    return target
  }

  private mutating func insert(_ key: UInt64, _ target: State) {
    let mask = keys.count - 1
    var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while keys[index] != UInt64.max { index = (index + 1) & mask }
    keys[index] = key
    targets[index] = target
  }

  private mutating func grow() {
    let oldKeys = keys
    let oldTargets = targets
    keys = Array(repeating: UInt64.max, count: oldKeys.count * 2)
    targets = Array(repeating: LazyAutomaton.dead, count: oldKeys.count * 2)
    for (key, target) in zip(oldKeys, oldTargets) where key != UInt64.max { insert(key, target) }
  }
}
