/// The time by which something is promised, and the words that say so.
struct Deadline: Hashable, Sendable {
  /// Where the words can be read in two ways, the later reading.
  var latest: Timestamp
  /// Where the words stand in the bytes that were read.
  var range: Range<Int>
}

/// Reads the deadline in a promise: "within two hours", "by 3 pm ET tomorrow", "on Wednesday the 23rd", "in 2–3 business days".
///
/// It is a scan for a length, a day and a clock that stand near one another. What says no time ("soon") or the start of something ("after 5",
/// "since Friday") is none. The language is English; the calendar is our own (`CivilDate`).
struct DeadlineReader {
  private let words: TimeWords
  private let now: Timestamp
  private let hours: BusinessHours

  private enum Day {
    case after(days: Int)
    case weekday(Int, isNext: Bool)
    case ofMonth(Int)
    case named(month: Int, day: Int, year: Int?)
    case endOfWeek, endOfMonth
  }

  private enum Part { case morning, afternoon, evening, closeOfBusiness }

  private enum Clock {
    case exact(Int)
    /// An hour of one to twelve, with minutes as seconds, and nobody says which half of the day.
    case ambiguous(Int)
  }

  private var day: Day?
  private var part: Part?
  private var clock: Clock?
  private var zone: Int?
  private var found: Range<Int>?

  /// How many pieces may stand between the parts of one deadline.
  private static let reach = 5

  /// - Parameters:
  ///   - text: a promise, one sentence or the rest of one.
  ///   - now: when it was said.
  /// - Returns: `nil` where it gives no time, or one that is past.
  static func read(_ text: some Sequence<UInt8>, at now: Timestamp, hours: BusinessHours) -> Deadline? {
    var reader = DeadlineReader(words: TimeWords(text), now: now, hours: hours)
    return reader.read()
  }

  private init(words: TimeWords, now: Timestamp, hours: BusinessHours) {
    self.words = words
    self.now = now
    self.hours = hours
  }

  private mutating func read() -> Deadline? {
    var index = 0
    while index < words.pieces.count {
      if let found, index - found.upperBound > DeadlineReader.reach { break }
      if found == nil, let (latest, next) = length(at: index) { return deadline(latest, index..<next) }
      let isStart = ["after", "since", "from", "of", "for"].contains(words.text(index - 1))
      guard !isStart, let next = takeDay(at: index) ?? takeClock(at: index) else {
        index += 1
        continue
      }
      found = (found?.lowerBound ?? index)..<next
      index = next
    }
    guard let found, let latest = resolved() else { return nil }
    return deadline(latest, found)
  }

  private func deadline(_ latest: Timestamp, _ pieces: Range<Int>) -> Deadline? {
    guard latest.instant > now.instant else { return nil }
    var first = pieces.lowerBound
    while first > 0, ["by", "before", "at", "on", "the", "until", "till"].contains(words.text(first - 1)) { first -= 1 }
    return Deadline(latest: latest, range: words.pieces[first].range.lowerBound..<words.pieces[pieces.upperBound - 1].range.upperBound)
  }

  // MARK: Lengths

  /// `within 24 hours`, `in half an hour`, `in 2–3 business days`, `two hours from now`.
  private func length(at start: Int) -> (Timestamp, Int)? {
    var index = start
    var isBound = true
    switch words.text(start) {
    case "within", "in", "inside", "under", "next": index += 1
    case "give" where ["me", "us"].contains(words.text(start + 1)): index += 2
    default: isBound = false
    }
    if isBound {
      while ["of", "next", "about", "around", "roughly", "less", "than", "under", "max", "another", "approximately", "say"].contains(
        words.text(index))
        || words.text(index) == "the" && words.text(index + 1) == "next"
      {
        index += 1
      }
    }
    guard var (amount, next) = amount(at: index) else { return nil }
    if ["-", "to", "or"].contains(words.text(next)), let (later, behind) = self.amount(at: next + 1) {
      amount = later
      next = behind
    }
    if words.text(next) == "-" { next += 1 }
    let isBusiness = ["business", "working", "work", "office"].contains(words.text(next))
    if isBusiness { next += 1 }
    guard let unit = unit(words.text(next)) else { return nil }
    next += 1
    if words.text(next) == "and", words.text(next + 1) == "a", words.text(next + 2) == "half" {
      amount += 0.5
      next += 3
    }
    let isFromNow =
      words.text(next) == "from" && words.text(next + 1) == "now" || words.text(next) == "at" && words.text(next + 2) == "latest"
    guard isBound || isFromNow else { return nil }
    return (end(of: amount, unit, isBusiness), next)
  }

  private func end(of amount: Double, _ unit: Int, _ isBusiness: Bool) -> Timestamp {
    var latest = now
    if isBusiness, now.hasDate {
      if unit < Timestamp.day { return hours.time(Int(amount * Double(unit)), after: now) }
      // What is said in the evening counts from the next day.
      let first = now.secondOfDay >= hours.end ? CivilDate(days: now.date.days + 1) : now.date
      latest.local = hours.workday(Int(amount.rounded(.up)) * unit / Timestamp.day, after: first).days * Timestamp.day + hours.end
    } else if unit < Timestamp.day {
      latest.local += Int(amount * Double(unit))
    } else {
      latest.local = (now.date.days + Int((amount * Double(unit / Timestamp.day)).rounded(.up)) + 1) * Timestamp.day
    }
    return latest
  }

  private static let numbers: [String: Int] = [
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90,
    "seventy": 70, "eighty": 80,
  ]

  private func amount(at index: Int) -> (Double, Int)? {
    switch words.text(index) {
    case "half":
      return ["a", "an"].contains(words.text(index + 1)) ? (0.5, index + 2) : (0.5, index + 1)
    case "the":
      return ["hour", "day", "week"].contains(words.text(index + 1)) ? (1, index + 1) : nil
    case "a" where words.text(index + 1) == "couple":
      return (2, words.text(index + 2) == "of" ? index + 3 : index + 2)
    case "a" where words.text(index + 1) == "quarter" && words.text(index + 2) == "of": return (0.25, index + 4)
    case "a" where words.text(index + 1) == "half": return (0.5, index + 2)
    default: break
    }
    if let value = DeadlineReader.numbers[words.text(index)] {
      let dash = words.text(index + 1) == "-" ? 1 : 0
      if value >= 20, let ones = DeadlineReader.numbers[words.text(index + 1 + dash)], ones < 10 {
        return (Double(value + ones), index + 2 + dash)
      }
      return (Double(value), index + 1)
    }
    guard words.pieces.indices.contains(index), (1...3).contains(words.pieces[index].digits) else { return nil }
    return (Double(words.pieces[index].number), index + 1)
  }

  private func unit(_ text: String) -> Int? {
    switch text {
    case "minute", "minutes", "min", "mins": Timestamp.minute
    case "hour", "hours", "hr", "hrs", "h": Timestamp.hour
    case "day", "days": Timestamp.day
    case "week", "weeks": 7 * Timestamp.day
    case "fortnight": 14 * Timestamp.day
    default: nil
    }
  }

  // MARK: Days

  /// Takes a day or a part of it; the place behind it.
  private mutating func takeDay(at index: Int) -> Int? {
    let text = words.text(index)
    // "today's order" is no deadline.
    if words.text(index + 1) == "'", words.text(index + 2) == "s" { return nil }
    switch text {
    case "today": return take(.after(days: 0), index + 1)
    case "tonight":
      part = .evening
      return take(.after(days: 0), index + 1)
    case "tomorrow": return take(.after(days: 1), index + 1)
    case "this" where partOfDay(words.text(index + 1)) != nil:
      part = partOfDay(words.text(index + 1))
      return take(.after(days: 0), index + 2)
    case "end", "close":
      let at = words.text(index + 1) == "of" ? index + 2 : index + 1
      let next = ["the", "this"].contains(words.text(at)) ? at + 1 : at
      switch words.text(next) {
      case "business", "play":
        part = .closeOfBusiness
        return words.text(next + 1) == "day" ? next + 2 : next + 1
      case "day", "today": return day == nil ? take(.after(days: 0), next + 1) : next + 1
      case "week": return take(.endOfWeek, next + 1)
      case "month": return take(.endOfMonth, next + 1)
      default: return nil
      }
    case "cob":
      part = .closeOfBusiness
      return index + 1
    case "eod": return day == nil ? take(.after(days: 0), index + 1) : index + 1
    default: break
    }
    if found != nil, let part = partOfDay(text) {
      self.part = part
      return index + 1
    }
    if let (month, day, year, next) = words.namedDate(at: index) { return take(.named(month: month, day: day, year: year), next) }
    if let weekday = TimeWords.weekday(text) { return take(.weekday(weekday, isNext: words.text(index - 1) == "next"), index + 1) }
    if words.text(index - 1) == "the", let (day, next) = words.ordinal(at: index), next > index + 1 || words.pieces[index].isWord {
      if text == "first" || text == "second" { return nil }
      return take(.ofMonth(day), next)
    }
    return nil
  }

  private mutating func take(_ day: Day, _ next: Int) -> Int {
    // A weekday beside a date adds nothing.
    if case .weekday = day, self.day != nil { return next }
    self.day = day
    return next
  }

  private func partOfDay(_ text: String) -> Part? {
    switch text {
    case "morning": .morning
    case "afternoon": .afternoon
    case "evening", "night": .evening
    default: nil
    }
  }

  // MARK: Clocks

  private mutating func takeClock(at index: Int) -> Int? {
    guard let (clock, next) = clock(at: index) else { return nil }
    self.clock = clock
    var behind = next
    // "between 2 and 4 pm": the later one.
    if ["and", "-", "to"].contains(words.text(next)), let (later, end) = self.clock(at: next + 1) ?? bareHour(at: next + 1) {
      self.clock = later
      behind = end
    }
    if let (zone, end) = words.zone(at: behind) {
      self.zone = zone
      behind = end
    }
    return behind
  }

  private func clock(at index: Int) -> (Clock, Int)? {
    switch words.text(index) {
    case "noon", "midday": return (.exact(12 * Timestamp.hour), index + 1)
    case "midnight": return (.exact(24 * Timestamp.hour), index + 1)
    default: break
    }
    if let (second, next) = words.clock(at: index) {
      // `1:30` may be in the afternoon; `16:00` and `09:30` say themselves.
      let isOpen = words.half(at: next - 1) == nil && second < 13 * Timestamp.hour && words.pieces[index].digits == 1
      return (isOpen ? .ambiguous(second) : .exact(second), next)
    }
    guard ["by", "at", "before", "around", "about", "than", "till", "until", "between"].contains(words.text(index - 1)) else { return nil }
    if words.text(index) == "half" || words.text(index) == "quarter", let (hour, next) = number(at: index + 2) {
      let minutes = words.text(index) == "half" ? 30 : 15
      switch words.text(index + 1) {
      case "past": return (.ambiguous(hour * Timestamp.hour + minutes * 60), next)
      case "to": return (.ambiguous(hour * Timestamp.hour - minutes * 60), next)
      default: break
      }
    }
    // "half three", as the British say.
    if words.text(index) == "half", let (hour, next) = number(at: index + 1) {
      return (.ambiguous(hour * Timestamp.hour + 30 * Timestamp.minute), next)
    }
    return bareHour(at: index)
  }

  /// "by 5", "at eleven": an hour and nothing that would make it a number of something.
  private func bareHour(at index: Int) -> (Clock, Int)? {
    guard var (hour, next) = number(at: index) else { return nil }
    var second = hour * Timestamp.hour
    if words.text(next) == ".", words.touches(next), words.touches(next + 1), next + 1 < words.pieces.count,
      words.pieces[next + 1].digits == 2
    {
      second += words.pieces[next + 1].number * 60
      next += 2
    }
    if words.text(next) == "o", words.text(next + 1) == "'", words.text(next + 2) == "clock" { return (.ambiguous(second), next + 3) }
    let follows = words.pieces.indices.contains(next) ? words.pieces[next] : nil
    let isFree =
      follows.map { piece in
        !piece.isWord && piece.digits == 0 && piece.text != "%" || DeadlineReader.afterClock.contains(piece.text)
          || TimeWords.weekday(piece.text) != nil || words.zone(at: next) != nil
      } ?? true
    hour = second
    return isFree ? (.ambiguous(hour), next) : nil
  }

  private static let afterClock: Set<String> = [
    "today", "tomorrow", "tonight", "this", "on", "in", "sharp", "at", "latest", "with", "and", "your", "my", "to", "either", "whichever",
    "or", "so", "whatever", "once", "about", "when", "if",
  ]

  private func number(at index: Int) -> (Int, Int)? {
    guard words.pieces.indices.contains(index) else { return nil }
    let piece = words.pieces[index]
    if (1...2).contains(piece.digits), (1...12).contains(piece.number) { return (piece.number, index + 1) }
    guard let value = DeadlineReader.numbers[piece.text], (1...12).contains(value), piece.text.utf8.count > 2 else { return nil }
    return (value, index + 1)
  }

  // MARK: Resolution

  /// The time that day, part of the day and clock come to; the later one where there are two.
  private func resolved() -> Timestamp? {
    var base = now
    if let zone, now.zone != nil { base = now.at(zone: zone) }
    var latest = base
    guard let date = day.map({ date(of: $0, base) }) ?? base.date else { return nil }
    if let clock {
      let second = second(of: clock, date, base)
      latest.local = date.days * Timestamp.day + second
      // "by 9" said at ten means tomorrow.
      if day == nil, latest.local <= base.local { latest.local += Timestamp.day }
      return latest
    }
    switch part {
    case .morning: latest.local = date.days * Timestamp.day + 12 * Timestamp.hour
    case .afternoon: latest.local = date.days * Timestamp.day + max(18 * Timestamp.hour, hours.end)
    case .closeOfBusiness:
      latest.local = date.days * Timestamp.day + hours.end
      if day == nil, latest.local <= base.local { latest.local = hours.workday(1, after: date).days * Timestamp.day + hours.end }
    case .evening, nil: latest.local = (date.days + 1) * Timestamp.day
    }
    return latest
  }

  private func second(of clock: Clock, _ date: CivilDate, _ base: Timestamp) -> Int {
    switch clock {
    case .exact(let second): return second
    case .ambiguous(let second):
      let other = second >= 12 * Timestamp.hour ? second - 12 * Timestamp.hour : second + 12 * Timestamp.hour
      let (early, late) = (min(second, other), max(second, other))
      switch part {
      case .morning: return early
      case .afternoon, .evening, .closeOfBusiness: return late
      case nil: break
      }
      if date == base.date { return early > base.secondOfDay ? early : late }
      return early < 8 * Timestamp.hour ? late : early
    }
  }

  private func date(of day: Day, _ base: Timestamp) -> CivilDate? {
    let today = base.date
    switch day {
    case .after(let days): return CivilDate(days: today.days + days)
    case _ where !base.hasDate: return nil
    case .weekday(let weekday, let isNext):
      var ahead = CivilDate.modulo(weekday - today.weekday, 7)
      if ahead == 0, !isToday(base) { ahead = 7 }
      // "next Friday" said on a Monday may be the one after.
      if isNext, ahead + today.weekday < 7 { ahead += 7 }
      return CivilDate(days: today.days + ahead)
    case .ofMonth(let number):
      let (year, month, _) = today.parts
      for ahead in 0..<3 {
        let index = month - 1 + ahead
        if let date = CivilDate(year: year + index / 12, month: index % 12 + 1, day: number), date >= today { return date }
      }
      return nil
    case .named(let month, let number, let year):
      if let year { return CivilDate(year: year, month: month, day: number) }
      let date = CivilDate(year: today.parts.year, month: month, day: number)
      return date.map { $0 >= today } ?? false ? date : CivilDate(year: today.parts.year + 1, month: month, day: number)
    case .endOfWeek: return CivilDate(days: today.days + 6 - today.weekday)
    case .endOfMonth:
      let (year, month, _) = today.parts
      return CivilDate(year: year, month: month, day: CivilDate.length(ofMonth: month, in: year))
    }
  }

  /// Whether a weekday that is today's means today: its clock is still to come.
  private func isToday(_ base: Timestamp) -> Bool {
    guard let clock else { return part != nil }
    return second(of: clock, base.date, base) > base.secondOfDay
  }
}
