import ToneLint

/// Reads the label of one line, bytes `line..<end`: `[mark] [time] name {[role] | (role) | - role | time} (":" | tab | "|" | "-" | line end)`.
/// Looks at the first part of a line only, so that a line of any length costs the same.
struct LabelScanner {
  private var label = LineLabel()
  private var index: Int
  private let end: Int
  /// The mark of bold print, `*` or `_`, that the label opened with; 0 for none.
  private var mark: UInt8 = 0
  private var isClosed = true

  /// The label of a line, or nil when it has none. `next` is where the next line begins.
  static func label(_ bytes: Span<UInt8>, line: Int, end: Int, next: Int) -> LineLabel? {
    var scanner = LabelScanner(index: line, end: end)
    return scanner.read(bytes, next: next)
  }

  private init(index: Int, end: Int) {
    self.index = index
    self.end = end
  }

  private mutating func read(_ bytes: Span<UInt8>, next: Int) -> LineLabel? {
    index = skipBlanks(bytes, from: index, to: end)
    guard index < end, bytes[index] != 0x3E else { return nil }
    openMark(bytes)
    let hasTime = readTimePrefix(bytes)
    let afterTime = index
    if readName(bytes), readTail(bytes, next: next), mark == 0 || isClosed { return label }
    guard hasTime, label.prefix != .clock else { return nil }
    label = LineLabel(style: .event, prefix: label.prefix, time: label.time, text: afterTime)
    return label
  }

  private mutating func openMark(_ bytes: Span<UInt8>) {
    guard bytes[index] == 0x2A || bytes[index] == 0x5F else { return }
    mark = bytes[index]
    isClosed = false
    skipMarks(bytes)
  }

  private mutating func skipMarks(_ bytes: Span<UInt8>) {
    while index < end, bytes[index] == mark { index += 1 }
  }

  /// Takes a time in brackets or bare, with what parts it from the name.
  private mutating func readTimePrefix(_ bytes: Span<UInt8>) -> Bool {
    guard index < end else { return false }
    let first = bytes[index]
    if first == 0x5B || first == 0x28 {
      guard let close = bracketEnd(bytes, at: index), let time = timeInside(bytes, index + 1..<close) else { return false }
      label.prefix = first == 0x5B ? .square : .round
      label.time = time.range
      index = close + 1
    } else if isDigit(first), let time = scanTime(bytes, from: index, to: end), time.hasClock {
      label.prefix = time.hasDate ? .dated : .clock
      label.time = index..<time.end
      index = time.end
      guard index < end, isBlank(bytes[index]) || bytes[index] == 0x7C || bytes[index] == 0x2C else {
        label.prefix = .none
        return false
      }
    } else {
      return false
    }
    skipSeparators(bytes)
    return true
  }

  /// Moves over blanks, `-`, `–`, `—`, `|` and a comma between a time and a name.
  private mutating func skipSeparators(_ bytes: Span<UInt8>) {
    while index < end {
      switch bytes[index] {
      case 0x20, 0x09, 0x2D, 0x7C, 0x2C: index += 1
      case 0xE2 where dashLength(bytes, at: index, to: end) > 0: index += 3
      default:
        if mark != 0, bytes[index] == mark { skipMarks(bytes) } else { return }
      }
    }
  }

  /// Takes the name: bare, or between `<>` or `[]`.
  private mutating func readName(_ bytes: Span<UInt8>) -> Bool {
    guard index < end else { return false }
    if bytes[index] == 0x3C || bytes[index] == 0x5B {
      guard let close = bracketEnd(bytes, at: index) else { return false }
      let inside = index + 1..<close
      guard scanName(bytes, from: inside.lowerBound, to: close, mark: 0) == close else { return false }
      label.name = trimmed(bytes, inside)
      label.style = .angle
      index = close + 1
    } else {
      let stop = scanName(bytes, from: index, to: end, mark: mark)
      label.name = trimmed(bytes, index..<stop)
      index = stop
    }
    return !label.name.isEmpty
  }

  /// Takes what follows the name, up to where the text begins; false when the line has no label after all.
  private mutating func readTail(_ bytes: Span<UInt8>, next: Int) -> Bool {
    let nameEnd = index
    while true {
      index = skipBlanks(bytes, from: index, to: end)
      guard index < end else { return finishAtLineEnd(next: next) }
      let byte = bytes[index]
      if mark != 0, byte == mark {
        skipMarks(bytes)
        isClosed = true
      } else if byte == 0x3A || byte == 0xEF, let colon = colonEnd(bytes, at: index, to: end) {
        return finishAtColon(bytes, colon)
      } else if byte == 0x7C || index > nameEnd && bytes[index - 1] == 0x09 {
        return finishAtField(bytes)
      } else if byte == 0x28 || byte == 0x5B || byte == 0x3C {
        guard readBracket(bytes) else { return finishAtAngle(nameEnd: nameEnd) }
      } else if isDigit(byte), label.time.isEmpty, let time = scanTime(bytes, from: index, to: end), time.hasClock {
        label.time = index..<time.end
        index = time.end
      } else if label.style != .angle, label.tag.isEmpty, let dash = spacedDashEnd(bytes, at: index, to: end) {
        index = dash
        let stop = scanName(bytes, from: index, to: end, mark: mark)
        let tag = trimmed(bytes, index..<stop)
        if isDashedText(bytes, tag, end: stop) { return finishAtDash() }
        if index < end, isDigit(bytes[index]) { continue }
        label.tag = tag
        label.hasDash = true
        guard !label.tag.isEmpty else { return false }
        index = stop
      } else {
        return finishAtAngle(nameEnd: nameEnd)
      }
    }
  }

  /// Takes `(Agent)`, `[10:02]` or `<jane@example.com>` behind the name.
  private mutating func readBracket(_ bytes: Span<UInt8>) -> Bool {
    guard label.style != .angle || !label.time.isEmpty, let close = bracketEnd(bytes, at: index) else { return false }
    // Behind a name a date alone is no time of writing: "Outbound (May 20)".
    if let time = timeInside(bytes, index + 1..<close), time.hasClock {
      guard label.time.isEmpty else { return false }
      label.time = time.range
    } else if bytes[index] != 0x3C {
      guard label.tag.isEmpty else { return false }
      label.tag = trimmed(bytes, index + 1..<close)
    }
    index = close + 1
    return true
  }

  private mutating func finishAtColon(_ bytes: Span<UInt8>, _ colon: Int) -> Bool {
    index = colon
    if index < end, bytes[index] == 0x2F { return false }
    if mark != 0, !isClosed, index < end, bytes[index] == mark {
      skipMarks(bytes)
      isClosed = true
    }
    label.isTight = index < end && !isBlank(bytes[index])
    label.text = skipBlanks(bytes, from: index, to: end)
    if label.style != .angle || !label.time.isEmpty { settleStyle(mark != 0 ? .bold : .bare) }
    return true
  }

  /// `Agent | text`, and `Jane | Agent | text` with the role as a field of its own.
  private mutating func finishAtField(_ bytes: Span<UInt8>) -> Bool {
    guard label.style != .angle else { return false }
    let bar = bytes[index] == 0x7C
    if bar { index = skipBlanks(bytes, from: index + 1, to: end) }
    let stop = scanName(bytes, from: index, to: end, mark: 0)
    let after = skipBlanks(bytes, from: stop, to: end)
    let isDivided = bar ? after < end && bytes[after] == 0x7C : after > stop && bytes[after - 1] == 0x09
    if isDivided, label.tag.isEmpty, RoleReading(bytes, trimmed(bytes, index..<stop)).isWhole {
      label.tag = trimmed(bytes, index..<stop)
      index = bar ? skipBlanks(bytes, from: after + 1, to: end) : after
    }
    label.text = index
    settleStyle(.field)
    return true
  }

  /// Whether text stands behind the dash and no second name: `Agent - no, that's fine` against `Agent - Jane: no, that's fine`.
  private func isDashedText(_ bytes: Span<UInt8>, _ tag: Range<Int>, end stop: Int) -> Bool {
    guard RoleReading(bytes, label.name).isWhole else { return false }
    if tag.isEmpty || bytes[tag.upperBound - 1] == 0x2E { return true }
    if isDigit(bytes[tag.lowerBound]) { return scanTime(bytes, from: tag.lowerBound, to: end)?.hasClock != true }
    if NameShape(bytes, tag) != .capitalised, !RoleReading(bytes, tag).isWhole { return true }
    let after = skipBlanks(bytes, from: stop, to: end)
    guard after < end else { return false }
    return colonEnd(bytes, at: after, to: end) == nil && bytes[after] != 0x7C && bytes[after] != 0x28 && bytes[after] != 0x5B
      && bytes[after] != mark && !isDigit(bytes[after])
  }

  /// `Agent - text`: the text follows the dash.
  private mutating func finishAtDash() -> Bool {
    label.text = index
    label.hasDash = true
    settleStyle(.field)
    return true
  }

  /// `<Jane> text`: the text follows the bracket at once.
  private mutating func finishAtAngle(nameEnd: Int) -> Bool {
    guard label.style == .angle, index > nameEnd else { return false }
    label.text = index
    settleStyle(.angle)
    return true
  }

  private mutating func finishAtLineEnd(next: Int) -> Bool {
    guard label.style != .angle else { return false }
    label.text = next
    label.style = label.time.isEmpty ? .nameLine : .header
    return true
  }

  private mutating func settleStyle(_ style: LineLabel.Style) {
    label.style = !label.time.isEmpty ? .timed : !label.tag.isEmpty ? .tagged : style
  }

  /// The closing bracket for the one at `start`, on this line and not far.
  private func bracketEnd(_ bytes: Span<UInt8>, at start: Int) -> Int? {
    let close: UInt8 = bytes[start] == 0x28 ? 0x29 : bytes[start] == 0x5B ? 0x5D : 0x3E
    let last = min(end, start + Limits.speakerLength)
    var place = start + 1
    while place < last, bytes[place] != close { place += 1 }
    return place < last && place > start + 1 ? place : nil
  }
}

/// The time that fills a bracket: one timestamp, one behind a weekday, or a span of two.
private func timeInside(_ bytes: Span<UInt8>, _ range: Range<Int>) -> (range: Range<Int>, hasClock: Bool)? {
  let inside = trimmed(bytes, range)
  var start = inside.lowerBound
  if start < inside.upperBound, isLetter(bytes[start]), scanTime(bytes, from: start, to: inside.upperBound) == nil {
    while start < inside.upperBound, isLetter(bytes[start]) { start += 1 }
    while start < inside.upperBound, isBlank(bytes[start]) || bytes[start] == 0x2C || bytes[start] == 0x2E { start += 1 }
  }
  guard let time = scanTime(bytes, from: start, to: inside.upperBound) else { return nil }
  if time.end == inside.upperBound { return (inside, time.hasClock) }
  var index = skipBlanks(bytes, from: time.end, to: inside.upperBound)
  guard index < inside.upperBound, bytes[index] == 0x2D else { return nil }
  while index < inside.upperBound, bytes[index] == 0x2D || bytes[index] == 0x3E || isBlank(bytes[index]) { index += 1 }
  guard let last = scanTime(bytes, from: index, to: inside.upperBound), last.end == inside.upperBound else { return nil }
  return (inside.lowerBound..<time.end, time.hasClock)
}
