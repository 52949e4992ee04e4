/// Scores messages by the cues in them: for every rule that has cues, the sentence that scores highest. One a worker.
///
/// A score is a sum of weights: the rule's bias, the cues of the sentence, those of the whole message, and those of what the customer said last. Each
/// counts once in its scope, however often it stands there.
struct CueScorer {
  /// Sums of weights by column.
  typealias Sums = SIMD16<Int32>

  /// A sentence that reaches the threshold of a rule.
  struct Hit {
    var rule: RuleIndex
    /// Without the edges.
    var tokens: Range<Int>
  }

  private let tables: CueTables
  private let biases: Sums
  private let thresholds: Sums
  /// Whether any rule that is on has cues.
  let isOn: Bool
  private var extractor = CueExtractor()
  private var seen = CueSet()
  private var context = CueContext()
  private var customer = Sums.zero

  init(_ tables: CueTables, isEnabled: (RuleIndex) -> Bool) {
    self.tables = tables
    var biases = Sums.zero
    var thresholds = Sums(repeating: .max)
    for (index, column) in tables.columns.enumerated() where isEnabled(column.rule) {
      biases[index] = column.bias
      thresholds[index] = column.threshold
    }
    self.biases = biases
    self.thresholds = thresholds
    isOn = tables.columns.contains { isEnabled($0.rule) }
  }

  /// Whether a rule has cues.
  func scores(_ rule: RuleIndex) -> Bool { tables.columns.contains { $0.rule == rule } }

  /// Begins a conversation.
  mutating func removeAll() { context.removeAll() }

  /// Takes in a customer message.
  mutating func customerSays(_ tokens: [Token], _ text: [UInt8]) { context.customerSays(tokens, text, tables, &extractor) }

  /// Says that the agent's side spoke.
  mutating func agentSpeaks() { context.agentSpeaks() }

  /// The sentences of a message that reach a threshold, at most one for each rule.
  mutating func hits(in analysis: inout MessageAnalysis, _ text: [UInt8]) -> [Hit] {
    let role = analysis.role
    extractor.read(analysis.tokens, text, tables: tables, quotations: analysis.longQuotations(text))
    if extractor.sentences.isEmpty { return [] }
    var message = biases &+ sum(of: context.traits(role, words: extractor.wordCount, tables), .message)
    message &+= sum(of: context.customer, .customer)
    var best = Sums(repeating: .min)
    seen.resize(tables.names.count)
    for sentence in extractor.sentences {
      var own = Sums.zero
      for cue in extractor.cues[sentence.cues] {
        own &+= Sums(truncatingIfNeeded: tables.weights(of: cue, .sentence))
        if seen.insert(cue) { message &+= Sums(truncatingIfNeeded: tables.weights(of: cue, .message)) }
      }
      best = pointwiseMax(best, own)
    }
    let reached = (best &+ message) .>= thresholds
    if !any(reached) { return [] }
    return tables.columns.indices.filter { reached[$0] }.compactMap { column in
      extractor.sentences.first { sum(of: extractor.cues[$0.cues], .sentence)[column] == best[column] }.map { sentence in
        Hit(rule: tables.columns[column].rule, tokens: sentence.tokens)
      }
    }
  }

  private func sum(of cues: some Sequence<CueIndex>, _ scope: CueScope) -> Sums {
    cues.reduce(into: .zero) { $0 &+= Sums(truncatingIfNeeded: tables.weights(of: $1, scope)) }
  }

  /// What the cues of the message read last count for in a rule, for one of its sentences.
  ///
  /// - Returns: cues with a weight other than 0, the strongest first.
  func shares(of hit: Hit, _ role: Role) -> [CueShare] {
    guard let column = tables.columns.firstIndex(where: { $0.rule == hit.rule }) else { return [] }
    // What a cue counts for in the sentence and in the message is one share of the sentence's, as far as it stands there.
    var weights: [CueIndex: (scope: CueScope, weight: Int)] = [:]
    func add(_ cues: some Sequence<CueIndex>, _ scope: CueScope) {
      for cue in cues { weights[cue, default: (scope, 0)].weight += Int(tables.weights(of: cue, scope)[column]) }
    }
    for sentence in extractor.sentences where sentence.tokens == hit.tokens { add(extractor.cues[sentence.cues], .sentence) }
    add(Set(extractor.cues), .message)
    add(context.traits(role, words: extractor.wordCount, tables), .message)
    var shares = weights.map { (cue: $0.key, scope: $0.value.scope, weight: $0.value.weight) }
    for cue in context.customer { shares.append((cue, .customer, Int(tables.weights(of: cue, .customer)[column]))) }
    let total = shares.reduce(0) { $0 + max(0, $1.weight) }
    return shares.filter { $0.weight != 0 }.map { share in
      CueShare(
        cue: tables.names[Int(share.cue)], scope: share.scope, weight: share.weight, share: Double(share.weight) / Double(max(1, total)))
    }.sorted { ($1.weight, $0.cue, $0.scope.rawValue) < ($0.weight, $1.cue, $1.scope.rawValue) }
  }
}

/// What a cue counts for in a finding.
public struct CueShare: Hashable, Sendable {
  /// As the weights file names it.
  public var cue: String
  public var scope: CueScope
  /// Hundredths of a unit of log-odds.
  public var weight: Int
  /// Its part of all that speaks for the finding; negative where it speaks against.
  public var share: Double

  public init(cue: String, scope: CueScope, weight: Int, share: Double) {
    self.cue = cue
    self.scope = scope
    self.weight = weight
    self.share = share
  }
}
