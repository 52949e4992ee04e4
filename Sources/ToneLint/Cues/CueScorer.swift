/// Scores messages by the cues in them: for every rule that has cues, the sentence that scores highest. One a worker.
///
/// A score is a sum of weights: the rule's bias, the cues of the sentence, and those of the whole message. Each counts once in its scope, however often it
/// stands there.
struct CueScorer: ~Copyable {
  /// Sums of weights by column.
  typealias Sums = SIMD16<Int32>

  /// A message of fewer words has too few cues: by themselves they neither find anything nor speak against what a pattern finds.
  static let leastWords = 7

  /// A sentence that reaches the threshold of a rule.
  struct Hit {
    var rule: RuleIndex
    /// Without the edges.
    var tokens: Range<Int>
  }

  private let tables: CueTables
  private let biases: Sums
  private let thresholds: Sums
  /// By column, whose messages its rule speaks of.
  private let roles: [RoleSet]
  /// By rule, the column of its category.
  private let columns: [Int?]
  /// Of the message that was read last.
  private var last = Sums.zero
  /// Whether there are cues at all.
  let isOn: Bool
  private var extractor = CueExtractor()
  private var seen = CueSet()
  private var traits: [CueIndex] = []

  init(_ rules: RuleSet, isEnabled: (RuleIndex) -> Bool) {
    tables = rules.cues
    var biases = Sums.zero
    var thresholds = Sums(repeating: .max)
    var columns: [String: Int] = [:]
    for (index, column) in rules.cues.columns.enumerated() {
      biases[index] = column.bias
      if isEnabled(column.rule) { thresholds[index] = column.threshold }
      columns[rules.rules[column.rule.value].category] = index
    }
    roles = rules.cues.columns.map { rules.frames[rules.frame(of: $0.rule).value].roles }
    self.biases = biases
    self.thresholds = thresholds
    self.columns = rules.rules.map { columns[$0.category] }
    isOn = !rules.cues.columns.isEmpty
  }

  /// Whether a rule has cues.
  func scores(_ rule: RuleIndex) -> Bool { tables.columns.contains { $0.rule == rule } }

  /// Whether the score of the message that was scored last is below what the findings of a rule need.
  func isImplausible(_ rule: RuleIndex) -> Bool {
    guard extractor.wordCount >= CueScorer.leastWords, let column = columns[rule.value] else { return false }
    return last[column] < tables.floors[rule.value]
  }

  /// The sentences of a message that reach a threshold, at most one for each rule.
  ///
  /// - Parameter isOpening: whether it is the first message of its side.
  mutating func hits(in analysis: inout MessageAnalysis, _ text: [UInt8], isOpening: Bool) -> [Hit] {
    extractor.read(&analysis, text, tables: tables)
    traits = extractor.traits(analysis.role, isOpening: isOpening, tables)
    var message = traits.reduce(biases) { $0 &+ weights($1, .message) }
    var best = Sums(repeating: -Int32(Int16.max))
    let isOnly = extractor.sentences.count == 1
    if !isOnly { seen.resize(tables.count) }
    for sentence in extractor.sentences {
      var own = Sums.zero
      for cue in extractor.cues[sentence.cues] {
        own &+= weights(cue, .sentence)
        if isOnly || seen.insert(cue) { message &+= weights(cue, .message) }
      }
      best = pointwiseMax(best, own)
    }
    if !isOnly { seen.remove(extractor.cues[...]) }
    last = best &+ message
    let reached = last .>= thresholds
    if !any(reached) || extractor.wordCount < CueScorer.leastWords { return [] }
    return tables.columns.indices.filter { reached[$0] && roles[$0].contains(analysis.role) }.compactMap { hit($0) }
  }

  /// The sentence of the message that was scored last that scores highest for a rule; `nil` where the score is too low, or the rule speaks of others' messages.
  func hit(_ rule: RuleIndex, atLeast least: Int32, in role: Role) -> Hit? {
    guard let column = tables.columns.firstIndex(where: { $0.rule == rule }), last[column] >= least, roles[column].contains(role)
    else { return nil }
    return hit(column)
  }

  /// The sentence that scores highest in a column.
  private func hit(_ column: Int) -> Hit? {
    let sums = extractor.sentences.map { sentence in extractor.cues[sentence.cues].reduce(0) { $0 + weights($1, .sentence)[column] } }
    guard let best = sums.max(), let sentence = sums.firstIndex(of: best) else { return nil }
    return Hit(rule: tables.columns[column].rule, tokens: extractor.sentences[sentence].tokens)
  }

  /// A score, and what it is held against.
  struct Standing {
    var hit: Hit
    var sum: Int
    var needed: Int
  }

  /// The scores of the message that was scored last that are below the thresholds of rules that are on and speak of such messages.
  func belowThresholds(_ role: Role) -> [Standing] {
    if extractor.wordCount < CueScorer.leastWords { return [] }
    return tables.columns.indices.filter { thresholds[$0] < .max && roles[$0].contains(role) && last[$0] < thresholds[$0] }.compactMap {
      column in
      hit(column).map { Standing(hit: $0, sum: Int(last[column]), needed: Int(thresholds[column])) }
    }
  }

  /// The score of the message that was scored last where it is below what the findings of a rule need.
  func belowFloor(_ rule: RuleIndex) -> Standing? {
    guard isImplausible(rule), let column = columns[rule.value] else { return nil }
    return hit(column).map { Standing(hit: $0, sum: Int(last[column]), needed: Int(tables.floors[rule.value])) }
  }

  @inline(__always)
  private func weights(_ cue: CueIndex, _ scope: CueScope) -> Sums { Sums(truncatingIfNeeded: tables.weights(of: cue, scope)) }

  /// What the cues of the message that was scored last count for in a hit.
  ///
  /// - Returns: cues with a weight other than 0, the strongest first.
  func shares(of hit: Hit) -> [CueShare] {
    guard let column = tables.columns.firstIndex(where: { $0.rule == hit.rule }) else { return [] }
    // What a cue of the sentence counts for in the message is part of its share.
    var weights: [CueIndex: (scope: CueScope, weight: Int)] = [:]
    func add(_ cues: some Sequence<CueIndex>, _ scope: CueScope) {
      for cue in cues {
        let weight = Int(tables.weights(of: cue, scope)[column])
        if weight != 0 { weights[cue, default: (scope, 0)].weight += weight }
      }
    }
    for sentence in extractor.sentences where sentence.tokens == hit.tokens { add(extractor.cues[sentence.cues], .sentence) }
    add(Set(extractor.cues), .message)
    add(traits, .message)
    let total = weights.values.reduce(0) { $0 + max(0, $1.weight) }
    return weights.filter { $0.value.weight != 0 }.map { cue, share in
      CueShare(
        cue: tables.name(of: cue), scope: share.scope, weight: share.weight, share: Double(share.weight) / Double(max(1, total)))
    }.sorted { ($1.weight, $0.cue) < ($0.weight, $1.cue) }
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
