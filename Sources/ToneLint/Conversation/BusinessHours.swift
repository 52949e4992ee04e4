/// When a company works: what "close of business" and "business days" mean.
public struct BusinessHours: Hashable, Sendable {
  /// Seconds after midnight.
  public var start: Int
  public var end: Int
  /// 0 is Monday.
  public var workdays: Set<Int>

  /// - Parameters:
  ///   - start: seconds after midnight.
  ///   - end: seconds after midnight, later than `start`.
  ///   - workdays: 0 is Monday; at least one.
  public init(start: Int, end: Int, workdays: Set<Int>) {
    precondition(start < end && !workdays.isDisjoint(with: 0..<7))
    self.start = start
    self.end = end
    self.workdays = workdays
  }

  /// 09:00 to 17:00, Monday to Friday.
  public static let standard = BusinessHours(start: 9 * Timestamp.hour, end: 17 * Timestamp.hour, workdays: [0, 1, 2, 3, 4])

  /// The workday that comes `count` workdays after a day.
  func workday(_ count: Int, after date: CivilDate) -> CivilDate {
    var date = date
    var left = count
    while left > 0 {
      date.days += 1
      if workdays.contains(date.weekday) { left -= 1 }
    }
    return date
  }

  /// The time that is some seconds of work after another.
  func time(_ seconds: Int, after time: Timestamp) -> Timestamp {
    var time = time
    var left = seconds
    while true {
      let begin = max(time.secondOfDay, start)
      let room = workdays.contains(time.date.weekday) ? max(0, end - begin) : 0
      if left <= room {
        time.local = time.date.days * Timestamp.day + begin + left
        return time
      }
      left -= room
      time.local = (time.date.days + 1) * Timestamp.day
    }
  }
}
