/// Steps between the states of one automaton, remembered once they are found.
struct TransitionCache {
  /// A state's index, with `accepting` set where a pattern ends in it.
  typealias State = UInt32
  static let dead: State = 0
  static let unknown: State = 0xFFFF_FFFF
  private static let accepting: State = 0x8000_0000
  private var states: AutomatonStates
  private let symbolSignatures: [SetSignature]
  /// (state, symbol) → state, open addressing.
  private var keys: [UInt64] = []
  private var targets: [State] = []
  private var count = 0
  /// Per state, the state after a content token that it does not wait for.
  private var elsewhere: [State] = []

  init(_ tables: AutomatonTables, _ positions: AutomatonTables.Positions) {
    states = AutomatonStates(tables, positions)
    symbolSignatures = tables.symbolSignatures
    removeAll()
  }

  var stateCount: Int { states.count }

  mutating func removeAll() {
    states.removeAll()
    keys = Array(repeating: UInt64.max, count: 1 << 12)
    targets = Array(repeating: TransitionCache.dead, count: 1 << 12)
    count = 0
    elsewhere = [TransitionCache.dead]
  }

  @inline(__always)
  static func accepts(_ state: State) -> Bool { state & accepting != 0 }

  /// The patterns that end in a state.
  func patterns(of state: State) -> ArraySlice<UInt32> { states.accepts(of: state & ~TransitionCache.accepting) }

  /// The state after a first token.
  mutating func first(_ symbol: Symbol) -> State { flagged(states.first(symbol)) }

  /// The state in which some positions have just been passed.
  mutating func state(passing positions: [UInt32]) -> State { flagged(states.state(passing: positions)) }

  /// The state after a token in a state.
  @inline(__always)
  mutating func step(_ flagged: State, _ symbol: Symbol) -> State {
    let state = flagged & ~TransitionCache.accepting
    // Most words are in no set that the state waits for.
    if states.signatures[Int(state)].isDisjoint(with: symbolSignatures[Int(symbol)]) {
      let target = elsewhere[Int(state)]
      return target != TransitionCache.unknown ? target : findElsewhere(state)
    }
    let key = UInt64(state) << 16 | UInt64(symbol)
    let mask = keys.count - 1
    var index = TransitionCache.slot(key, mask)
    while true {
      if keys[index] == key { return targets[index] }
      if keys[index] == UInt64.max { return find(state, symbol) }
      index = (index + 1) & mask
    }
  }

  @inline(__always)
  private static func slot(_ key: UInt64, _ mask: Int) -> Int { Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 20) & mask }

  private mutating func flagged(_ state: UInt32) -> State {
    while elsewhere.count < states.count {
      elsewhere.append(states.waitsForAny[elsewhere.count] ? TransitionCache.unknown : TransitionCache.dead)
    }
    return states.accepts(of: state).isEmpty ? state : state | TransitionCache.accepting
  }

  @inline(never)
  private mutating func findElsewhere(_ state: State) -> State {
    let target = flagged(states.nextElsewhere(state))
    elsewhere[Int(state)] = target
    return target
  }

  @inline(never)
  private mutating func find(_ state: State, _ symbol: Symbol) -> State {
    let target = flagged(states.next(state, symbol))
    if count * 2 >= keys.count { grow() }
    insert(UInt64(state) << 16 | UInt64(symbol), target)
    count += 1
    return target
  }

  private mutating func insert(_ key: UInt64, _ target: State) {
    let mask = keys.count - 1
    var index = TransitionCache.slot(key, mask)
    while keys[index] != UInt64.max { index = (index + 1) & mask }
    keys[index] = key
    targets[index] = target
  }

  private mutating func grow() {
    let oldKeys = keys
    let oldTargets = targets
    keys = Array(repeating: UInt64.max, count: oldKeys.count * 2)
    targets = Array(repeating: TransitionCache.dead, count: oldKeys.count * 2)
    for (key, target) in zip(oldKeys, oldTargets) where key != UInt64.max { insert(key, target) }
  }
}
