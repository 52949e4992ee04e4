internal import UnicodeText

/// Steps between the states of one automaton, remembered once they are found.
struct TransitionCache: ~Copyable {
  /// A state's index, with `accepting` set where a pattern ends in it.
  typealias State = UInt32
  static let dead: State = 0
  static let unknown: State = 0xFFFF_FFFF
  private static let targetBits = 24
  private static let accepting: State = 1 << (targetBits - 1)
  /// How many states there may be before the cache is emptied: half of what their numbers have room for, since a run may make some more.
  static let mostStates = 1 << (targetBits - 2)
  private static let empty = UInt64.max
  private var states: AutomatonStates
  private let symbolSignatures: FixedArray<SetSignature>
  /// (state, symbol) → state, open addressing: state:24 │ symbol:16 │ target:24, the first two of which are the key.
  private var entries: [UInt64] = []
  private var count = 0
  /// The entries used last, by their hash: the few that a text needs again and again stand close together, where `entries` spreads them over more memory than the
  /// processor keeps near.
  private var recent: [UInt64] = []
  /// How many they are at most; a draft needs few.
  private static let recentCount = 1 << 15

  init(_ tables: AutomatonTables, _ positions: AutomatonTables.Positions) {
    states = AutomatonStates(tables, positions)
    symbolSignatures = tables.symbolSignatures
    removeAll()
  }

  /// About how many bytes all states and steps take.
  var byteCount: Int { states.byteCount + entries.count * 8 }

  var stateCount: Int { states.count }

  mutating func removeAll() {
    states.removeAll()
    entries = Array(repeating: TransitionCache.empty, count: 1 << 12)
    recent = Array(repeating: TransitionCache.empty, count: 1 << 10)
    count = 0
  }

  @inline(__always)
  static func accepts(_ state: State) -> Bool { state & accepting != 0 }

  static func index(of state: State) -> Int { Int(state & ~accepting) }

  /// The patterns that end in a state.
  func patterns(of state: State) -> ArraySlice<UInt32> { states.accepts(of: state & ~TransitionCache.accepting) }

  /// The state after a first token.
  mutating func first(_ symbol: Symbol) -> State {
    let state = states.first(symbol)
    return flagged(state)
  }

  /// The state in which some positions have just been passed.
  mutating func state(passing positions: [UInt32]) -> State {
    let state = states.state(passing: positions)
    return flagged(state)
  }

  /// Goes on from a state at a place, token by token, until a pattern ends or none is alive.
  ///
  /// - Parameters:
  ///   - state: the state after `tokens[place]`; then that in which a pattern ends.
  ///   - place: the token that was read last, before and after.
  /// - Returns: whether a pattern ends in the new state.
  mutating func follow(_ state: inout State, _ tokens: [Token], _ place: inout Int, _ direction: Int) -> Bool {
    while true {
      switch walk(&state, tokens, &place, direction) {
      case .accepted: return true
      case .ended: return false
      case .stepUnknown:
        place += direction
        state = lookUp(state & ~TransitionCache.accepting, tokens[place].symbol)
      case .elsewhereUnknown:
        place += direction
        state = findElsewhere(state & ~TransitionCache.accepting)
      }
      if TransitionCache.accepts(state) { return true }
    }
  }

  /// Whether a state leads nowhere at a symbol, as most do behind the first token of an anchor.
  @inline(__always)
  func isLost(_ state: State, at symbol: Symbol) -> Bool {
    if TransitionCache.accepts(state) || symbol >= Wait.symbols { return false }
    let wait = states.waits[Int(state)]
    return !wait.has(symbol) && wait.elsewhere == TransitionCache.dead
  }

  private enum Walked { case accepted, ended, stepUnknown, elsewhereUnknown }

  /// Takes the steps that were taken lately: until a pattern ends, none is alive, or the step from `place` must be looked up.
  @inline(__always)
  private func walk(_ flagged: inout State, _ tokens: [Token], _ place: inout Int, _ direction: Int) -> Walked {
    let recent = self.recent.span
    let waits = states.waits.span
    let signatures = states.signatures.span
    while flagged != TransitionCache.dead {
      let next = place + direction
      guard tokens.indices.contains(next) else { return .ended }
      let symbol = tokens[next].symbol
      let state = flagged & ~TransitionCache.accepting
      // Most words are in no set that the state waits for.
      let isElsewhere =
        symbol < Wait.symbols
        ? !waits[Int(state)].has(symbol) : signatures[Int(state)].isDisjoint(with: symbolSignatures[Int(symbol)])
      if isElsewhere {
        let target = waits[Int(state)].elsewhere
        if target == TransitionCache.unknown { return .elsewhereUnknown }
        flagged = target
      } else {
        let key = TransitionCache.key(state, symbol)
        let entry = recent[TransitionCache.recentSlot(key, recent.count)]
        if entry >> TransitionCache.targetBits != key { return .stepUnknown }
        flagged = TransitionCache.target(of: entry)
      }
      place = next
      if TransitionCache.accepts(flagged) { return .accepted }
    }
    return .ended
  }

  @inline(__always)
  private static func key(_ state: State, _ symbol: Symbol) -> UInt64 { UInt64(state) << 16 | UInt64(symbol) }

  @inline(__always)
  private static func target(of entry: UInt64) -> State { UInt32(truncatingIfNeeded: entry) & ((1 << targetBits) - 1) }

  @inline(__always)
  private static func slot(_ key: UInt64, _ mask: Int) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask }

  /// The steps from one state with common words, whose symbols are low, stand side by side.
  @inline(__always)
  private static func recentSlot(_ key: UInt64, _ count: Int) -> Int {
    Int(truncatingIfNeeded: (key >> 16) &* (0x9E37_79B1 >> 13) &+ (key & 0xFFFF)) & (count - 1)
  }

  private func flagged(_ state: UInt32) -> State { states.accepts(of: state).isEmpty ? state : state | TransitionCache.accepting }

  @inline(never)
  private mutating func findElsewhere(_ state: State) -> State {
    let elsewhere = states.nextElsewhere(state)
    let target = flagged(elsewhere)
    states.setElsewhere(of: state, target)
    return target
  }

  @inline(never)
  private mutating func lookUp(_ state: State, _ symbol: Symbol) -> State {
    let key = TransitionCache.key(state, symbol)
    let mask = entries.count - 1
    var index = TransitionCache.slot(key, mask)
    while entries[index] != TransitionCache.empty, entries[index] >> TransitionCache.targetBits != key { index = (index + 1) & mask }
    if entries[index] == TransitionCache.empty { return remember(key, find(state, symbol)) }
    return remember(key, TransitionCache.target(of: entries[index]))
  }

  private mutating func remember(_ key: UInt64, _ target: State) -> State {
    recent[TransitionCache.recentSlot(key, recent.count)] = key << TransitionCache.targetBits | UInt64(target)
    return target
  }

  private mutating func find(_ state: State, _ symbol: Symbol) -> State {
    let next = states.next(state, symbol)
    let target = flagged(next)
    if count * 2 >= entries.count { grow() }
    insert(TransitionCache.key(state, symbol) << TransitionCache.targetBits | UInt64(target))
    count += 1
    return target
  }

  private mutating func insert(_ entry: UInt64) {
    let mask = entries.count - 1
    var index = TransitionCache.slot(entry >> TransitionCache.targetBits, mask)
    while entries[index] != TransitionCache.empty { index = (index + 1) & mask }
    entries[index] = entry
  }

  private mutating func grow() {
    if recent.count < TransitionCache.recentCount {
      recent = Array(repeating: TransitionCache.empty, count: TransitionCache.recentCount)
    }
    let old = entries
    entries = Array(repeating: TransitionCache.empty, count: old.count * 2)
    for entry in old where entry != TransitionCache.empty { insert(entry) }
  }
}
