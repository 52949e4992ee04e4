internal import ToneLint
internal import Yams

extension RuleFileReader {
  private static let stepKeys = ["customer", "agent", "without", "where", "mark", "key", "again-besides"]

  /// The steps of a conversation rule.
  mutating func sequence(_ node: Node) -> [SequenceStep] {
    guard case .sequence(let items) = node else {
      fault("'sequence' takes a list of steps", node)
      return []
    }
    var steps: [SequenceStep] = []
    for item in items {
      if let step = step(item) { steps.append(step) }
    }
    return steps
  }

  private mutating func step(_ node: Node) -> SequenceStep? {
    guard case .mapping(let mapping) = node,
      let side = SequenceStep.Side.allCases.first(where: { mapping[$0.name] != nil }), let value = mapping[side.name]
    else {
      fault("a step says who speaks: 'customer' or 'agent', with what to look for", node)
      return nil
    }
    var step = SequenceStep(side, .entries)
    switch value.string {
    case "any": step.wanted = .any
    case "none": step.wanted = .none
    case nil: step.entries = strings(value, side.name)
    default: fault("'\(side.name)' takes a list, any or none", value)
    }
    for (key, value) in mapping {
      switch key.string {
      case side.name: break
      case "without": step.without = strings(value, "without")
      case "where":
        guard let place = SequenceStep.Place.allCases.first(where: { $0.name == value.string }) else {
          fault("'where' is later, next or by-deadline", value)
          continue
        }
        step.place = place
      case "mark": step.isMarked = flag(value, "mark")
      case "key": step.isKey = flag(value, "key")
      case "again-besides":
        guard let list = value.string, list.hasPrefix("@") else {
          fault("'again-besides' takes a word list: '@small-words'", value)
          continue
        }
        step.againBesides = Located(list, at: place(value))
      default: unknownKey(key, RuleFileReader.stepKeys)
      }
    }
    return step
  }

  private mutating func flag(_ node: Node, _ key: String) -> Bool {
    if let flag = node.bool { return flag }
    fault("'\(key)' is true or false", node)
    return false
  }

  /// Says what makes a sequence one that can never be found, or whose finding has no words.
  mutating func checkSequence(of rule: RuleDefinition, _ idNode: Node) {
    let id = rule.id.value
    let steps = rule.sequence
    if rule.isSignal { fault("'\(id)': a signal has patterns, no sequence", idNode) }
    if !rule.patterns.isEmpty || !rule.disguised.isEmpty { fault("'\(id)' has patterns and a sequence: it takes one of them", idNode) }
    if !rule.unless.isEmpty || !rule.only.isEmpty {
      fault("'\(id)': a sequence has 'without' in its steps, not 'unless' or 'only'", idNode)
    }
    if steps.count < 2 { fault("'\(id)': a sequence has two steps at least; one message needs only patterns", idNode) }
    if steps.count(where: \.isMarked) > 1 { fault("'\(id)' marks more than one step", idNode) }
    if steps.count(where: \.isKey) > 1 { fault("'\(id)' has more than one key", idNode) }
    if steps.contains(where: { $0.isKey && $0.wanted != .entries }) { fault("'\(id)': a key looks for something", idNode) }
    if !steps.contains(where: { $0.wanted == .entries && !$0.entries.isEmpty }) {
      fault("'\(id)': no step has anything to look for", idNode)
    }
    for (index, step) in steps.enumerated() {
      let isLast = index == steps.count - 1
      if (step.place == .deadline) != (step.wanted == .none) { fault("'\(id)': 'none' and 'by-deadline' go together", idNode) }
      if step.wanted == .none, !isLast || steps.firstIndex(where: \.isMarked) != index - 1 {
        fault("'\(id)': 'none' is the last step, and the one before it is marked: its words say the deadline", idNode)
      }
      if step.wanted == .any, index == 0 || step.place != .next {
        fault("'\(id)': 'any' stands behind another step, with 'where: next'", idNode)
      }
      if step.againBesides != nil, step.side != .customer || step.place != .next || index == 0 || steps[index - 1].side != .agent {
        fault("'\(id)': 'again-besides' is for a customer's step with 'where: next', behind an agent's", idNode)
      }
    }
  }
}
