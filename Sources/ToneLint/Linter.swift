/// Lints conversations: tokens, matches, guards, findings. One a worker; the rule set is shared.
public struct Linter: ~Copyable {
  let rules: RuleSet
  let selection: RuleSelection
  let evaluator: GuardEvaluator
  let businessHours: BusinessHours
  private var tokenizer = Tokenizer()
  private var tokens = ReadTokens()
  private var agentRules: LazyAutomaton
  /// These two are made when they are first asked for: a clean draft never does.
  private var customerRules: LazyAutomaton?
  private var signals: LazyAutomaton?
  private var disguises = DisguiseFinder()
  private var clean = CleanMessages()
  private(set) var scorer: CueScorer
  /// Who has spoken before the message that is read.
  private var heard = RoleSet()
  var analysis = MessageAnalysis()
  var search: SequenceSearch
  private var raw: [RawMatch] = []
  private var wanted: WantedFrames
  /// How many matches of each rule the guards had to decide so far.
  public private(set) var matchCounts: [RuleIndex: Int] = [:]
  private var customer = CustomerSignals()
  /// By frame: whether a context looks for it in customer messages.
  private let servesCustomer: [Bool]
  private let customerSignals: [FrameIndex]
  /// Whether any rule that is on speaks of customer messages.
  private let lintsCustomers: Bool
  /// Whether overlapping findings of one category become one. The tests of single rules look at each by itself.
  let mergesCategories: Bool

  /// - Parameter businessHours: what "close of business" and "business days" mean.
  public init(rules: RuleSet, selection: RuleSelection, businessHours: BusinessHours = .standard) {
    self.init(rules: rules, selection: selection, businessHours: businessHours, mergesCategories: true)
  }

  init(rules: RuleSet, selection: RuleSelection, businessHours: BusinessHours = .standard, mergesCategories: Bool) {
    self.businessHours = businessHours
    search = SequenceSearch(rules, selection)
    wanted = WantedFrames(rules)
    scorer = CueScorer(rules) { selection.isEnabled[$0.value] }
    self.mergesCategories = mergesCategories
    self.rules = rules
    self.selection = selection
    evaluator = GuardEvaluator(rules: rules)
    agentRules = LazyAutomaton(rules.tables, .agentRules)
    var serves = Array(repeating: false, count: rules.frames.count)
    for guards in rules.frames {
      for context in guards.unless + guards.only where context.place == .previous || context.place == .earlier {
        for frame in context.frames { serves[frame.value] = true }
      }
      if let related = guards.related { serves[related.value] = true }
    }
    servesCustomer = serves
    customerSignals = serves.indices.filter { serves[$0] }.map { FrameIndex($0) }
    lintsCustomers =
      search.looksAtCustomers
      || rules.rules.indices.contains { selection.isEnabled[$0] && rules.frames[$0].roles.contains(.customer) }
  }

  /// Appends the findings of a conversation, in the order of their places.
  public mutating func lint(_ conversation: borrowing Conversation, into findings: inout [Finding]) {
    let first = findings.count
    customer.removeAll()
    tokens.removeAll()
    heard = []
    search.removeAll()
    for place in conversation.messages.indices {
      let index = MessageIndex(place)
      let message = conversation.messages[place]
      switch message.role {
      case .customer:
        if lintsCustomers { lint(conversation, message, index, into: &findings) }
        customer.customerSpeaks(index)
      case .agent, .bot:
        lint(conversation, message, index, into: &findings)
        customer.agentSpeaks()
      case .note:
        lint(conversation, message, index, into: &findings)
      case .system, .unknown:
        break
      }
      heard.insert(RoleSet(message.role))
    }
    if !search.sequences.isEmpty { reportSequences(conversation, since: first, into: &findings) }
  }

  /// Appends the findings of one message.
  private mutating func lint(
    _ conversation: borrowing Conversation, _ message: Message, _ index: MessageIndex, into findings: inout [Finding]
  ) {
    let hash = CleanMessages.hash(conversation.text, message.text, message.role, isOpening: heard.isOpening(message.role))
    if clean.contains(hash) { return }
    tokenize(conversation, index)
    match(message.role == .customer ? .customerRules : .agentRules)
    let isKey = message.role != .note && search.note(analysis.matches, index)
    if message.role != .customer { disguises.find(conversation.text, &analysis, rules: rules) }
    score(conversation)
    let isScored = message.role != .note && noteScores(index)
    let candidates = candidates()
    if !candidates.isEmpty {
      report(candidates, conversation, index, into: &findings)
    } else if !isKey, !isScored {
      clean.insert(hash)
    }
  }

  /// The matches of rules that the guards have to decide.
  private func candidates() -> [Match] {
    var candidates: [Match] = []
    for match in analysis.matches {
      guard let rule = rules.rule(of: match.frame), search.isWatched[rule.value] else { continue }
      // Cues are summed already; the signals that guards look for take longer.
      if !mergesCategories || !isImplausible(match, rule) { candidates.append(match) }
    }
    return candidates
  }

  /// Adds the sentences whose cues reach the threshold of a rule: their guards decide as on all matches.
  private mutating func score(_ conversation: borrowing Conversation) {
    if !scorer.isOn { return }
    for hit in scorer.hits(in: &analysis, conversation.text, isOpening: heard.isOpening(analysis.role)) {
      analysis.matches.append(
        Match(frame: rules.frame(of: hit.rule), pattern: nil, start: hit.tokens.lowerBound, end: hit.tokens.upperBound))
    }
  }

  /// What the cues of the message that was read last count for in a match; none where a pattern matched.
  func shares(of match: Match) -> [CueShare] {
    guard let rule = rules.rule(of: match.frame), scorer.scores(rule) else { return [] }
    return scorer.shares(of: .init(rule: rule, tokens: match.start..<match.end))
  }

  /// Reads a message with all that matches in it, and what customers said before it.
  mutating func prepare(_ index: MessageIndex, of conversation: borrowing Conversation) {
    customer.removeAll()
    tokens.removeAll()
    heard = []
    for place in 0..<index.value {
      let role = conversation.messages[place].role
      switch role {
      case .customer: customer.customerSpeaks(MessageIndex(place))
      case .agent, .bot: customer.agentSpeaks()
      case .note, .system, .unknown: break
      }
      heard.insert(RoleSet(role))
    }
    let message = conversation.messages[index.value]
    tokenize(conversation, index)
    match(message.role == .customer ? .customerRules : .agentRules)
    if RoleSet.agentSide.contains(message.role) { disguises.find(conversation.text, &analysis, rules: rules) }
    if RoleSet.rated.contains(message.role) { score(conversation) }
    match(.signals)
    readCustomer(conversation)
  }

  /// What the guards say of a match in the message that was read last.
  mutating func verdict(of match: Match, _ conversation: borrowing Conversation) -> Verdict {
    let verdict = evaluator.verdict(of: match, &analysis, conversation.text, customer)
    guard verdict == .passes, let rule = rules.rule(of: match.frame), isImplausible(match, rule) else { return verdict }
    return .implausible
  }

  /// Whether a signal holds anywhere in a message of its own: for the tests of signals.
  mutating func holds(_ frame: FrameIndex, in conversation: borrowing Conversation, _ index: MessageIndex) -> Bool {
    customer.removeAll()
    tokens.removeAll()
    tokenize(conversation, index)
    matchSignals([frame])
    return analysis.matches.contains { match in
      match.frame == frame && evaluator.verdict(of: match, &analysis, conversation.text, customer) == .passes
    }
  }

  mutating func tokenize(_ conversation: borrowing Conversation, _ index: MessageIndex) {
    let message = conversation.messages[index.value]
    analysis.removeAll()
    analysis.role = message.role
    if tokens.take(index, into: &analysis.tokens) { return }
    tokenizer.tokenize(conversation.text, in: message.text, rules: rules, into: &analysis.tokens)
    tokens.keep(analysis.tokens, of: index)
  }

  /// Adds all matches of a group.
  mutating func match(_ group: PatternGroup) {
    wanted.wantAll()
    matchWanted(group)
  }

  /// Adds the matches of some signals, and of those that their guards may ask for.
  mutating func matchSignals(_ frames: [FrameIndex]) {
    wanted.want(frames)
    matchWanted(.signals)
  }

  private mutating func matchWanted(_ group: PatternGroup) {
    raw.removeAll(keepingCapacity: true)
    switch group {
    case .agentRules: agentRules.run(analysis.tokens, for: wanted, into: &raw)
    case .customerRules:
      if customerRules == nil { customerRules = LazyAutomaton(rules.tables, .customerRules) }
      customerRules?.run(analysis.tokens, for: wanted, into: &raw)
    case .signals:
      if signals == nil { signals = LazyAutomaton(rules.tables, .signals) }
      signals?.run(analysis.tokens, for: wanted, into: &raw)
    }
    analysis.add(raw, rules: rules)
    if group == .signals { analysis.sortMatches() }
  }

  /// Looks at the customer messages that were passed over, for the signals that contexts ask for.
  private mutating func readCustomer(_ conversation: borrowing Conversation) {
    if customer.pending.isEmpty { return }
    let own = analysis
    for index in customer.pending {
      tokenize(conversation, index)
      matchSignals(customerSignals)
      for match in analysis.matches where servesCustomer[match.frame.value] {
        guard evaluator.verdict(of: match, &analysis, conversation.text, customer) == .passes else { continue }
        customer.add(.init(frame: match.frame, message: index, range: analysis.range(of: match)))
      }
    }
    customer.pending.removeAll(keepingCapacity: true)
    analysis = own
    analysis.holdsInMessage.removeAll(keepingCapacity: true)
  }

  /// Adds what the guards let through of the rules' matches: the longest of overlapping ones of a rule, then one of a category.
  private mutating func report(
    _ candidates: [Match], _ conversation: borrowing Conversation, _ index: MessageIndex, into findings: inout [Finding]
  ) {
    for candidate in candidates { matchCounts[RuleIndex(candidate.frame.value), default: 0] += 1 }
    wanted.wantNeeds(of: candidates.map(\.frame))
    matchWanted(.signals)
    var passed = passing(candidates, conversation)
    let asksRelated = passed.contains { rules.frames[$0.match.frame.value].related != nil }
    if analysis.asksCustomer || asksRelated {
      readCustomer(conversation)
      passed = passing(candidates, conversation)
    }
    if passed.isEmpty { return }
    passed = disjoint(passed) { $0.rule.value }
    // What overlaps one of its category is the same finding.
    var kept = passed
    if mergesCategories {
      passed = ranked(passed)
      var categories: [String: Int] = [:]
      kept = disjoint(passed) { finding in
        let category = rules.rules[finding.rule.value].category
        let index = categories[category] ?? categories.count
        categories[category] = index
        return index
      }
    }
    kept.sort { ($0.match.start, $0.rule) < ($1.match.start, $1.rule) }
    for (match, rule) in kept {
      var finding = Finding(rule: rule, severity: selection.severities[rule.value], message: index, range: analysis.range(of: match))
      finding.cues = shares(of: match)
      if let signal = rules.frames[match.frame.value].related, let hit = customer.latest(signal) {
        finding.related = [.init(kind: .customerSaid, message: hit.message, range: hit.range)]
      }
      findings.append(finding)
    }
  }

  /// The matches that the guards let through.
  private mutating func passing(_ candidates: [Match], _ conversation: borrowing Conversation) -> [(match: Match, rule: RuleIndex)] {
    var passed: [(match: Match, rule: RuleIndex)] = []
    for match in candidates {
      guard let rule = rules.rule(of: match.frame) else { continue }
      if evaluator.verdict(of: match, &analysis, conversation.text, customer) == .passes { passed.append((match, rule)) }
    }
    return passed
  }

  /// Whether the cues of the message speak against what a pattern matched. A label in disguise needs no company.
  private func isImplausible(_ match: Match, _ rule: RuleIndex) -> Bool { match.pattern != nil && scorer.isImplausible(rule) }

  /// What patterns found, and what cues alone say of other categories.
  private func ranked(_ passed: [Passed]) -> [Passed] {
    let found = Set(passed.filter { !scorer.scores($0.rule) }.map { rules.rules[$0.rule.value].category })
    return passed.filter { !scorer.scores($0.rule) || !found.contains(rules.rules[$0.rule.value].category) }
  }

  private typealias Passed = (match: Match, rule: RuleIndex)

  /// Those that overlap none of their group that is more serious, or as serious and longer, or else begins earlier. Those that only sequences ask for yield to
  /// all others.
  private func disjoint(_ passed: [Passed], group: (Passed) -> Int) -> [Passed] {
    if passed.count < 2 { return passed }
    let grouped = passed.map { (group: group($0), passed: $0) }.sorted { left, right in
      if left.group != right.group { return left.group < right.group }
      let (isOn, isOtherOn) = (selection.isEnabled[left.passed.rule.value], selection.isEnabled[right.passed.rule.value])
      if isOn != isOtherOn { return isOn }
      let (a, b) = (selection.severities[left.passed.rule.value], selection.severities[right.passed.rule.value])
      if a != b { return a > b }
      let (one, other) = (left.passed.match, right.passed.match)
      return (other.count, one.start, left.passed.rule) < (one.count, other.start, right.passed.rule)
    }
    // Per token, the group that took it last, plus 1.
    var taken = Array(repeating: 0, count: analysis.tokens.count)
    var kept: [Passed] = []
    for (group, candidate) in grouped {
      let range = candidate.match.start..<candidate.match.end
      if taken[range].contains(group + 1) { continue }
      for token in range { taken[token] = group + 1 }
      kept.append(candidate)
    }
    return kept
  }
}
