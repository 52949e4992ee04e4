/// The automaton of one direction: the first legs of some patterns, the second legs of others.
struct AutomatonLegs: ~Copyable {
  private let tables: AutomatonTables
  /// 1 where it reads forward, -1 backward.
  private let direction: Int
  private var cache: TransitionCache
  /// Per symbol, the state after an anchor's first token.
  private var starts: [TransitionCache.State]
  /// The states in which second legs begin, by the state in which the first ones came to their end; where several states did, by their patterns.
  private var secondStarts: [TransitionCache.State] = []
  private var mixedStarts: [[UInt32]: TransitionCache.State] = [:]

  init(_ tables: AutomatonTables, _ positions: AutomatonTables.Positions, direction: Int) {
    self.tables = tables
    self.direction = direction
    cache = TransitionCache(tables, positions)
    starts = Array(repeating: TransitionCache.unknown, count: tables.symbolCount)
  }

  /// About how many bytes the cache takes.
  var byteCount: Int { cache.byteCount }

  var stateCount: Int { cache.stateCount }

  mutating func removeAll() {
    cache.removeAll()
    secondStarts.removeAll(keepingCapacity: true)
    mixedStarts.removeAll()
    for index in starts.indices { starts[index] = TransitionCache.unknown }
  }

  /// Whether a first leg may begin at a token; `true` where it is not known yet.
  @inline(__always)
  func begins(at anchor: Int, of tokens: [Token]) -> Bool {
    let state = starts[Int(tokens[anchor].symbol)]
    if state == TransitionCache.dead { return false }
    let next = anchor + direction
    return state == TransitionCache.unknown || !tokens.indices.contains(next) || !cache.isLost(state, at: tokens[next].symbol)
  }

  /// Where the first legs from an anchor came to their end.
  enum FirstLegs {
    case none
    /// In one state.
    case one(TransitionCache.State)
    /// In several, one after the other.
    case several
  }

  /// Runs the first legs from an anchor and appends what comes to its end: for each pattern the longest.
  mutating func runFirst(
    _ tokens: [Token], from anchor: Int, for wanted: WantedFrames, into matches: inout [RawMatch]
  ) -> FirstLegs {
    let symbol = tokens[anchor].symbol
    var state = starts[Int(symbol)]
    if state == TransitionCache.unknown {
      state = cache.first(symbol)
      starts[Int(symbol)] = state
    }
    let first = matches.count
    var place = anchor
    var ends = FirstLegs.none
    if TransitionCache.accepts(state) {
      record(state, from: anchor, to: place, for: wanted, since: first, &matches)
      ends = .one(state)
    }
    while cache.follow(&state, tokens, &place, direction) {
      record(state, from: anchor, to: place, for: wanted, since: first, &matches)
      if case .none = ends { ends = .one(state) } else { ends = .several }
    }
    return ends
  }

  private func record(
    _ state: TransitionCache.State, from anchor: Int, to place: Int, for wanted: WantedFrames, since first: Int,
    _ matches: inout [RawMatch]
  ) {
    let start = UInt32(truncatingIfNeeded: min(anchor, place))
    let end = UInt32(truncatingIfNeeded: max(anchor, place) + 1)
    for pattern in cache.patterns(of: state) where wanted.contains(Int(tables.patternFrames[Int(pattern)])) {
      // A longer match of the same pattern from the same anchor takes the place of the shorter one.
      if let known = matches[first...].firstIndex(where: { $0.pattern == pattern }) {
        matches[known].start = start
        matches[known].end = end
      } else {
        matches.append(RawMatch(pattern: pattern, start: start, end: end))
      }
    }
  }

  /// Runs the second legs of the matches from `first` on, whose first legs the other direction found at an anchor; drops those that do not come to
  /// their end, and widens the others.
  mutating func runSecond(
    _ tokens: [Token], from anchor: Int, after legs: FirstLegs, of other: borrowing AutomatonLegs, _ matches: inout [RawMatch],
    since first: Int
  ) {
    var state = secondStart(after: legs, of: other, matches[first...])
    if state == TransitionCache.dead { return }
    /// The farthest end of each pattern.
    var ends: [(pattern: UInt32, place: UInt32)] = []
    var place = anchor
    while cache.follow(&state, tokens, &place, direction) {
      let end = UInt32(truncatingIfNeeded: place)
      for pattern in cache.patterns(of: state) {
        if let known = ends.firstIndex(where: { $0.pattern == pattern }) { ends[known].place = end } else { ends.append((pattern, end)) }
      }
    }
    var kept = first
    for index in first..<matches.count {
      var match = matches[index]
      if let found = ends.first(where: { $0.pattern == match.pattern }) {
        match.start = min(match.start, found.place)
        match.end = max(match.end, found.place + 1)
      } else if tables.needsSecondLeg[Int(match.pattern)] {
        continue
      }
      matches[kept] = match
      kept += 1
    }
    matches.removeSubrange(kept...)
  }

  /// - Parameter matches: what is wanted of the patterns that end in the legs' states.
  private mutating func secondStart(
    after legs: FirstLegs, of other: borrowing AutomatonLegs, _ matches: ArraySlice<RawMatch>
  ) -> TransitionCache.State {
    guard case .one(let last) = legs else { return mixedStart(matches.map(\.pattern)) }
    let index = TransitionCache.index(of: last)
    if index < secondStarts.count, secondStarts[index] != TransitionCache.unknown { return secondStarts[index] }
    while secondStarts.count <= index { secondStarts.append(TransitionCache.unknown) }
    secondStarts[index] = start(behind: other.cache.patterns(of: last))
    return secondStarts[index]
  }

  private mutating func mixedStart(_ patterns: [UInt32]) -> TransitionCache.State {
    if let known = mixedStarts[patterns] { return known }
    let state = start(behind: patterns)
    mixedStarts[patterns] = state
    return state
  }

  private mutating func start(behind patterns: some Sequence<UInt32>) -> TransitionCache.State {
    let roots = patterns.map { tables.roots[Int($0)] }.filter { $0 != AutomatonTables.noRoot }.sorted()
    return roots.isEmpty ? TransitionCache.dead : cache.state(passing: roots)
  }
}
