import Testing

@testable import ToneLint

@Suite struct DeadlineReaderTests {
  /// Monday, 2 March 2026.
  static let monday = "2026-03-02T09:30:00Z"

  @Test(arguments: [
    ("I'll call you within two hours", "2026-03-02 11:30 UTC"),
    ("in half an hour", "2026-03-02 10:00 UTC"),
    ("within ninety minutes", "2026-03-02 11:00 UTC"),
    ("within 24-48 hours", "2026-03-04 09:30 UTC"),
    ("by 5 pm today", "2026-03-02 17:00 UTC"),
    ("by 3 pm ET tomorrow", "2026-03-03 15:00 UTC-5"),
    ("by noon UTC on 10 June", "2026-06-10 12:00 UTC"),
    ("on Monday the twelfth before noon, GMT", "2026-03-12 12:00 UTC"),
    ("by 16:00 UTC on Wednesday the 23rd", "2026-03-23 16:00 UTC"),
    ("at eleven this morning", "2026-03-02 11:00 UTC"),
    ("at quarter past seven", "2026-03-02 19:15 UTC"),
    ("by half three", "2026-03-02 15:30 UTC"),
    ("give me till noon tomorrow", "2026-03-03 12:00 UTC"),
    ("here until 16:00", "2026-03-02 16:00 UTC"),
    ("by Friday", "2026-03-07 00:00 UTC"),
    ("by close of business", "2026-03-02 17:00 UTC"),
    ("in 2–3 business days", "2026-03-05 17:00 UTC"),
    ("tomorrow morning", "2026-03-03 12:00 UTC"),
    ("by 9", "2026-03-02 21:00 UTC"),
    ("by 3 March", "2026-03-04 00:00 UTC"),
    ("this afternoon", "2026-03-02 18:00 UTC"),
    ("by 14:00 UTC+2", "2026-03-02 14:00 UTC+2"),
    ("between 2 and 4 pm", "2026-03-02 16:00 UTC"),
  ])
  func readsTheLaterReading(_ promise: String, _ latest: String) throws {
    #expect(try deadline(promise)?.latest.description == latest)
  }

  @Test(arguments: [
    "soon", "as soon as possible", "after 5 pm", "since Friday", "for 3 days", "today's order", "in a moment", "by 8 am today",
  ])
  func isNoDeadline(_ promise: String) throws {
    #expect(try deadline(promise) == nil)
  }

  @Test func weekdaysNeedADate() throws {
    let now = Timestamp(local: 36_000, zone: nil, hasDate: false)
    #expect(DeadlineReader.read("by Friday".utf8, at: now, hours: .standard) == nil)
    #expect(DeadlineReader.read("by 5 pm".utf8, at: now, hours: .standard)?.latest.local == 17 * 3_600)
  }

  @Test func businessDaysSkipTheWeekend() throws {
    #expect(try deadline("within 2 business days", at: "2026-03-06 10:00")?.latest.description == "2026-03-10 17:00")
    #expect(try deadline("within 4 business hours", at: "2026-03-06 15:00")?.latest.description == "2026-03-09 11:00")
  }

  private func deadline(_ promise: String, at time: String = monday) throws -> Deadline? {
    let reading = try #require(TimestampReader.read(time.utf8))
    let now = Timestamp(local: try #require(reading.date).days * 86_400 + (try #require(reading.second)), zone: reading.zone)
    return DeadlineReader.read(promise.utf8, at: now, hours: .standard)
  }
}
