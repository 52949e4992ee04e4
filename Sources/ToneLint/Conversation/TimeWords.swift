/// A text in pieces for those who read times in it: runs of letters in lower case, runs of digits, single marks.
struct TimeWords {
  struct Piece {
    /// In lower case.
    var text: String
    /// How many digits it has; 0 for a word or a mark.
    var digits: Int
    /// Its value, where it is a number.
    var number: Int
    /// Where it stands in the bytes that were read.
    var range: Range<Int>

    var isWord: Bool { text.utf8.first.map { $0 &- 0x61 < 26 } ?? false }
  }

  private(set) var pieces: [Piece] = []

  init(_ bytes: some Sequence<UInt8>) {
    var run: [UInt8] = []
    var start = 0
    var offset = 0
    func kind(_ byte: UInt8) -> Int { byte &- 0x30 < 10 ? 1 : (byte | 0x20) &- 0x61 < 26 ? 2 : byte >= 0x80 ? 3 : 0 }
    func piece(_ run: [UInt8], _ start: Int) -> Piece {
      let isNumber = kind(run[0]) == 1
      // Longer numbers are identifiers; their value matters to nobody.
      let value = isNumber ? run.prefix(15).reduce(0) { $0 * 10 + Int($1 & 15) } : 0
      let lower = run.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
      return Piece(
        text: String(decoding: lower, as: UTF8.self), digits: isNumber ? run.count : 0, number: value, range: start..<start + run.count)
    }
    for byte in bytes {
      if let last = run.last, kind(last) != kind(byte) || kind(byte) == 0 {
        pieces.append(piece(run, start))
        run.removeAll(keepingCapacity: true)
      }
      if run.isEmpty { start = offset }
      if byte > 0x20 { run.append(byte) }
      offset += 1
    }
    if !run.isEmpty { pieces.append(piece(run, start)) }
    // A dash of any length is a minus sign, a curly apostrophe a straight one.
    for index in pieces.indices {
      switch pieces[index].text {
      case "–", "—", "−": pieces[index].text = "-"
      case "’": pieces[index].text = "'"
      default: break
      }
    }
  }

  func text(_ index: Int) -> String { pieces.indices.contains(index) ? pieces[index].text : "" }

  /// Whether "am" or "pm" stands anywhere.
  var isTwelveHours: Bool { pieces.contains { $0.text == "am" || $0.text == "pm" } }

  /// Whether two pieces stand side by side without a space.
  func touches(_ index: Int) -> Bool {
    index > 0 && index < pieces.count && pieces[index - 1].range.upperBound == pieces[index].range.lowerBound
  }

  // MARK: Clocks

  /// `10:02`, `10:02:15.250`, `10.30`, `5 pm`, `5pm`, `5 p.m.`, with the place behind it. A number alone is none.
  func clock(at index: Int) -> (second: Int, next: Int)? {
    guard index < pieces.count, (1...2).contains(pieces[index].digits) else { return nil }
    var hour = pieces[index].number
    var second = 0
    var next = index + 1
    var isWritten = false
    if text(next) == ":" || text(next) == ".", touches(next), touches(next + 1), next + 1 < pieces.count, pieces[next + 1].digits == 2,
      pieces[next + 1].number < 60
    {
      // 10.30.24 is a date.
      if text(next) == ".", text(next + 2) == ".", next + 3 < pieces.count, pieces[next + 3].digits > 0 { return nil }
      second = pieces[next + 1].number * 60
      isWritten = text(next) == ":"
      next += 2
      if text(next) == ":", next + 1 < pieces.count, pieces[next + 1].digits == 2 {
        second += pieces[next + 1].number
        next += 2
        if text(next) == "." || text(next) == ",", touches(next), touches(next + 1), next + 1 < pieces.count, pieces[next + 1].digits > 0 {
          next += 2
        }
      }
    }
    if let (isAfternoon, behind) = half(at: next) {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (isAfternoon ? 12 : 0)
      isWritten = true
      next = behind
    }
    guard isWritten, hour <= 24 else { return nil }
    return (hour * Timestamp.hour + second, next)
  }

  /// `am`, `p.m.`
  func half(at index: Int) -> (isAfternoon: Bool, next: Int)? {
    switch text(index) {
    case "am": return (false, index + 1)
    case "pm": return (true, index + 1)
    case "a", "p":
      guard text(index + 1) == ".", text(index + 2) == "m" else { return nil }
      return (text(index) == "p", text(index + 3) == "." ? index + 4 : index + 3)
    default: return nil
    }
  }

  // MARK: Zones

  /// Names of zones, with the offset of winter and where it differs that of summer, in minutes.
  private static let zones: [String: Int] = [
    "z": 0, "utc": 0, "gmt": 0, "wet": 0, "bst": 60, "ist": 330, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "est": -300, "edt": -240,
    "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420, "akst": -540, "hst": -600, "jst": 540, "sgt": 480,
    "aest": 600, "aedt": 660, "awst": 480, "nzst": 720, "nzdt": 780, "sast": 120, "msk": 180,
    // Winter and summer under one name: winter is the later reading west of Greenwich, and in Britain.
    "et": -300, "ct": -360, "mt": -420, "pt": -480, "eastern": -300, "central": -360, "mountain": -420, "pacific": -480, "uk": 0,
    "london": 0,
  ]
  /// Names that are words, too: only where "time" follows, or right behind a clock.
  private static let words: Set<String> = ["eastern", "central", "mountain", "pacific", "uk", "london"]

  /// `Z`, `UTC`, `EST`, `UTC+2`, `+02:00`, `Central time`, in seconds.
  func zone(at index: Int) -> (zone: Int, next: Int)? {
    let at = text(index) == "," ? index + 1 : index
    if let minutes = TimeWords.zones[text(at)] {
      var next = at + 1
      if TimeWords.words.contains(text(at)), text(next) == "time" { next += 1 }
      if minutes == 0, let (offset, behind) = offset(at: next) { return (offset, behind) }
      return (minutes * 60, next)
    }
    return touches(at) || at > 0 && (text(at) == "+") ? offset(at: at) : nil
  }

  /// `+02:00`, `-0530`, `+2`
  private func offset(at index: Int) -> (zone: Int, next: Int)? {
    guard text(index) == "+" || text(index) == "-", touches(index + 1), index + 1 < pieces.count else { return nil }
    let sign = text(index) == "+" ? 60 : -60
    let first = pieces[index + 1]
    if first.digits == 4 { return (sign * (first.number / 100 * 60 + first.number % 100), index + 2) }
    guard (1...2).contains(first.digits), first.number <= 14 else { return nil }
    if text(index + 2) == ":", index + 3 < pieces.count, pieces[index + 3].digits == 2 {
      return (sign * (first.number * 60 + pieces[index + 3].number), index + 4)
    }
    return (sign * first.number * 60, index + 2)
  }

  // MARK: Dates

  /// 1-based; English names in full or their first three letters, "sept" too.
  static func month(_ text: String) -> Int? {
    let names = [
      "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]
    if text == "sept" { return 9 }
    return names.firstIndex { $0 == text || $0.prefix(3) == text }.map { $0 + 1 }
  }

  /// 0 is Monday.
  static func weekday(_ text: String) -> Int? {
    let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    let short = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    let other = ["tues": 1, "weds": 2, "thur": 3, "thurs": 3]
    return names.firstIndex(of: text) ?? short.firstIndex(of: text) ?? other[text]
  }

  /// `14 May 2024`, `the 14th of May`, `May 14, 2024`, `14 May`.
  func namedDate(at index: Int) -> (month: Int, day: Int, year: Int?, next: Int)? {
    var month: Int
    var day: Int
    var next: Int
    if let (number, behind) = ordinal(at: index) {
      let at = text(behind) == "of" ? behind + 1 : behind
      guard let named = TimeWords.month(text(at)) else { return nil }
      (month, day, next) = (named, number, at + 1)
    } else if let named = TimeWords.month(text(index)), let (number, behind) = ordinal(at: text(index + 1) == "the" ? index + 2 : index + 1)
    {
      (month, day, next) = (named, number, behind)
    } else {
      return nil
    }
    guard (1...31).contains(day) else { return nil }
    var behind = next
    if text(behind) == "," || text(behind) == "." { behind += 1 }
    guard behind < pieces.count, pieces[behind].digits == 4, (1900...2999).contains(pieces[behind].number) else {
      return (month, day, nil, next)
    }
    return (month, day, pieces[behind].number, behind + 1)
  }

  /// A day of the month: `14`, `14th`, `fourteenth`.
  func ordinal(at index: Int) -> (day: Int, next: Int)? {
    guard index < pieces.count else { return nil }
    if (1...2).contains(pieces[index].digits) {
      let isOrdinal = ["st", "nd", "rd", "th"].contains(text(index + 1)) && touches(index + 1)
      return (pieces[index].number, isOrdinal ? index + 2 : index + 1)
    }
    let names = [
      "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
      "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ]
    return names.firstIndex(of: text(index)).map { ($0 + 1, index + 1) }
  }
}
