/// A day of the proleptic Gregorian calendar.
///
/// The arithmetic is Howard Hinnant's (`days_from_civil`, `civil_from_days`): years of March to February in eras of 400 years. It needs no
/// time zone data, and so no Foundation.
struct CivilDate: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01.
  var days: Int

  init(days: Int) { self.days = days }

  /// `nil` for a month or a day that there is not.
  init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= CivilDate.length(ofMonth: month, in: year) else { return nil }
    let year = month <= 2 ? year - 1 : year
    let era = CivilDate.floor(year, 400)
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    days = era * 146_097 + dayOfEra - 719_468
  }

  var parts: (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = CivilDate.floor(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }

  /// 0 is Monday. 1970-01-01 was a Thursday.
  var weekday: Int { CivilDate.modulo(days + 3, 7) }

  static func < (left: CivilDate, right: CivilDate) -> Bool { left.days < right.days }

  static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }

  /// Division and remainder towards minus infinity.
  static func floor(_ value: Int, _ by: Int) -> Int { (value >= 0 ? value : value - by + 1) / by }
  static func modulo(_ value: Int, _ by: Int) -> Int { value - floor(value, by) * by }
}
