internal import UnicodeText

/// The states of the lazy automaton, and how the next one is found.
///
/// A state is a set of *items*: positions that were just passed, or places in phrases. What may come next is gathered once a state, sorted by the
/// set that it takes, and so are the sets of every symbol: a step takes what both have, and costs the smaller of the two. The phrases of a set are not written
/// out there: a list of hundreds stands behind many positions. Which of them a symbol begins is known of the symbol.
struct AutomatonStates: ~Copyable {
  /// A position that was passed; or, with `inPhrase` set, an index of `places`.
  private typealias Item = UInt32
  private static let inPhrase: Item = 0x8000_0000
  /// What may come next in a state: a range of `targetItems` in three parts.
  private struct Targets {
    var start: UInt32 = 0
    /// Where those end that take a set, ascending; `targetSets` runs beside.
    var bySetEnd: UInt32 = 0
    /// Where those end that take any content token.
    var anyEnd: UInt32 = 0
    /// Where those end that take what is not in a set; `targetSets` runs beside.
    var end: UInt32 = 0

    var bySet: Range<Int> { Int(start)..<Int(bySetEnd) }
    var any: Range<Int> { Int(bySetEnd)..<Int(anyEnd) }
    var negated: Range<Int> { Int(anyEnd)..<Int(end) }
  }

  private let tables: AutomatonTables
  private let positions: AutomatonTables.Positions
  private var itemStart: [UInt32] = []
  private var items: [Item] = []
  /// Where items stand in phrases: the place that comes next, and the position that is passed when the phrase is done.
  private var places: [(place: UInt32, position: UInt32)] = []
  /// By both, place in the upper half.
  private var placeIndex: [UInt64: Item] = [:]
  private var acceptStart: [UInt32] = []
  private var allAccepts: [UInt32] = []
  private var targets: [Targets] = []
  private var targetSets: [UInt32] = []
  private var targetItems: [Item] = []
  /// Open addressing: state + 1 by the hash of its items and patterns.
  private var index: [UInt32] = []
  private var hashes: [UInt64] = []
  /// Per state: what it waits for.
  private(set) var waits: [Wait] = []
  private(set) var signatures: [SetSignature] = []
  /// What any state waits for: symbols that are no content may always change something.
  private let always: Wait
  /// What sets take, phrases included, once that was needed; `openings[openingOfSet[set] - 1]`.
  private var openings: [(wait: Wait, signature: SetSignature)] = []
  private var openingOfSet: [UInt32]
  // Stamps say which positions and junctions were met in this step.
  private var positionStamp: [UInt32]
  private var junctionStamp: [UInt32]
  private var stamp: UInt32 = 0
  private var nextItems: [Item] = []
  private var nextAccepts: [UInt32] = []
  // What may come next in the state that is being made.
  private var nextBySet: [(set: UInt32, item: Item)] = []
  private var nextAny: [Item] = []
  private var nextNegated: [(set: UInt32, item: Item)] = []

  init(_ tables: AutomatonTables, _ positions: AutomatonTables.Positions) {
    self.tables = tables
    self.positions = positions
    var always = Wait()
    for symbol in 0..<min(Wait.symbols, tables.symbolCount) where !tables.isContent[symbol] { always.insert(symbol) }
    self.always = always
    openingOfSet = Array(repeating: 0, count: tables.setCount)
    positionStamp = Array(repeating: 0, count: positions.sets.count)
    junctionStamp = Array(repeating: 0, count: max(0, positions.junctionStart.count - 1))
    removeAll()
  }

  var count: Int { targets.count }

  /// About how many bytes the states take.
  var byteCount: Int {
    count * AutomatonStates.bytesPerState + items.count * MemoryLayout<Item>.size
      + targetItems.count * (MemoryLayout<Item>.size + MemoryLayout<UInt32>.size) + places.count * AutomatonStates.bytesPerPlace
  }

  /// What stands in the arrays by state, and its share of the hash table.
  private static let bytesPerState = 144
  private static let bytesPerPlace = 32

  /// Forgets all states but the dead one, which is 0.
  mutating func removeAll() {
    itemStart = [0, 0]
    items.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
    placeIndex.removeAll(keepingCapacity: true)
    acceptStart = [0, 0]
    allAccepts.removeAll(keepingCapacity: true)
    targets = [Targets()]
    waits = [Wait()]
    signatures = [SetSignature()]
    hashes = [0]
    targetSets.removeAll(keepingCapacity: true)
    targetItems.removeAll(keepingCapacity: true)
    index = Array(repeating: 0, count: 1 << 12)
  }

  /// The patterns that end in a state.
  func accepts(of state: UInt32) -> ArraySlice<UInt32> {
    allAccepts[range(acceptStart, state)]
  }

  /// The state after a first token.
  mutating func first(_ symbol: Symbol) -> UInt32 {
    begin()
    for member in range(tables.memberStart, UInt32(symbol)) {
      for first in range(positions.firstStart, tables.memberSets[member]) { enter(positions.firsts[first]) }
    }
    for head in range(tables.headStart, UInt32(symbol)) {
      for first in range(positions.firstStart, tables.headOwners[head]) { enter(phraseItem(positions.firsts[first], tables.heads[head])) }
    }
    return intern()
  }

  /// The state after a content token that is in no set that a state waits for.
  mutating func nextElsewhere(_ state: UInt32) -> UInt32 {
    begin()
    for place in targets[Int(state)].any { enter(targetItems[place]) }
    return intern()
  }

  /// The state in which some positions have just been passed.
  mutating func state(passing passed: [UInt32]) -> UInt32 {
    nextAccepts.removeAll(keepingCapacity: true)
    nextItems = passed
    return intern()
  }

  /// Remembers where a state leads at a content token that is in no set that it waits for.
  mutating func setElsewhere(of state: UInt32, _ target: TransitionCache.State) { waits[Int(state)].elsewhere = target }

  /// The state after a token in a state.
  mutating func next(_ state: UInt32, _ symbol: Symbol) -> UInt32 {
    begin()
    let own = targets[Int(state)]
    let members = range(tables.memberStart, UInt32(symbol))
    forEachCommon(own.bySet, tables.memberSets, members) { states, place, _ in
      let item = states.targetItems[place]
      if item < AutomatonStates.inPhrase {
        states.enter(item)
      } else {
        let (place, position) = states.places[Int(item ^ AutomatonStates.inPhrase)]
        states.enter(states.phraseItem(position, place))
      }
    }
    forEachCommon(own.bySet, tables.headOwners, range(tables.headStart, UInt32(symbol))) { states, place, head in
      states.enter(states.phraseItem(states.targetItems[place], states.tables.heads[head]))
    }
    if tables.isContent[Int(symbol)] {
      for place in own.any { enter(targetItems[place]) }
      for place in own.negated where !isMember(targetSets[place], of: members) { enter(targetItems[place]) }
    }
    // What is soft may stand between any two tokens: the items stay alive, and no match ends on it.
    if tables.isSoft[Int(symbol)] {
      for place in range(itemStart, state) { nextItems.append(items[place]) }
    }
    return intern()
  }

  // MARK: Helpers

  private func range(_ starts: FixedArray<UInt32>, _ index: UInt32) -> Range<Int> { Int(starts[Int(index)])..<Int(starts[Int(index) + 1]) }

  private func range(_ starts: [UInt32], _ index: UInt32) -> Range<Int> { Int(starts[Int(index)])..<Int(starts[Int(index) + 1]) }

  /// Calls `body` for each target in a range and each place in ascending `sets` that have a set in common.
  @inline(__always)
  private mutating func forEachCommon(
    _ own: Range<Int>, _ sets: FixedArray<UInt32>, _ range: Range<Int>, _ body: (inout AutomatonStates, Int, Int) -> Void
  ) {
    var place = own.lowerBound
    var other = range.lowerBound
    while place < own.upperBound, other < range.upperBound {
      let (set, wanted) = (targetSets[place], sets[other])
      if set < wanted {
        place = AutomatonStates.firstIndex(from: place + 1, to: own.upperBound) { targetSets[$0] >= wanted }
      } else if wanted < set {
        other = AutomatonStates.firstIndex(from: other + 1, to: range.upperBound) { sets[$0] >= set }
      } else {
        var same = place
        while same < own.upperBound, targetSets[same] == set {
          body(&self, same, other)
          same += 1
        }
        // Another phrase of the same set may follow.
        other += 1
      }
    }
  }

  /// The first index that holds, where all behind one that holds do: near ones are tried first.
  @inline(__always)
  private static func firstIndex(from start: Int, to end: Int, _ holds: (Int) -> Bool) -> Int {
    var low = start
    var step = 1
    while low + step < end, !holds(low + step) {
      low += step
      step *= 2
    }
    var high = min(low + step, end)
    while low < high {
      let middle = (low + high) / 2
      if holds(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private func isMember(_ set: UInt32, of members: Range<Int>) -> Bool {
    let place = AutomatonStates.firstIndex(from: members.lowerBound, to: members.upperBound) { tables.memberSets[$0] >= set }
    return place < members.upperBound && tables.memberSets[place] == set
  }

  /// Begins a step.
  private mutating func begin() {
    stamp += 1
    nextItems.removeAll(keepingCapacity: true)
    nextAccepts.removeAll(keepingCapacity: true)
  }

  /// The item behind a place in a phrase: the next place, or the position where the phrase is done.
  private mutating func phraseItem(_ position: UInt32, _ place: UInt32) -> Item {
    if tables.endsPhrase[Int(place)] { return position }
    let key = UInt64(place + 1) << 32 | UInt64(position)
    if let known = placeIndex[key] { return known }
    let item = Item(places.count) | AutomatonStates.inPhrase
    places.append((place + 1, position))
    placeIndex[key] = item
    return item
  }

  private mutating func enter(_ item: Item) {
    if item < AutomatonStates.inPhrase {
      let position = Int(item)
      if positionStamp[position] == stamp { return }
      positionStamp[position] = stamp
      if positions.isLast[position] { nextAccepts.append(positions.patterns[position]) }
      // Where a pattern can only end, nothing goes on.
      if positions.exitStart[position] == positions.exitStart[position + 1] { return }
    }
    nextItems.append(item)
  }

  // MARK: What may come next

  /// Gathers what may come next in the state that is being made.
  private mutating func appendTargets(of state: UInt32) {
    stamp += 1
    nextBySet.removeAll(keepingCapacity: true)
    nextAny.removeAll(keepingCapacity: true)
    nextNegated.removeAll(keepingCapacity: true)
    for place in range(itemStart, state) {
      let item = items[place]
      if item >= AutomatonStates.inPhrase {
        nextBySet.append((tables.phraseSets[Int(places[Int(item ^ AutomatonStates.inPhrase)].place)], item))
        continue
      }
      for exit in range(positions.exitStart, item) {
        let junction = positions.exits[exit]
        if junctionStamp[Int(junction)] == stamp { continue }
        junctionStamp[Int(junction)] = stamp
        for index in range(positions.junctionStart, junction) {
          let target = positions.junctions[index]
          let set = positions.sets[Int(target)]
          if set == AutomatonTables.anyContent {
            nextAny.append(target)
          } else if set & 1 == 1 {
            nextNegated.append((set >> 1, target))
          } else {
            nextBySet.append((set >> 1, target))
          }
        }
      }
    }
    if nextBySet.count > 1 { nextBySet.sort { $0.set < $1.set } }
    var own = Targets()
    // A negated set takes nearly everything.
    var wait = nextNegated.isEmpty ? always : Wait.all
    var signature = nextNegated.isEmpty ? SetSignature() : SetSignature.all
    wait.elsewhere = nextAny.isEmpty ? TransitionCache.dead : TransitionCache.unknown
    own.start = UInt32(targetItems.count)
    for (set, item) in nextBySet {
      append(set, item)
      let opening = opening(of: set)
      wait.formUnion(opening.wait)
      signature.formUnion(opening.signature)
    }
    own.bySetEnd = UInt32(targetItems.count)
    for item in nextAny { append(0, item) }
    own.anyEnd = UInt32(targetItems.count)
    for (set, item) in nextNegated { append(set, item) }
    own.end = UInt32(targetItems.count)
    targets.append(own)
    waits.append(wait)
    signatures.append(signature)
  }

  /// What a set takes: its symbols, and those that its phrases begin with.
  private mutating func opening(of set: UInt32) -> (wait: Wait, signature: SetSignature) {
    if openingOfSet[Int(set)] > 0 { return openings[Int(openingOfSet[Int(set)]) - 1] }
    var wait = Wait()
    var signature = SetSignature()
    for own in [set] + range(tables.phraseStart, set).map({ tables.phraseSets[Int(tables.phrases[$0])] }) {
      signature.insert(own)
      for member in range(tables.symbolStart, own) {
        let symbol = Int(tables.symbolsOfSets[member])
        if symbol >= Wait.symbols { break }
        wait.insert(symbol)
      }
    }
    openings.append((wait, signature))
    openingOfSet[Int(set)] = UInt32(openings.count)
    return (wait, signature)
  }

  private mutating func append(_ set: UInt32, _ item: Item) {
    targetSets.append(set)
    targetItems.append(item)
  }

  /// The state of `nextItems` and `nextAccepts`, made if it is new.
  private mutating func intern() -> UInt32 {
    if nextItems.isEmpty, nextAccepts.isEmpty { return 0 }
    AutomatonStates.sortUnique(&nextItems)
    // A pattern may end at several positions at once: it is one match.
    AutomatonStates.sortUnique(&nextAccepts)
    var hash: UInt64 = 0
    for value in nextItems { AutomatonStates.mix(value, into: &hash) }
    for value in nextAccepts { AutomatonStates.mix(value, into: &hash) }
    let mask = index.count - 1
    var place = Int(truncatingIfNeeded: hash) & mask
    while index[place] != 0 {
      if isSame(index[place] - 1) { return index[place] - 1 }
      place = (place + 1) & mask
    }
    let state = UInt32(count)
    index[place] = state + 1
    items += nextItems
    itemStart.append(UInt32(items.count))
    allAccepts += nextAccepts
    acceptStart.append(UInt32(allAccepts.count))
    hashes.append(hash)
    appendTargets(of: state)
    if count * 2 > index.count { rehash() }
    return state
  }

  private func isSame(_ state: UInt32) -> Bool {
    let own = range(itemStart, state)
    let ends = range(acceptStart, state)
    if own.count != nextItems.count || ends.count != nextAccepts.count { return false }
    for offset in 0..<own.count where items[own.lowerBound + offset] != nextItems[offset] { return false }
    for offset in 0..<ends.count where allAccepts[ends.lowerBound + offset] != nextAccepts[offset] { return false }
    return true
  }

  private mutating func rehash() {
    index = Array(repeating: 0, count: index.count * 2)
    let mask = index.count - 1
    for state in 1..<count {
      var place = Int(truncatingIfNeeded: hashes[state]) & mask
      while index[place] != 0 { place = (place + 1) & mask }
      index[place] = UInt32(state) + 1
    }
  }

  @inline(__always)
  private static func mix(_ value: UInt32, into hash: inout UInt64) {
    hash = (hash ^ UInt64(value)) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
  }

  private static func sortUnique(_ values: inout [UInt32]) {
    if values.count < 2 { return }
    values.sort()
    var kept = 1
    for place in 1..<values.count where values[place] != values[kept - 1] {
      values[kept] = values[place]
      kept += 1
    }
    values.removeSubrange(kept...)
  }
}
