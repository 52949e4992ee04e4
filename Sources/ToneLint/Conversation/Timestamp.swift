/// The time of a message.
struct Timestamp: Hashable, Sendable {
  /// Seconds since 1970-01-01 on the clock of the place that wrote it.
  var local: Int
  /// How far that clock is ahead of UTC, in seconds; `nil` where the log does not say, and then 0 for all of it.
  var zone: Int?
  /// Whether the day is known; else days count from the first message, and weekdays mean nothing.
  var hasDate = true

  /// Seconds since 1970-01-01, UTC.
  var instant: Int { local - (zone ?? 0) }

  /// The same moment on another clock.
  func at(zone: Int?) -> Timestamp { Timestamp(local: instant + (zone ?? 0), zone: zone, hasDate: hasDate) }

  var date: CivilDate { CivilDate(days: CivilDate.floor(local, Timestamp.day)) }
  var secondOfDay: Int { CivilDate.modulo(local, Timestamp.day) }

  static let minute = 60
  static let hour = 3_600
  static let day = 86_400

  /// `2024-05-14 10:02 UTC+2`; without seconds, and without a date where there is none.
  var description: String {
    func two(_ value: Int) -> String { value < 10 ? "0\(value)" : String(value) }
    let parts = date.parts
    let clock = "\(two(secondOfDay / Timestamp.hour)):\(two(secondOfDay / 60 % 60))"
    let day = hasDate ? "\(parts.year)-\(two(parts.month))-\(two(parts.day)) " : ""
    guard let zone else { return day + clock }
    let minutes = abs(zone) / 60
    let hours = "\(minutes / 60)" + (minutes % 60 == 0 ? "" : ":\(two(minutes % 60))")
    return day + clock + " UTC" + (zone == 0 ? "" : (zone < 0 ? "-" : "+") + hours)
  }
}

/// Reads times as logs write them: ISO 8601, seconds or milliseconds since 1970, dates with a month's name or with numbers, and times of day alone.
struct TimestampReader {
  private let words: TimeWords

  /// What a text says: each part may be absent.
  struct Reading {
    var date: CivilDate?
    var second: Int?
    var zone: Int?
  }

  /// - Returns: `nil` for what is no time.
  static func read(_ text: some Sequence<UInt8>) -> Reading? {
    let reader = TimestampReader(words: TimeWords(text))
    return reader.read()
  }

  private func read() -> Reading? {
    if words.pieces.count == 1, let whole = words.pieces.first, whole.digits >= 9 {
      let seconds = whole.digits >= 12 ? whole.number / 1_000 : whole.number
      return Reading(date: CivilDate(days: seconds / Timestamp.day), second: seconds % Timestamp.day, zone: 0)
    }
    var reading = Reading()
    var index = 0
    while index < words.pieces.count {
      if reading.second == nil, let (second, next) = words.clock(at: index) {
        reading.second = second
        index = next
        if let (zone, next) = words.zone(at: index) {
          reading.zone = zone
          index = next
        }
      } else if reading.date == nil, let (date, next) = date(at: index) {
        reading.date = date
        index = next
      } else {
        index += 1
      }
    }
    return reading.date == nil && reading.second == nil ? nil : reading
  }

  /// The year of `Tue Oct 31 22:11:45 +0000 2017`, where it stands last.
  private func yearAtEnd(behind index: Int) -> Int? {
    guard let last = words.pieces.last, words.pieces.count > index, last.digits == 4 else { return nil }
    return (1900...2999).contains(last.number) ? last.number : nil
  }

  /// A date in full.
  private func date(at index: Int) -> (CivilDate, Int)? {
    func piece(_ offset: Int) -> TimeWords.Piece? { index + offset < words.pieces.count ? words.pieces[index + offset] : nil }
    if let first = piece(0), first.digits > 0, let mark = piece(1), "-/.".contains(mark.text), let second = piece(2), second.digits > 0,
      piece(3)?.text == mark.text, let third = piece(4), third.digits > 0
    {
      let (a, b, c) = (first.number, second.number, third.number)
      if first.digits == 4 { return CivilDate(year: a, month: b, day: c).map { ($0, index + 5) } }
      let year = third.digits == 2 ? 2_000 + c : c
      // Where both could be the month, a clock of twelve hours tells an American log.
      let monthFirst = b > 12 || a <= 12 && mark.text == "/" && words.isTwelveHours
      return CivilDate(year: year, month: monthFirst ? a : b, day: monthFirst ? b : a).map { ($0, index + 5) }
    }
    guard let (month, day, near, next) = words.namedDate(at: index), let year = near ?? yearAtEnd(behind: next) else { return nil }
    return CivilDate(year: year, month: month, day: day).map { ($0, next) }
  }
}
