/// What counts for a message besides its own words: what the customer said last, who writes, how much.
struct CueContext {
  /// The cues in the customer's last messages, each once. Several in a row count as one.
  private(set) var customer: [CueIndex] = []
  private var seen = CueSet()
  private var customerIsDone = true
  /// Whether the agent's side has not spoken yet.
  private var isOpening = true

  /// Begins a conversation.
  mutating func removeAll() {
    customer.removeAll(keepingCapacity: true)
    customerIsDone = true
    isOpening = true
  }

  mutating func customerSays(_ tokens: [Token], _ text: [UInt8], _ tables: borrowing CueTables, _ extractor: inout CueExtractor) {
    if customerIsDone {
      customer.removeAll(keepingCapacity: true)
      seen.resize(tables.names.count)
      customerIsDone = false
    }
    extractor.read(tokens, text, tables: tables, quotations: [])
    for cue in extractor.cues where seen.insert(cue) { customer.append(cue) }
  }

  mutating func agentSpeaks() {
    customerIsDone = true
    isOpening = false
  }

  /// The cues of the kind of message that an agent's message is.
  func traits(_ role: Role, words: Int, _ tables: borrowing CueTables) -> [CueIndex] {
    var traits: [MessageTrait] = [.length(words)]
    if role == .note { traits.append(.note) }
    if role == .bot { traits.append(.bot) }
    if isOpening { traits.append(.opening) }
    var cues: [CueIndex] = []
    for trait in traits where tables.traits[trait.rawValue] != 0 { cues.append(tables.traits[trait.rawValue]) }
    return cues
  }
}
