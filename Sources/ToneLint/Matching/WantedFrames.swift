/// The frames whose matches are kept: all, or what the guards of some frames may ask for. Signals match nearly everywhere, and a rule asks for few of them.
struct WantedFrames {
  private let rules: [Guards]
  private let wellKnown: [FrameIndex?]
  /// By frame, what its guards may ask for in the message of its match, once that was needed.
  private var needs: [[FrameIndex]?]
  /// By frame: the stamp of the last wish for it.
  private var stamps: [UInt32]
  private var stamp: UInt32 = 1
  private var isAll = true

  init(_ rules: RuleSet) {
    self.rules = rules.frames
    wellKnown = rules.wellKnown
    needs = Array(repeating: nil, count: rules.frames.count)
    stamps = Array(repeating: 0, count: rules.frames.count)
  }

  @inline(__always)
  func contains(_ frame: Int) -> Bool { isAll || stamps[frame] == stamp }

  mutating func wantAll() { isAll = true }

  /// Wants what the guards of some frames may ask for, and nothing else.
  mutating func wantNeeds(of frames: some Sequence<FrameIndex>) {
    isAll = false
    stamp &+= 1
    if stamp == 0 {
      for frame in stamps.indices { stamps[frame] = 0 }
      stamp = 1
    }
    for frame in frames {
      if needs[frame.value] == nil { needs[frame.value] = needs(of: frame) }
      for needed in needs[frame.value] ?? [] { stamps[needed.value] = stamp }
    }
  }

  /// Wants some frames and what their guards may ask for.
  mutating func want(_ frames: some Collection<FrameIndex>) {
    wantNeeds(of: frames)
    for frame in frames { stamps[frame.value] = stamp }
  }

  /// All frames that the verdict on a match of a frame may depend on.
  private func needs(of frame: FrameIndex) -> [FrameIndex] {
    var found: Set<FrameIndex> = []
    var open = [frame]
    while let next = open.popLast() {
      let guards = rules[next.value]
      var asked: [WellKnownSignal] = []
      if guards.negated != .allow { asked.append(.negator) }
      if guards.hypothetical != .allow { asked.append(.hypothetical) }
      if guards.quoted != .allow { asked += [.customerSaid, .agentSaid] }
      found.formUnion(asked.compactMap { wellKnown[$0.rawValue] })
      for context in guards.unless + guards.only where context.place != .previous && context.place != .earlier {
        for other in context.frames where found.insert(other).inserted { open.append(other) }
      }
    }
    return Array(found)
  }
}
