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
  private static let unknown: UInt32 = 0xFFFF_FFFF
  private static let dead: UInt32 = 0

  private let tables: AutomatonTables
  /// Per symbol, the state after a first token; `unknown` until asked for.
  private var starts: [UInt32]
  /// Per state, its positions and the patterns that end in it, as ranges of `positions` and `accepts`.
  private var positionStart: [UInt32] = []
  private var positions: [UInt32] = []
  private var acceptStart: [UInt32] = []
  private var accepts: [UInt32] = []
  /// (state, symbol) → state, open addressing.
  private var keys: [UInt64] = []
  private var targets: [UInt32] = []
  private var transitionCount = 0
  /// Rows of the states that were reached first, which are the most frequent ones.
  private var rows: [UInt32] = []
  private let denseStates: Int
  private var stateIndex: [[UInt32]: UInt32] = [:]
  /// Stamps that say which sets the current symbol is in, and which positions are in the set being built.
  private var setStamp: [UInt32]
  private var positionStamp: [UInt32]
  private var stamp: UInt32 = 0
  private var nextPositions: [UInt32] = []
  private var nextAccepts: [UInt32] = []
  /// How often the cache was emptied.
  private(set) var flushes = 0

  init(_ tables: AutomatonTables) {
    self.tables = tables
    starts = Array(repeating: LazyAutomaton.unknown, count: tables.symbolCount)
    setStamp = Array(repeating: 0, count: tables.setCount)
    positionStamp = Array(repeating: 0, count: tables.positionSets.count)
    denseStates = max(8, 1_000_000 / max(1, tables.symbolCount))
    reset()
  }

  /// How many states there are now.
  var stateCount: Int { acceptStart.count - 1 }

  private mutating func reset() {
    for index in starts.indices { starts[index] = LazyAutomaton.unknown }
    // State 0 is dead: no position, no pattern.
    positionStart = [0, 0]
    positions.removeAll(keepingCapacity: true)
    acceptStart = [0, 0]
    accepts.removeAll(keepingCapacity: true)
    keys = Array(repeating: UInt64.max, count: 1 << 12)
    targets = Array(repeating: 0, count: 1 << 12)
    transitionCount = 0
    rows = Array(repeating: LazyAutomaton.unknown, count: tables.symbolCount)
    for symbol in 0..<tables.symbolCount { rows[symbol] = LazyAutomaton.dead }
    stateIndex = [[]: 0]
  }

  /// Appends every longest match of every pattern from every start: for each pattern and start, the match that ends last.
  mutating func run(_ tokens: [Token], in range: Range<Int>, into matches: inout [RawMatch]) {
    if stateCount > Limits.automatonStates {
      reset()
      flushes += 1
    }
    var start = range.lowerBound
    let end = range.upperBound
    while start < end {
      var state = starts[Int(tokens[start].symbol)]
      if state == LazyAutomaton.unknown { state = firstState(tokens[start].symbol) }
      if state != LazyAutomaton.dead {
        let firstMatch = matches.count
        var next = start + 1
        record(state, start, next, from: firstMatch, &matches)
        while next < end {
          state = step(state, tokens[next].symbol)
          if state == LazyAutomaton.dead { break }
          next += 1
          record(state, start, next, from: firstMatch, &matches)
        }
      }
      start += 1
    }
  }

  @inline(__always)
  private func record(_ state: UInt32, _ start: Int, _ end: Int, from first: Int, _ matches: inout [RawMatch]) {
    let from = Int(acceptStart[Int(state)])
    let to = Int(acceptStart[Int(state) + 1])
    if from == to { return }
    for index in from..<to {
      let pattern = accepts[index]
      // A longer match of the same pattern from the same start takes the place of the shorter one.
      if let known = matches[first...].firstIndex(where: { $0.pattern == pattern }) {
        matches[known].end = UInt32(truncatingIfNeeded: end)
      } else {
        matches.append(RawMatch(pattern: pattern, start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end)))
      }
    }
  }

  @inline(__always)
  private mutating func step(_ state: UInt32, _ symbol: Symbol) -> UInt32 {
    if Int(state) < denseStates {
      let target = rows[Int(state) * tables.symbolCount + Int(symbol)]
      return target != LazyAutomaton.unknown ? target : build(state, symbol)
    }
    let key = UInt64(state) << 16 | UInt64(symbol)
    let mask = keys.count - 1
    var index = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask
    while true {
      if keys[index] == key { return targets[index] }
      if keys[index] == UInt64.max { return build(state, symbol) }
      index = (index + 1) & mask
    }
  }

  // MARK: Building states

  /// Marks the sets that a symbol is in with a fresh stamp.
  private mutating func mark(_ symbol: Symbol) {
    stamp += 1
    for index in Int(tables.memberStart[Int(symbol)])..<Int(tables.memberStart[Int(symbol) + 1]) {
      setStamp[Int(tables.memberSets[index])] = stamp
    }
    nextPositions.removeAll(keepingCapacity: true)
    nextAccepts.removeAll(keepingCapacity: true)
  }

  private mutating func enter(_ position: UInt32) {
    if positionStamp[Int(position)] == stamp { return }
    positionStamp[Int(position)] = stamp
    nextPositions.append(position)
    if tables.isLast[Int(position)] { nextAccepts.append(tables.positionPatterns[Int(position)]) }
  }

  private mutating func firstState(_ symbol: Symbol) -> UInt32 {
    mark(symbol)
    for index in Int(tables.firstStart[Int(symbol)])..<Int(tables.firstStart[Int(symbol) + 1]) { enter(tables.firsts[index]) }
    let state = intern()
    starts[Int(symbol)] = state
    return state
  }

  private mutating func build(_ state: UInt32, _ symbol: Symbol) -> UInt32 {
    mark(symbol)
    let isContent = tables.isContent[Int(symbol)]
    let own = Int(positionStart[Int(state)])..<Int(positionStart[Int(state) + 1])
    for index in own {
      let position = Int(positions[index])
      for next in Int(tables.followStart[position])..<Int(tables.followStart[position + 1]) {
        let target = tables.follow[next]
        let set = tables.positionSets[Int(target)]
        if set == AutomatonTables.anyContent {
          if isContent { enter(target) }
        } else if set & 1 == 0 {
          if setStamp[Int(set >> 1)] == stamp { enter(target) }
        } else if isContent, setStamp[Int(set >> 1)] != stamp {
          enter(target)
        }
      }
    }
    // What is soft may stand between any two tokens: the positions stay alive, and no match ends on it.
    if tables.isSoft[Int(symbol)] {
      for index in own {
        let position = positions[index]
        if positionStamp[Int(position)] != stamp, tables.followStart[Int(position)] != tables.followStart[Int(position) + 1] {
          positionStamp[Int(position)] = stamp
          nextPositions.append(position)
        }
      }
    }
    let target = intern()
    remember(state, symbol, target)
    return target
  }

  /// The state of `nextPositions` and `nextAccepts`, made if it is new.
  private mutating func intern() -> UInt32 {
    if nextPositions.isEmpty { return LazyAutomaton.dead }
    nextPositions.sort()
    // A pattern may end at several positions at once: it is one match.
    nextAccepts.sort()
    var key = nextPositions
    var last: UInt32?
    for pattern in nextAccepts where pattern != last {
      key.append(pattern | 0x8000_0000)
      last = pattern
    }
    if let known = stateIndex[key] { return known }
    let state = UInt32(stateCount)
    stateIndex[key] = state
    positions += nextPositions
    positionStart.append(UInt32(positions.count))
    for pattern in key[nextPositions.count...] { accepts.append(pattern & 0x7FFF_FFFF) }
    acceptStart.append(UInt32(accepts.count))
    if Int(state) < denseStates { rows += repeatElement(LazyAutomaton.unknown, count: tables.symbolCount) }
    return state
  }

  private mutating func remember(_ state: UInt32, _ symbol: Symbol, _ target: UInt32) {
    if Int(state) < denseStates {
      rows[Int(state) * tables.symbolCount + Int(symbol)] = target
      return
    }
    if transitionCount * 2 >= keys.count { grow() }
    insert(UInt64(state) << 16 | UInt64(symbol), target)
    transitionCount += 1
  }

  private mutating func insert(_ key: UInt64, _ target: UInt32) {
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
    targets = Array(repeating: 0, count: oldKeys.count * 2)
    for (key, target) in zip(oldKeys, oldTargets) where key != UInt64.max { insert(key, target) }
  }
}
