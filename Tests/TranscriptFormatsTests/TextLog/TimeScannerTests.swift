import Testing

@testable import TranscriptFormats

struct TimeScannerTests {
  @Test(arguments: [
    "10:02", "1:02", "10:02:15", "0:01:23", "10:02:15.250", "10:02:15,250", "10:02 AM", "10:02am", "10:02 p.m.", "10:02:15Z", "10:02 UTC",
    "10:02 EST",
    "10:02+02:00", "2024-05-14", "2024/5/1", "14.05.2024", "5/14/24", "2024-05-14T10:02:15Z", "2024-05-14 10:02", "14/05/2024, 10:02",
    "10:02 14/05/2024", "May 14, 2024 10:02 AM", "14 May 2024 10:02", "Sept. 3", "2024-05-14T10:02:15.123+0200",
  ])
  func takesAll(time: String) {
    let bytes = Array((time + " x").utf8)
    #expect(scanTime(bytes.span, from: 0, to: bytes.count)?.end == time.utf8.count)
  }

  @Test(arguments: ["", "x", "10", "10:2", "100:02", "10:02x", "1.5", "12-13", "Mayor 5", "2024", "10:30é"])
  func takesNone(text: String) {
    let bytes = Array(text.utf8)
    #expect(scanTime(bytes.span, from: 0, to: bytes.count) == nil)
  }
}

extension TimeShape: Equatable {
  public static func == (left: TimeShape, right: TimeShape) -> Bool { left.end == right.end }
}
