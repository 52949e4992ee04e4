internal import ToneLint
internal import Yams

extension RuleFileReader {
  static let ruleKeys = [
    "id", "severity", "group", "summary", "why", "patterns", "disguised", "sequence", "cues", "roles", "negated", "hypothetical", "quoted",
    "question", "caps",
    "unless",
    "only", "related", "instead", "examples",
  ]

  /// A rule or a signal.
  mutating func rule(_ mapping: Node.Mapping, expectedID: String) -> RuleDefinition? {
    guard let idNode = mapping["id"], let id = string(idNode, "id") else {
      fault("the key 'id' is missing: it is '\(expectedID)'", mapping.first?.key)
      return nil
    }
    if id.value != expectedID { fault("the id is '\(id.value)', but the file's place says '\(expectedID)'", idNode) }
    var rule = RuleDefinition(id: id)
    if rule.isSignal {
      rule.negated = .allow
      rule.hypothetical = .allow
      rule.quoted = .allow
    }
    for (key, value) in mapping { read(key, value, into: &rule) }
    check(rule, idNode)
    return rule
  }

  private mutating func read(_ key: Node, _ value: Node, into rule: inout RuleDefinition) {
    let name = key.string ?? ""
    switch name {
    case "id": break
    case "severity":
      guard let level = value.string.flatMap({ Severity(name: $0) }) else {
        return fault("'severity' is error, warning, note or info", value)
      }
      rule.severity = level
    case "group":
      guard value.string == "stable" || value.string == "nursery" else { return fault("'group' is stable or nursery", value) }
      rule.isNursery = value.string == "nursery"
    case "summary": rule.summary = text(value, name)
    case "why": rule.why = text(value, name)
    case "instead": rule.instead = text(value, name)
    case "patterns": rule.patterns = strings(value, name)
    case "disguised":
      rule.disguised = strings(value, name)
      for label in rule.disguised where !label.value.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber) }) || label.value.count < 3
      {
        faults.append(RuleFault("'\(label.value)': a disguised label is three or more lower-case letters", at: label.place))
      }
    case "sequence": rule.sequence = sequence(value)
    case "cues": rule.cues = cues(value)
    case "roles": rule.roles = roles(value)
    case "negated": rule.negated = policy(value, name) ?? rule.negated
    case "hypothetical": rule.hypothetical = policy(value, name) ?? rule.hypothetical
    case "quoted": rule.quoted = policy(value, name) ?? rule.quoted
    case "question": rule.question = policy(value, name) ?? rule.question
    case "caps": rule.caps = policy(value, name) ?? rule.caps
    case "unless": rule.unless = contexts(value, name)
    case "only": rule.only = contexts(value, name)
    case "related": rule.related = string(value, name)
    case "examples": examples(value, into: &rule)
    default: unknownKey(key, RuleFileReader.ruleKeys)
    }
  }

  private mutating func text(_ node: Node, _ key: String) -> String {
    guard let value = string(node, key)?.value else { return "" }
    // A folded block ends with a line end that nobody wants.
    return String(value.reversed().drop { $0.isWhitespace }.reversed())
  }

  /// The weights in the file that is named.
  private mutating func cues(_ node: Node) -> CueModel? {
    guard let name = string(node, "cues")?.value else { return nil }
    guard let text = siblings[name] else {
      fault("no weights file '\(name)' beside this one" + nearest(to: name, in: siblings.keys), node)
      return nil
    }
    let path = file.prefix(upTo: file.lastIndex(of: "/").map { file.index(after: $0) } ?? file.startIndex) + name
    let (model, faults) = CueFile.read(text, file: String(path))
    self.faults += faults
    return model
  }

  private mutating func policy(_ node: Node, _ key: String) -> GuardPolicy? {
    guard let policy = node.string.flatMap(GuardPolicy.init(name:)) else {
      fault("'\(key)' is allow, skip or only", node)
      return nil
    }
    return policy
  }

  private mutating func roles(_ node: Node) -> RoleSet {
    var roles: RoleSet = []
    for name in strings(node, "roles") {
      guard let role = Role(name: name.value), role != .system, role != .unknown else {
        faults.append(RuleFault("no role '\(name.value)': agent, bot, note or customer", at: name.place))
        continue
      }
      roles.insert(RoleSet(role))
    }
    return roles
  }

  private mutating func contexts(_ node: Node, _ key: String) -> [ContextDefinition] {
    guard case .mapping(let mapping) = node else {
      fault("'\(key)' takes places, each with a list", node)
      return []
    }
    var contexts: [ContextDefinition] = []
    for (placeNode, entries) in mapping {
      guard let place = ContextPlace.allCases.first(where: { $0.name == placeNode.string }) else {
        unknownKey(placeNode, ContextPlace.allCases.map(\.name))
        continue
      }
      contexts.append(ContextDefinition(place: place, entries: strings(entries, place.name)))
    }
    return contexts
  }

  // MARK: Examples

  private mutating func examples(_ node: Node, into rule: inout RuleDefinition) {
    guard case .mapping(let mapping) = node else { return fault("'examples' takes 'flag' and 'allow'", node) }
    for (key, value) in mapping {
      guard key.string == "flag" || key.string == "allow" else {
        unknownKey(key, ["flag", "allow"])
        continue
      }
      guard case .sequence(let sequence) = value else {
        fault("'\(key.string ?? "")' takes a list", value)
        continue
      }
      for item in sequence {
        let defaultRole: Role =
          rule.roles.contains(.customer) && !rule.roles.contains(.agent) ? .customer : rule.roles.contains(.agent) ? .agent : .note
        let messages = example(item, defaultRole)
        if messages.isEmpty { continue }
        let located = Located(messages, at: place(item))
        if key.string == "flag" { rule.flag.append(located) } else { rule.allow.append(located) }
      }
    }
  }

  private mutating func example(_ node: Node, _ defaultRole: Role) -> [RuleDefinition.ExampleMessage] {
    switch node {
    case .scalar(let scalar):
      return [.init(role: defaultRole, text: scalar.string)]
    case .mapping(let mapping):
      var messages: [RuleDefinition.ExampleMessage] = []
      let time = mapping["time"].flatMap { self.string($0, "time") }?.value ?? ""
      for (key, value) in mapping where key.string != "time" {
        guard let role = key.string.flatMap({ Role(name: $0) }) else {
          unknownKey(key, Role.allCases.map(\.name))
          continue
        }
        if let text = string(value, role.name) { messages.append(.init(role: role, text: text.value, time: time)) }
      }
      return messages
    case .sequence(let sequence):
      return sequence.flatMap { example($0, defaultRole) }
    default:
      fault("an example is a string or a conversation", node)
      return []
    }
  }

  private mutating func check(_ rule: RuleDefinition, _ idNode: Node) {
    let matches = !rule.patterns.isEmpty || !rule.disguised.isEmpty || !rule.sequence.isEmpty
    if rule.cues != nil, matches || rule.isSignal {
      fault("'\(rule.id.value)' has cues: it is a rule of its own, with no patterns and no sequence", idNode)
    }
    if rule.cues == nil, !matches { fault("'\(rule.id.value)' has no patterns: it can never match", idNode) }
    if !rule.sequence.isEmpty { checkSequence(of: rule, idNode) }
    if rule.summary.isEmpty { fault("'\(rule.id.value)' has no summary", idNode) }
    // Cues without a threshold find nothing by themselves.
    let wanted = rule.isSignal ? 2 : rule.cues.map { $0.threshold == nil } ?? false ? 0 : 4
    if rule.flag.count < wanted || rule.allow.count < wanted {
      fault(
        "'\(rule.id.value)' has \(rule.flag.count) examples that are flagged and \(rule.allow.count) that are allowed; it needs \(wanted) of each",
        idNode)
    }
    if rule.isSignal { return }
    if rule.why.isEmpty { fault("'\(rule.id.value)' does not say why", idNode) }
    if rule.instead.isEmpty { fault("'\(rule.id.value)' has no better wording under 'instead'", idNode) }
    if rule.roles.isEmpty { fault("'\(rule.id.value)' speaks of no role", idNode) }
    for example in rule.flag where !example.value.contains(where: { $0.text.contains("▸") && $0.text.contains("▹") }) {
      faults.append(RuleFault("the example marks no words: put ▸ and ▹ around them", at: example.place))
    }
  }
}
