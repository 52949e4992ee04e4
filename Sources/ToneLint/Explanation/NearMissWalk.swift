/// Walks through patterns along the tokens of a message, past one obstacle at most. Slow: every way is tried from every place.
struct NearMissWalk {
  /// What stood in the way.
  enum Obstacle: Hashable {
    /// The token stands where an element should.
    case replaced(element: Int, token: Int)
    /// The element is missing in front of the token.
    case missing(element: Int, token: Int)
    /// The tokens stand between what should follow each other: the element, and what is before it.
    case between(element: Int, tokens: Range<Int>)
  }

  /// How far a walk has come.
  struct State: Hashable {
    var start: Int
    var next: Int
    /// Whether a token was taken: from then on soft tokens may be passed over.
    var hasBegun = false
    var obstacle: Obstacle?
    /// Of the elements that were there: how many ask for words of their own, and what that says.
    var specific = 0
    var bits = 0.0
    /// What the one says that says most.
    var mostBits = 0.0
  }

  /// More words than this between two elements are no oversight.
  static let mostBetween = 2

  let tokens: [Token]
  let elements: [OutlineElement]
  /// By element, whether anything in the message may be one.
  private let occurs: [Bool]

  init(_ tokens: [Token], _ elements: [OutlineElement]) {
    self.tokens = tokens
    self.elements = elements
    let symbols = Set(tokens.map(\.symbol))
    occurs = elements.map { element in
      element.phrases.contains { $0.allSatisfy { !$0.isDisjoint(with: symbols) } } || tokens.contains { element.takes($0) }
    }
  }

  /// All ways through a pattern that lead past one obstacle.
  func states(through outline: PatternOutline) -> [State] {
    if absent(outline) > 1 { return [] }
    return tokens.indices.flatMap { start in
      states(through: outline, from: [State(start: start, next: start)]).filter { $0.hasBegun && $0.obstacle != nil }
    }
  }

  /// How many elements of a pattern at least are nowhere in the message.
  private func absent(_ outline: PatternOutline) -> Int {
    switch outline {
    case .element(let index): occurs[index] ? 0 : 1
    case .sequence(let parts): parts.reduce(0) { $0 + absent($1) }
    case .alternatives(let parts): parts.map { absent($0) }.min() ?? 0
    case .optional, .gap: 0
    }
  }

  private func states(through outline: PatternOutline, from states: Set<State>) -> Set<State> {
    switch outline {
    case .element(let index):
      return states.reduce(into: []) { $0.formUnion(after(index, $1)) }
    case .sequence(let parts):
      return parts.reduce(states) { $0.isEmpty ? $0 : self.states(through: $1, from: $0) }
    case .alternatives(let parts):
      return parts.reduce(into: []) { $0.formUnion(self.states(through: $1, from: states)) }
    case .optional(let inner):
      // What need not be there is never missing.
      let there = self.states(through: inner, from: states)
      return states.union(there.filter { state in state.obstacle == nil || states.contains { $0.obstacle == state.obstacle } })
    case .gap(let count):
      var all = states
      var last = states
      for _ in 0..<count {
        last = last.reduce(into: []) { skipped, state in
          for place in candidates(state) where tokens[place].isContent { skipped.insert(taking(place..<place + 1, state)) }
        }
        all.formUnion(last)
      }
      return all
    }
  }

  // MARK: One element

  private func after(_ index: Int, _ state: State) -> Set<State> {
    var all = taken(index, state)
    let element = elements[index]
    if state.obstacle != nil || element.isAny { return all }
    var without = state
    without.obstacle = .missing(element: index, token: state.next)
    all.insert(without)
    if let place = candidates(state).first(where: { tokens[$0].isContent }), !element.isEdge, !element.takes(tokens[place]) {
      var instead = taking(place..<place + 1, state)
      instead.obstacle = .replaced(element: index, token: place)
      all.insert(instead)
    }
    // Behind the start of a sentence it is the start that is missing.
    guard state.hasBegun, element.isSpecific, tokens[state.next - 1].kind != .edge else { return all }
    var later = state
    for _ in 0..<NearMissWalk.mostBetween {
      guard let place = candidates(later).first(where: { tokens[$0].isContent }) else { break }
      later.next = place + 1
      for var found in taken(index, later) {
        found.obstacle = .between(element: index, tokens: state.next..<place + 1)
        all.insert(found)
      }
    }
    return all
  }

  /// The states after an element, or one of its phrases, that is there.
  private func taken(_ index: Int, _ state: State) -> Set<State> {
    let element = elements[index]
    var ends: Set<Int> = []
    for place in candidates(state) where element.takes(tokens[place]) { ends.insert(place + 1) }
    for phrase in element.phrases {
      var walks: Set<State> = [state]
      for words in phrase {
        walks = walks.reduce(into: []) { next, walk in
          for place in candidates(walk) where words.contains(tokens[place].symbol) { next.insert(taking(place..<place + 1, walk)) }
        }
      }
      ends.formUnion(walks.map(\.next))
    }
    return Set(
      ends.map { end in
        var next = taking(state.next..<end, state)
        next.bits += element.bits
        next.mostBits = max(next.mostBits, element.bits)
        if element.isSpecific { next.specific += 1 }
        return next
      })
  }

  private func taking(_ range: Range<Int>, _ state: State) -> State {
    var next = state
    next.next = range.upperBound
    next.hasBegun = true
    return next
  }

  /// The places whose token a walk may take next: behind what is soft, but not across the edge of a sentence.
  private func candidates(_ state: State) -> [Int] {
    var candidates: [Int] = []
    var place = state.next
    while place < tokens.count {
      candidates.append(place)
      let isSoft = tokens[place].kind == .punctuation || tokens[place].kind == .emoji
      guard state.hasBegun, isSoft else { break }
      place += 1
    }
    return candidates
  }
}
