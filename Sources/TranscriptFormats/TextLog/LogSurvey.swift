import ToneLint

/// The first pass over a plain log: every line that could begin a turn or part conversations, and what the file as a whole says
/// about how its turns are marked. `LabelPolicy` decides from it.
struct LogSurvey {
  var marks: [LineMark] = []
  var speakers = SpeakerTable()
  /// Lines with something on them, and the first of them.
  private(set) var lineCount = 0
  private(set) var firstLine = 0..<0
  /// Whether any line ends in something other than LF.
  private(set) var hasOtherLineEnds = false
  /// Labels a style whose name is a role or was declared.
  private(set) var evidence = [Int](repeating: 0, count: LineLabel.Style.allCases.count)
  /// All labels a style.
  private(set) var labels = [Int](repeating: 0, count: LineLabel.Style.allCases.count)

  /// The second pass: which conversation it is in.
  var conversation = 0

  private let options: ReadingOptions
  private var recent = RecentLabels()
  /// How often a text stood behind a role and a dash, and how often what looks like a name.
  private var dashed = (texts: 0, names: 0)

  init(_ bytes: Span<UInt8>, options: ReadingOptions) {
    self.options = options
    marks.reserveCapacity(bytes.count / 64)
    var line = startOfText(bytes)
    var isApart = true
    while line < bytes.count {
      let lineEnd = firstLineEnd(bytes, from: line)
      if lineEnd.start < bytes.count, bytes[lineEnd.start] != 0x0A { hasOtherLineEnds = true }
      let start = skipBlanks(bytes, from: line, to: lineEnd.start)
      if start < lineEnd.start {
        if lineCount == 0 { firstLine = start..<lineEnd.start }
        let isSeparator = survey(bytes, line: line, from: start, to: lineEnd, isApart: isApart)
        isApart = isSeparator
        lineCount += 1
      } else {
        isApart = true
      }
      line = lineEnd.next
    }
  }

  /// Keeps what a line may be; true for a separator.
  private mutating func survey(_ bytes: Span<UInt8>, line: Int, from start: Int, to lineEnd: LineEnd, isApart: Bool) -> Bool {
    var mark = LineMark(line: line, ordinal: lineCount, isApart: isApart)
    if recent.completes(&mark, bytes, from: start, to: lineEnd.start) {
      evidence[Int(LineLabel.Style.bare.rawValue)] += 1
      labels[Int(LineLabel.Style.bare.rawValue)] += 1
      marks.append(mark)
      return false
    }
    if let found = LineSeparator.of(bytes, start, lineEnd.start) {
      mark.kind = .separator
      mark.separator = found.separator
      mark.name = ByteRange(found.id)
      mark.text = UInt32(truncatingIfNeeded: found.separator == .opening ? start : lineEnd.next)
      marks.append(mark)
      return true
    }
    guard var label = LabelScanner.label(bytes, line: start, end: lineEnd.start, next: lineEnd.next) else { return false }
    if label.hasDash { settleDash(&label, bytes) }
    if label.style != .event, !settle(&label, bytes, in: &mark) {
      guard label.prefix != .none, label.prefix != .clock else { return false }
      label.style = .event
    }
    mark.style = label.style
    mark.prefix = label.prefix
    mark.time = ByteRange(label.time)
    if label.style == .event {
      mark.kind = .event
      mark.tag = .unknown
      mark.text = UInt32(truncatingIfNeeded: skipTime(bytes, behind: label.time.upperBound, to: lineEnd.start))
    } else {
      mark.text = UInt32(truncatingIfNeeded: label.text)
    }
    labels[Int(label.style.rawValue)] += 1
    marks.append(mark)
    if label.style == .bare, mark.tag == .unknown, speakers[Int(mark.speaker)].reading.isWhole { recent.add(mark) }
    return false
  }

  /// Behind a role and a dash one word may be a name or text: it is what most have been.
  private mutating func settleDash(_ label: inout LineLabel, _ bytes: Span<UInt8>) {
    if label.tag.isEmpty {
      dashed.texts += 1
    } else if RoleReading(bytes, label.name).isWhole {
      dashed.names += 1
      if dashed.texts >= dashed.names { label.takeTagForText() }
    }
  }

  /// Finds out what name and tag say; false when the label can be none, whatever the rest of the file says.
  private mutating func settle(_ label: inout LineLabel, _ bytes: Span<UInt8>, in mark: inout LineMark) -> Bool {
    guard settleTag(&label, bytes, in: &mark) else { return false }
    let index = speakers.index(of: label.name, bytes, options: options)
    let speaker = speakers[index]
    mark.speaker = UInt32(truncatingIfNeeded: index)
    mark.name = ByteRange(label.name)
    mark.isTight = label.isTight
    let isRole = speaker.declared != nil || speaker.reading.isWhole
    if mark.tag == .unknown, speaker.declared == nil {
      if speaker.reading.hasFieldWord { return false }
      if speaker.shape == .prose, !isRole { return false }
      if label.prefix == .clock, speaker.shape != .capitalised, !isRole { return false }
      if isLoneNote(speaker), label.style == .bare || label.style == .bold || label.style == .nameLine { return false }
      // A time behind a name is no proof: "Return flight (10:30): …".
      if label.style == .timed, label.prefix == .none, !isRole { label.style = .bare }
    }
    if label.style == .header, isRole || mark.tag != .unknown { label.style = .timed }
    if mark.tag != .unknown || label.style == .timed && label.prefix != .clock { speakers.note(index, isKnown: true) }
    if isRole { evidence[Int(label.style.rawValue)] += 1 }
    return true
  }

  /// Sorts name and role: "Jane (Agent)", "Agent (Jane)", "Agent - Jane"; false when a dash parts two words of prose.
  private mutating func settleTag(_ label: inout LineLabel, _ bytes: Span<UInt8>, in mark: inout LineMark) -> Bool {
    guard !label.tag.isEmpty else { return true }
    let tag = RoleReading(bytes, label.tag)
    if tag.isWhole, let role = tag.role {
      mark.tag = role
      return true
    }
    if let role = tag.trailing, !tag.hasFieldWord, !label.hasDash {
      mark.tag = role
      return true
    }
    let name = RoleReading(bytes, label.name)
    if name.isWhole, let role = name.role, !tag.hasFieldWord {
      mark.tag = role
      label.name = label.tag
      return true
    }
    if label.hasDash {
      guard !label.time.isEmpty else { return false }
      label.name = label.name.lowerBound..<label.tag.upperBound
    }
    if label.style == .tagged { label.style = .bare }
    return true
  }

  /// "Note:" alone is how a message says what matters more often than how a log marks a note.
  private func isLoneNote(_ speaker: SpeakerTable.Speaker) -> Bool {
    speaker.reading.role == .note && speaker.name.count <= 8
  }
}

extension LineMark {
  fileprivate init(line: Int, ordinal: Int, isApart: Bool) {
    kind = .label
    style = .bare
    prefix = .none
    separator = .rule
    tag = .unknown
    isTight = false
    self.isApart = isApart
    self.line = UInt32(truncatingIfNeeded: line)
    text = 0
    name = ByteRange(0, 0)
    time = ByteRange(0, 0)
    speaker = 0
    self.ordinal = UInt32(truncatingIfNeeded: ordinal)
  }
}

/// Where the text of an event begins: behind the time, its bracket and a dash or bar.
private func skipTime(_ bytes: Span<UInt8>, behind time: Int, to end: Int) -> Int {
  var index = time
  while index < end {
    let byte = bytes[index]
    guard isBlank(byte) || byte == 0x5D || byte == 0x29 || byte == 0x2D || byte == 0x7C || byte == 0x2C else { break }
    index += 1
  }
  return index
}
