import Testing

@testable import ToneLint

@Suite struct TimestampTests {
  @Test(arguments: [
    ("2026-03-02T09:30:00Z", "2026-03-02 09:30 UTC"),
    ("2026-03-02T09:30:00.250+02:00", "2026-03-02 09:30 UTC+2"),
    ("2026-03-02 09:30:15", "2026-03-02 09:30"),
    ("14/05/2024, 10:02", "2024-05-14 10:02"),
    ("5/14/24 10:02 AM", "2024-05-14 10:02"),
    ("May 14, 2024 10:02 PM EST", "2024-05-14 22:02 UTC-5"),
    ("Tue Oct 31 22:11:45 +0000 2017", "2017-10-31 22:11 UTC"),
    ("1772443800", "2026-03-02 09:30 UTC"),
  ])
  func readsWhatLogsWrite(_ text: String, _ meaning: String) throws {
    let reading = try #require(TimestampReader.read(text.utf8))
    let time = Timestamp(local: try #require(reading.date).days * 86_400 + (try #require(reading.second)), zone: reading.zone)
    #expect(time.description == meaning)
  }

  @Test func whatIsNoTime() {
    #expect(TimestampReader.read("yesterday".utf8) == nil)
    #expect(TimestampReader.read("".utf8) == nil)
  }

  @Test func aClockThatRunsBackwardIsTheNextDay() {
    var conversation = Conversation()
    for time in ["23:50:10", "23:58", "00:04", ""] {
      let start = conversation.text.count
      conversation.text += time.utf8
      conversation.messages.append(Message(role: .agent, text: ByteRange(0, 0), time: ByteRange(start..<conversation.text.count)))
    }
    let times = ConversationClock(conversation).times
    #expect(times.map { $0?.date.days } == [0, 0, 1, nil])
    #expect(times[0]?.hasDate == false)
  }

  @Test func civilDatesGoThereAndBack() throws {
    for days in [-719_468, -1, 0, 59, 11_016, 20_514, 47_540] {
      let parts = CivilDate(days: days).parts
      #expect(CivilDate(year: parts.year, month: parts.month, day: parts.day)?.days == days)
    }
    #expect(CivilDate(year: 2026, month: 3, day: 2)?.weekday == 0)
    #expect(CivilDate(year: 2025, month: 2, day: 29) == nil)
  }
}
