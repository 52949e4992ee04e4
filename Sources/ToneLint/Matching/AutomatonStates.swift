internal import UnicodeText

/// The states of the lazy automaton, and how the next one is found.
///
/// A state is a set of *items*: positions that were just passed, or places in phrases. What may come next is gathered once a state, sorted by the
/// set that it takes: a rare word is in few sets, which are looked up there; for a common one the whole list is gone through. Either way a step costs the
/// smaller of the two.
struct AutomatonStates {
  /// An item: a position in the lower half; in the upper half the place in a phrase plus one, 0 for a position that was passed.
  private typealias Item = UInt64
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
  private var acceptStart: [UInt32] = []
  private var allAccepts: [UInt32] = []
  private var targets: [Targets] = []
  private var targetSets: [UInt32] = []
  private var targetItems: [Item] = []
  /// Open addressing: state + 1 by the hash of its items and patterns.
  private var index: [UInt32] = []
  private var hashes: [UInt64] = []
  /// Per state: the sets that it waits for, and whether it goes on at a content token that is in none of them.
  private(set) var signatures: [SetSignature] = []
  private(set) var waitsForAny: [Bool] = []
  // Stamps say which sets the current symbol is in, and which positions and junctions were met in this step.
  private var setStamp: [UInt32]
  private var positionStamp: [UInt32]
  private var junctionStamp: [UInt32]
  private var stamp: UInt32 = 0
  private var nextItems: [Item] = []
  private var nextAccepts: [UInt64] = []
  // What may come next in the state that is being made.
  private var nextBySet: [(set: UInt32, item: Item)] = []
  private var nextAny: [Item] = []
  private var nextNegated: [(set: UInt32, item: Item)] = []

  init(_ tables: AutomatonTables, _ positions: AutomatonTables.Positions) {
    self.tables = tables
    self.positions = positions
    setStamp = Array(repeating: 0, count: tables.setCount)
    positionStamp = Array(repeating: 0, count: positions.sets.count)
    junctionStamp = Array(repeating: 0, count: max(0, positions.junctionStart.count - 1))
    removeAll()
  }

  var count: Int { targets.count }

  /// About how many bytes the states take.
  var byteCount: Int {
    count * AutomatonStates.bytesPerState + items.count * MemoryLayout<Item>.size
      + targetItems.count * (MemoryLayout<Item>.size + MemoryLayout<UInt32>.size)
  }

  /// What stands in the arrays by state, and its share of the hash table.
  private static let bytesPerState = 80

  /// Forgets all states but the dead one, which is 0.
  mutating func removeAll() {
    itemStart = [0, 0]
    items.removeAll(keepingCapacity: true)
    acceptStart = [0, 0]
    allAccepts.removeAll(keepingCapacity: true)
    targets = [Targets()]
    signatures = [SetSignature()]
    waitsForAny = [false]
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
    begin(symbol)
    for member in range(tables.memberStart, UInt32(symbol)) {
      let set = tables.memberSets[member]
      for first in range(positions.firstStart, set) { enter(Item(positions.firsts[first])) }
      for head in range(tables.headStart, set) {
        let owner = tables.headOwners[head]
        for first in range(positions.firstStart, owner) { enter(phraseItem(positions.firsts[first], tables.heads[head])) }
      }
    }
    return intern()
  }

  /// The state after a content token that is in no set that a state waits for.
  mutating func nextElsewhere(_ state: UInt32) -> UInt32 {
    stamp += 1
    nextItems.removeAll(keepingCapacity: true)
    nextAccepts.removeAll(keepingCapacity: true)
    for place in targets[Int(state)].any { enter(targetItems[place]) }
    return intern()
  }

  /// The state in which some positions have just been passed.
  mutating func state(passing passed: [UInt32]) -> UInt32 {
    nextAccepts.removeAll(keepingCapacity: true)
    nextItems = passed.map { Item($0) }
    return intern()
  }

  /// Whether the state made last waits for what is not in a set: nearly every symbol.
  func awaitsOthers(_ state: UInt32) -> Bool { !targets[Int(state)].negated.isEmpty }

  /// Calls `body` with the symbols below a limit that are in a set that the state made last waits for.
  @inline(__always)
  func forEachAwaited(by state: UInt32, below limit: Int, _ body: (Int) -> Void) {
    let own = targets[Int(state)]
    var previous = UInt32.max
    for place in own.bySet where targetSets[place] != previous {
      previous = targetSets[place]
      for member in range(tables.symbolStart, previous) {
        let symbol = Int(tables.symbolsOfSets[member])
        if symbol >= limit { break }
        body(symbol)
      }
    }
  }

  /// The state after a token in a state.
  mutating func next(_ state: UInt32, _ symbol: Symbol) -> UInt32 {
    begin(symbol)
    let own = targets[Int(state)]
    let memberCount = Int(tables.memberStart[Int(symbol) + 1] - tables.memberStart[Int(symbol)])
    if memberCount * 8 < own.bySet.count {
      for member in range(tables.memberStart, UInt32(symbol)) {
        let set = tables.memberSets[member]
        var place = lowerBound(of: set, in: own.bySet)
        while place < own.bySet.upperBound, targetSets[place] == set {
          enter(targetItems[place])
          place += 1
        }
      }
    } else {
      for place in own.bySet where setStamp[Int(targetSets[place])] == stamp { enter(targetItems[place]) }
    }
    if tables.isContent[Int(symbol)] {
      for place in own.any { enter(targetItems[place]) }
      for place in own.negated where setStamp[Int(targetSets[place])] != stamp { enter(targetItems[place]) }
    }
    // What is soft may stand between any two tokens: the items stay alive, and no match ends on it.
    if tables.isSoft[Int(symbol)] {
      for place in range(itemStart, state) {
        let position = Int(UInt32(truncatingIfNeeded: items[place]))
        if items[place] >> 32 > 0 || positions.exitStart[position] != positions.exitStart[position + 1] { nextItems.append(items[place]) }
      }
    }
    return intern()
  }

  // MARK: Helpers

  private func range(_ starts: FixedArray<UInt32>, _ index: UInt32) -> Range<Int> { Int(starts[Int(index)])..<Int(starts[Int(index) + 1]) }

  private func range(_ starts: [UInt32], _ index: UInt32) -> Range<Int> { Int(starts[Int(index)])..<Int(starts[Int(index) + 1]) }

  private func lowerBound(of set: UInt32, in range: Range<Int>) -> Int {
    var low = range.lowerBound
    var high = range.upperBound
    while low < high {
      let middle = (low + high) / 2
      if targetSets[middle] < set { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Begins a step: marks the sets that a symbol is in with a fresh stamp.
  private mutating func begin(_ symbol: Symbol) {
    stamp += 1
    for place in range(tables.memberStart, UInt32(symbol)) { setStamp[Int(tables.memberSets[place])] = stamp }
    nextItems.removeAll(keepingCapacity: true)
    nextAccepts.removeAll(keepingCapacity: true)
  }

  /// The item behind a place in a phrase: the place, or the position where the phrase is done.
  private func phraseItem(_ position: UInt32, _ place: UInt32) -> Item {
    tables.endsPhrase[Int(place)] ? Item(position) : Item(place + 1) << 32 | Item(position)
  }

  private mutating func enter(_ item: Item) {
    if item >> 32 == 0 {
      let position = Int(item)
      if positionStamp[position] == stamp { return }
      positionStamp[position] = stamp
      if positions.isLast[position] { nextAccepts.append(UInt64(positions.patterns[position])) }
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
      let position = UInt32(truncatingIfNeeded: item)
      if item >> 32 > 0 {
        // The place after the one that it stands at.
        let place = UInt32(truncatingIfNeeded: item >> 32)
        nextBySet.append((tables.phraseSets[Int(place)], phraseItem(position, place)))
        continue
      }
      for exit in range(positions.exitStart, position) {
        let junction = positions.exits[exit]
        if junctionStamp[Int(junction)] == stamp { continue }
        junctionStamp[Int(junction)] = stamp
        for index in range(positions.junctionStart, junction) {
          let target = positions.junctions[index]
          let set = positions.sets[Int(target)]
          if set == AutomatonTables.anyContent {
            nextAny.append(Item(target))
          } else if set & 1 == 1 {
            nextNegated.append((set >> 1, Item(target)))
          } else {
            nextBySet.append((set >> 1, Item(target)))
            for phrase in range(tables.phraseStart, set >> 1) {
              let place = tables.phrases[phrase]
              nextBySet.append((tables.phraseSets[Int(place)], phraseItem(target, place)))
            }
          }
        }
      }
    }
    if nextBySet.count > 1 { nextBySet.sort { $0.set < $1.set } }
    var own = Targets()
    var signature = SetSignature()
    own.start = UInt32(targetItems.count)
    for (set, item) in nextBySet {
      append(set, item)
      signature.insert(set)
    }
    own.bySetEnd = UInt32(targetItems.count)
    for item in nextAny { append(0, item) }
    own.anyEnd = UInt32(targetItems.count)
    for (set, item) in nextNegated { append(set, item) }
    own.end = UInt32(targetItems.count)
    targets.append(own)
    // A negated set takes nearly everything.
    signatures.append(nextNegated.isEmpty ? signature : SetSignature.all)
    waitsForAny.append(!nextAny.isEmpty)
  }

  private mutating func append(_ set: UInt32, _ item: Item) {
    targetSets.append(set)
    targetItems.append(item)
  }

  /// The state of `nextItems` and `nextAccepts`, made if it is new.
  private mutating func intern() -> UInt32 {
    if nextItems.isEmpty { return 0 }
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
    for pattern in nextAccepts { allAccepts.append(UInt32(truncatingIfNeeded: pattern)) }
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
    for offset in 0..<ends.count where UInt64(allAccepts[ends.lowerBound + offset]) != nextAccepts[offset] { return false }
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
  private static func mix(_ value: UInt64, into hash: inout UInt64) {
    hash = (hash ^ value) &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 29
  }

  private static func sortUnique(_ values: inout [UInt64]) {
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
