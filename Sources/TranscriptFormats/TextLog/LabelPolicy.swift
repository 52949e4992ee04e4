import ToneLint

/// Decides which of a log's candidate lines begin turns. The rule:
///
/// 1. A label with a role in brackets or behind a dash counts, one with a time before a name does, unless such are rarer in the file
///    than plain role words, and so does a name that the user declared.
/// 2. Of the other ways to mark a speaker (`Name:`, `**Name:**`, `<Name>`, `Name |`, a name on its own line) a file has one: that
///    with the most role words. If more labels have times than that one has role words, it has none: then "User: jane42" in a
///    timed log is text.
/// 3. In that way a role word counts, and so does a name that has a role or a time elsewhere. "Internal note:" counts anywhere.
/// 4. Any other name counts if it looks like one (see `NameShape`; never a field word such as "Order" or "Steps") and comes back:
///    twice in the file, or once where three of four lines begin with a label; but in a file that labels customer and agent by role
///    words, three times and a quarter as often as these.
/// 5. A line with a time and no speaker is an event, if turns of the file have their time in the same place.
/// 6. A separator counts where a turn or another separator follows at once; headings also after a blank line, if the file has several.
struct LabelPolicy {
  /// The style of rule 2; nil if the file has none.
  private var main: LineLabel.Style?
  /// Whether labels with a time are not rarer than role words in the other styles.
  private var isTimed = false
  /// Whether the file's style has role words: then a name with a time behind it needs a role, too.
  private var hasRoleStyle = false
  private var hasBothSides = false
  private var roleLabels = 0
  private var isMostlyLabels = false
  private var hasTaggedHeaders = false
  private var headings = 0

  /// Sets `isAccepted` of every mark.
  static func apply(to survey: inout LogSurvey) {
    var policy = LabelPolicy()
    policy.chooseStyle(for: survey)
    policy.tally(&survey)
    policy.acceptLabels(&survey)
    policy.acceptSeparators(&survey)
  }

  private mutating func chooseStyle(for survey: LogSurvey) {
    let strong = survey.labels[Int(LineLabel.Style.timed.rawValue)]
    let weak: [LineLabel.Style] = [.bare, .bold, .angle, .field]
    var best: LineLabel.Style?
    var bestKey = (0, 0)
    for style in weak {
      let key = (survey.evidence[Int(style.rawValue)], survey.labels[Int(style.rawValue)])
      if key > bestKey {
        best = style
        bestKey = key
      }
    }
    hasRoleStyle = bestKey.0 > 0
    isTimed = strong > 0 && strong >= bestKey.0
    if strong > bestKey.0 { return }
    let nameLine = Int(LineLabel.Style.nameLine.rawValue)
    let tagged = survey.labels[Int(LineLabel.Style.tagged.rawValue)]
    let isNameLine = survey.evidence[nameLine] >= 2 || best == nil && survey.labels[nameLine] > 1
    main = bestKey.0 == 0 && tagged == 0 && isNameLine ? .nameLine : best
  }

  /// Counts names and roles in the labels that may count.
  private mutating func tally(_ survey: inout LogSurvey) {
    var sides = (customer: false, agent: false)
    var plausible = 0
    for mark in survey.marks {
      if mark.kind == .separator, mark.separator == .heading, mark.isApart { headings += 1 }
      guard mark.kind == .label else { continue }
      let index = Int(mark.speaker)
      let isStrong = mark.style == .timed || mark.style == .tagged
      guard isStrong || mark.style == main || mark.style == .header else { continue }
      survey.speakers.count(index)
      if !mark.isTight { plausible += 1 }
      if mark.style == .timed, mark.prefix == .none, mark.tag != .unknown { hasTaggedHeaders = true }
      let speaker = survey.speakers[index]
      let role = speaker.declared ?? (mark.tag != .unknown ? mark.tag : speaker.reading.isWhole ? speaker.reading.role : nil)
      guard let role else { continue }
      roleLabels += 1
      if role == .customer { sides.customer = true }
      if role.isAgentSide { sides.agent = true }
    }
    hasBothSides = sides.customer && sides.agent
    isMostlyLabels = survey.lineCount >= 2 && plausible * 4 >= survey.lineCount * 3
  }

  private func acceptLabels(_ survey: inout LogSurvey) {
    var prefixes: Set<LineLabel.Prefix> = []
    for index in survey.marks.indices where survey.marks[index].kind == .label {
      let mark = survey.marks[index]
      guard accepts(mark, survey.speakers[Int(mark.speaker)]) else {
        if mark.prefix != .none, mark.prefix != .clock { survey.marks[index].kind = .event }
        continue
      }
      survey.marks[index].isAccepted = true
      if !mark.time.isEmpty { prefixes.insert(mark.prefix) }
    }
    prefixes.remove(.none)
    for index in survey.marks.indices where survey.marks[index].kind == .event {
      survey.marks[index].isAccepted = prefixes.contains(survey.marks[index].prefix)
    }
  }

  private func accepts(_ mark: LineMark, _ speaker: SpeakerTable.Speaker) -> Bool {
    if isRole(mark, speaker), mark.style == .timed || mark.style == .tagged || speaker.declared != nil { return true }
    if mark.style == .timed { return isTimed && !mark.isTight }
    if mark.style == .header {
      if speaker.isKnown { return true }
      guard !hasRoleStyle else { return false }
      return mark.prefix == .none && speaker.shape == .capitalised && (speaker.count >= 2 || hasTaggedHeaders && mark.isApart)
    }
    if mark.style == .nameLine {
      guard main == .nameLine, mark.isApart || speaker.reading.isWhole else { return false }
      return speaker.reading.isWhole || speaker.shape == .capitalised && speaker.count >= 2
    }
    if speaker.isKnown, mark.style == main || main == nil && (mark.style == .bare || mark.style == .bold) { return true }
    if speaker.reading.isWhole, mark.style == main || speaker.reading.role == .note { return true }
    guard mark.style == main else { return false }
    if mark.isTight { return false }
    if hasBothSides { return speaker.count >= 3 && speaker.count * 4 >= roleLabels }
    return isMostlyLabels || speaker.count >= 2
  }

  private func isRole(_ mark: LineMark, _ speaker: SpeakerTable.Speaker) -> Bool {
    mark.tag != .unknown || speaker.declared != nil || speaker.reading.isWhole
  }

  /// From the end, since a separator depends on what follows it.
  private func acceptSeparators(_ survey: inout LogSurvey) {
    var next = UInt32(truncatingIfNeeded: survey.lineCount)
    for index in survey.marks.indices.reversed() {
      let mark = survey.marks[index]
      if mark.kind == .separator {
        let isFirst = mark.ordinal == 0
        let isHeading = mark.separator == .heading && mark.isApart && headings >= 2
        let isOpening = mark.separator == .opening && mark.isApart
        survey.marks[index].isAccepted = mark.ordinal + 1 == next || isFirst || isHeading || isOpening
      }
      if survey.marks[index].isAccepted { next = mark.ordinal }
    }
  }
}
