/// The times of a conversation's messages.
///
/// A time of day without a date takes the day of the message before, and the next one where the clock runs backward.
struct ConversationClock {
  /// By message; `nil` where it has no time, or one that cannot be read.
  private(set) var times: [Timestamp?]

  init(_ conversation: borrowing Conversation) {
    var times: [Timestamp?] = []
    times.reserveCapacity(conversation.messages.count)
    var last: Timestamp?
    for index in conversation.messages.indices {
      let written = conversation.messages[index].time
      let time = written.isEmpty ? nil : ConversationClock.time(TimestampReader.read(conversation.text[written.indices]), after: last)
      times.append(time)
      if let time { last = time }
    }
    self.times = times
  }

  private static func time(_ reading: TimestampReader.Reading?, after last: Timestamp?) -> Timestamp? {
    guard let reading, let second = reading.second else { return nil }
    let zone = reading.zone ?? last?.zone
    if let date = reading.date { return Timestamp(local: date.days * Timestamp.day + second, zone: zone) }
    var days = last?.date.days ?? 0
    if let last, second + Timestamp.minute < last.secondOfDay { days += 1 }
    return Timestamp(local: days * Timestamp.day + second, zone: zone, hasDate: last?.hasDate ?? false)
  }
}
