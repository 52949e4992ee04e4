extension Linter {
  /// A message that is a step of a sequence, and the words that make it one.
  private struct Held {
    var step: Int
    var message: Int
    var hit: SequenceSearch.Hit
  }

  /// What is the same for all sequences of a conversation.
  private struct Setting {
    var turns: Turns
    var clock: ConversationClock?
    /// What the rules found, by message.
    var findings: [Int: [Finding]]
  }

  /// Adds the findings of the conversation rules, and takes away those that only they asked for.
  ///
  /// A sequence is looked for from its key step: other messages are read only where that may hold.
  mutating func reportSequences(_ conversation: borrowing Conversation, since first: Int, into findings: inout [Finding]) {
    var setting: Setting?
    var added: [Finding] = []
    for sequence in search.sequences {
      let key = sequence.steps[sequence.key].entries
      var messages: Set<Int> = []
      for entry in search.keys where key.frames.contains(entry.frame) { messages.insert(entry.message) }
      for score in search.scores where key.holds(score) && mayHold(sequence, score.message) { messages.insert(score.message) }
      if !key.rules.isEmpty {
        for finding in findings[first...] where key.rules.contains(finding.rule) { messages.insert(finding.message.value) }
      }
      if messages.isEmpty { continue }
      if setting == nil {
        setting = Setting(turns: Turns(conversation), findings: Dictionary(grouping: findings[first...], by: \.message.value))
      }
      if sequence.asksDeadline, setting?.clock == nil { setting?.clock = ConversationClock(conversation) }
      guard let setting else { continue }
      var marked: Set<Int> = []
      for message in messages.sorted() {
        // What has no time was not promised for one.
        if sequence.keyHasDeadline, setting.clock?.times[message] == nil { continue }
        guard maySayAgain(sequence, message, setting, conversation),
          let finding = finding(of: sequence, from: message, setting, conversation)
        else { continue }
        if marked.insert(finding.message.value).inserted { added.append(finding) }
      }
    }
    if findings[first...].contains(where: { !selection.isEnabled[$0.rule.value] }) {
      let kept = findings[first...].filter { selection.isEnabled[$0.rule.value] }
      findings.replaceSubrange(first..., with: kept)
    }
    if added.isEmpty { return }
    added = mergesCategories ? merged(added, into: Array(findings[first...])) : added + findings[first...]
    added.sort { ($0.message, $0.range.start, $0.rule) < ($1.message, $1.range.start, $1.rule) }
    findings.replaceSubrange(first..., with: added)
  }

  /// The findings of a conversation with those of its conversation rules: of one category that overlap, one remains, as in one message. What cues alone say yields
  /// to whatever else of its category was found in the message.
  private func merged(_ added: [Finding], into findings: [Finding]) -> [Finding] {
    var all = findings
    var isDropped = Array(repeating: false, count: all.count)
    var places: [MessageIndex: [Int]] = [:]
    for finding in added { places[finding.message] = [] }
    for (place, finding) in all.enumerated() { places[finding.message]?.append(place) }
    for finding in added.sorted(by: { outranks($0, $1) }) {
      let category = rules.rules[finding.rule.value].category
      let rivals = (places[finding.message] ?? []).filter { place in
        let other = all[place]
        return !isDropped[place] && rules.rules[other.rule.value].category == category
          && (scorer.scores(other.rule) || other.range.overlaps(finding.range))
      }
      if rivals.contains(where: { outranks(all[$0], finding) }) { continue }
      for rival in rivals { isDropped[rival] = true }
      places[finding.message]?.append(all.count)
      all.append(finding)
      isDropped.append(false)
    }
    return all.indices.filter { !isDropped[$0] }.map { all[$0] }
  }

  /// Of two findings of one category the one that is kept: no sum of cues, the more serious, the longer, the first.
  private func outranks(_ one: Finding, _ other: Finding) -> Bool {
    let (isSum, isOtherSum) = (scorer.scores(one.rule), scorer.scores(other.rule))
    if isSum != isOtherSum { return isOtherSum }
    if one.severity != other.severity { return one.severity > other.severity }
    return (other.range.count, one.range.start, one.rule) < (one.range.count, other.range.start, other.rule)
  }

  /// Whether there are messages before and behind the key for the other steps that are sums of cues: known without reading any again.
  private func mayHold(_ sequence: CompiledSequence, _ message: Int) -> Bool {
    sequence.steps.indices.allSatisfy { index in
      let wanted = sequence.steps[index].entries
      if index == sequence.key || wanted.scores.isEmpty || !wanted.frames.isEmpty || !wanted.rules.isEmpty { return true }
      return index < sequence.key
        ? search.scores.first { wanted.holds($0) }.map { $0.message < message } ?? false
        : search.scores.last { wanted.holds($0) }.map { $0.message > message } ?? false
    }
  }

  /// Whether the key and the step behind it say again what they must: known before any signals are looked for.
  private mutating func maySayAgain(
    _ sequence: CompiledSequence, _ key: Int, _ setting: Setting, _ conversation: borrowing Conversation
  ) -> Bool {
    let step = sequence.steps[sequence.key]
    if step.againBesides != nil {
      guard let question = setting.turns.previous(before: key, of: .agent).last, isSaidAgain(step, in: key, after: question, conversation)
      else { return false }
    }
    guard sequence.key + 1 < sequence.steps.count else { return true }
    let next = sequence.steps[sequence.key + 1]
    if next.againBesides == nil { return true }
    guard let reply = setting.turns.next(after: key, of: next.side, conversation).first else { return false }
    return isSaidAgain(next, in: reply, after: key, conversation)
  }

  private mutating func isSaidAgain(
    _ step: CompiledSequence.Step, in reply: Int, after question: Int, _ conversation: borrowing Conversation
  ) -> Bool {
    guard let besides = step.againBesides else { return true }
    return wordsSaidAgain(in: reply, after: question, besides: besides, mayAsk: step.wanted == .entries, conversation) != nil
  }

  /// The finding of a sequence whose key step may stand in a message.
  private mutating func finding(
    of sequence: CompiledSequence, from message: Int, _ setting: Setting, _ conversation: borrowing Conversation
  ) -> Finding? {
    for hit in hits(of: sequence.steps[sequence.key], in: message, setting, conversation) {
      var held = [Held(step: sequence.key, message: message, hit: hit)]
      var related: Finding.Related?
      guard !isExcluded(sequence.steps[sequence.key].without, in: [message], setting, conversation),
        lookBack(sequence, &held, setting, conversation), lookAhead(sequence, &held, &related, setting, conversation),
        let marked = held.first(where: { $0.step == sequence.marked })
      else { continue }
      var finding = Finding(
        rule: sequence.rule, severity: selection.severities[sequence.rule.value], message: MessageIndex(marked.message),
        range: marked.hit.range)
      for other in held where other.step != sequence.marked {
        let kind: Finding.Related.Kind = sequence.steps[other.step].side == .customer ? .customerSaid : .agentSaid
        finding.related.append(.init(kind: kind, message: MessageIndex(other.message), range: other.hit.range))
      }
      if let related { finding.related.append(related) }
      return finding
    }
    return nil
  }

  /// Finds the steps before the key, each in the latest message that holds it.
  private mutating func lookBack(
    _ sequence: CompiledSequence, _ held: inout [Held], _ setting: Setting, _ conversation: borrowing Conversation
  ) -> Bool {
    for index in stride(from: sequence.key - 1, through: 0, by: -1) {
      let step = sequence.steps[index]
      let after = held[0].message
      let turn = setting.turns.previous(before: after, of: step.side)
      if step.wanted == .any {
        guard let message = turn.last, !isExcluded(step.without, in: turn, setting, conversation),
          let hit = anything(in: message, conversation)
        else { return false }
        held.insert(Held(step: index, message: message, hit: hit), at: 0)
        continue
      }
      var found: Held?
      let start = sequence.steps[index + 1].place == .next ? turn.first ?? after : max(0, after - Limits.sequenceReach)
      for message in (start..<after).reversed() where setting.turns.sides[message] == step.side {
        guard let hit = hits(of: step, in: message, setting, conversation).first,
          !isExcluded(step.without, in: [message], setting, conversation)
        else { continue }
        found = Held(step: index, message: message, hit: hit)
        break
      }
      guard let found else { return false }
      held.insert(found, at: 0)
    }
    return true
  }

  /// Finds the steps after the key, each in the first message that holds it.
  private mutating func lookAhead(
    _ sequence: CompiledSequence, _ held: inout [Held], _ related: inout Finding.Related?, _ setting: Setting,
    _ conversation: borrowing Conversation
  ) -> Bool {
    for index in sequence.steps.indices.dropFirst(sequence.key + 1) {
      let step = sequence.steps[index]
      let last = held[held.count - 1]
      if step.place == .deadline {
        guard let missed = missedDeadline(of: last.hit, in: last.message, step, setting, conversation) else { return false }
        held[held.count - 1].hit.range = missed.words
        related = missed.related
        continue
      }
      let turn = setting.turns.next(after: last.message, of: step.side, conversation)
      if step.wanted == .any {
        guard let message = turn.first, isSaidAgain(step, in: message, after: last.message, conversation),
          !isExcluded(step.without, in: turn, setting, conversation), let hit = anything(in: message, conversation)
        else { return false }
        held.append(Held(step: index, message: message, hit: hit))
        continue
      }
      var found: Held?
      let after = last.message + 1
      let end = step.place == .next ? turn.last.map { $0 + 1 } ?? after : min(conversation.messages.count, after + Limits.sequenceReach)
      for message in after..<end where setting.turns.sides[message] == step.side {
        guard isSaidAgain(step, in: message, after: last.message, conversation),
          let hit = hits(of: step, in: message, setting, conversation).first,
          !isExcluded(step.without, in: [message], setting, conversation)
        else { continue }
        found = Held(step: index, message: message, hit: hit)
        break
      }
      guard let found else { return false }
      held.append(found)
    }
    return true
  }

  // MARK: Deadlines

  /// The words of a promise and of its time, where the log runs past that time and nobody of the agent's side said anything by then.
  private mutating func missedDeadline(
    of promise: SequenceSearch.Hit, in message: Int, _ step: CompiledSequence.Step, _ setting: Setting,
    _ conversation: borrowing Conversation
  ) -> (words: ByteRange, related: Finding.Related)? {
    guard let clock = setting.clock, let now = clock.times[message],
      let (deadline, words) = deadline(of: promise, at: now, conversation)
    else { return nil }
    for index in conversation.messages.indices.dropFirst(message + 1) {
      guard let time = clock.times[index] else {
        // Whether this came in time is not known.
        if conversation.messages[index].role == .customer { continue }
        return nil
      }
      if time.instant > deadline.instant {
        if isConfirmed(since: message, step, setting, conversation) { return nil }
        let range = self.words(of: index, conversation) ?? conversation.messages[index].text
        return (words, .init(kind: .pastDeadline(deadline.description), message: MessageIndex(index), range: range))
      }
      // A note or an event may record the call that was promised.
      if conversation.messages[index].role != .customer { return nil }
    }
    return nil
  }

  /// Whether the customer says, before the agent's side speaks again, that it came.
  private mutating func isConfirmed(
    since message: Int, _ step: CompiledSequence.Step, _ setting: Setting, _ conversation: borrowing Conversation
  ) -> Bool {
    for index in conversation.messages.indices.dropFirst(message + 1) {
      switch setting.turns.sides[index] {
      case .agent: return false
      case .customer where isExcluded(step.without, in: [index], setting, conversation): return true
      default: continue
      }
    }
    return false
  }

  /// The deadline that stands behind a promise in its sentence, or before it.
  private func deadline(
    of promise: SequenceSearch.Hit, at now: Timestamp, _ conversation: borrowing Conversation
  ) -> (latest: Timestamp, words: ByteRange)? {
    // Right behind the words first: "I'll read the log at 11:00 and message you by 11:15".
    for start in [promise.range.end, promise.range.start] {
      let behind = ByteRange(start, max(start, promise.sentence.end))
      guard let deadline = DeadlineReader.read(conversation.text[behind.indices], at: now, hours: businessHours) else { continue }
      return (deadline.latest, ByteRange(promise.range.start, max(promise.range.end, start + UInt32(deadline.range.upperBound))))
    }
    let before = ByteRange(promise.sentence.start, promise.range.start)
    guard let deadline = DeadlineReader.read(conversation.text[before.indices], at: now, hours: businessHours) else { return nil }
    return (deadline.latest, ByteRange(before.start + UInt32(deadline.range.lowerBound), promise.range.end))
  }

  // MARK: Messages

  /// Keeps what the cues of the message that was read last add up to, where steps of sequences look for that.
  ///
  /// - Returns: whether any may hold.
  mutating func noteScores(_ message: MessageIndex) -> Bool {
    let count = search.scores.count
    for wanted in search.leastScores {
      guard let hit = scorer.hit(wanted.rule, atLeast: wanted.least, in: analysis.role) else { continue }
      let tokens = analysis.tokens[hit.tokens]
      guard let first = tokens.first, let last = tokens.last else { continue }
      search.note(.init(wanted: wanted, message: message.value, range: ByteRange(first.start, last.end)))
    }
    return search.scores.count > count
  }

  /// What holds of a step in a message, in the order of the places.
  private mutating func hits(
    of step: CompiledSequence.Step, in message: Int, _ setting: Setting, _ conversation: borrowing Conversation
  ) -> [SequenceSearch.Hit] {
    guard setting.turns.sides[message] == step.side else { return [] }
    return hits(of: step.entries, in: message, setting, conversation)
  }

  private mutating func hits(
    of targets: CompiledSequence.Targets, in message: Int, _ setting: Setting, _ conversation: borrowing Conversation
  ) -> [SequenceSearch.Hit] {
    var hits: [SequenceSearch.Hit] = []
    for finding in setting.findings[message] ?? [] where targets.rules.contains(finding.rule) {
      hits.append(.init(frame: FrameIndex(finding.rule.value), range: finding.range, sentence: finding.range))
    }
    for score in search.scores(of: message) where targets.holds(score) {
      hits.append(.init(frame: FrameIndex(score.wanted.rule.value), range: score.range, sentence: score.range))
    }
    if !targets.frames.isEmpty { hits += read(message, conversation).filter { targets.frames.contains($0.frame) } }
    return hits.sorted { ($0.range.start, $1.range.end) < ($1.range.start, $0.range.end) }
  }

  /// All that a message says.
  private mutating func anything(in message: Int, _ conversation: borrowing Conversation) -> SequenceSearch.Hit? {
    words(of: message, conversation).map { .init(frame: FrameIndex(0), range: $0, sentence: $0) }
  }

  private mutating func isExcluded(
    _ targets: CompiledSequence.Targets, in messages: [Int], _ setting: Setting, _ conversation: borrowing Conversation
  ) -> Bool {
    if targets.isEmpty { return false }
    for message in messages where !hits(of: targets, in: message, setting, conversation).isEmpty { return true }
    return false
  }

  /// Looks for the signals and patterns of all sequences in a message, once.
  private mutating func read(_ message: Int, _ conversation: borrowing Conversation) -> [SequenceSearch.Hit] {
    if let hits = search.read[message] { return hits }
    tokenize(conversation, MessageIndex(message))
    matchSignals(search.targets)
    let silence = CustomerSignals()
    var hits: [SequenceSearch.Hit] = []
    for match in analysis.matches where search.isTarget[match.frame.value] {
      guard evaluator.verdict(of: match, &analysis, conversation.text, silence) == .passes else { continue }
      let sentence = analysis.sentence(holding: match.start)
      let bytes = ByteRange(analysis.tokens[sentence.lowerBound].start, analysis.tokens[sentence.upperBound - 1].end)
      hits.append(.init(frame: match.frame, range: analysis.range(of: match), sentence: bytes))
    }
    search.read[message] = hits
    return hits
  }

  /// What a message says, from its first word to the last mark; `nil` where it says nothing.
  private mutating func words(of message: Int, _ conversation: borrowing Conversation) -> ByteRange? {
    tokenize(conversation, MessageIndex(message))
    guard let first = analysis.tokens.first(where: \.isContent),
      let last = analysis.tokens.last(where: { $0.kind != .edge && $0.kind != .emoji })
    else { return nil }
    return ByteRange(first.start, last.end)
  }
}
