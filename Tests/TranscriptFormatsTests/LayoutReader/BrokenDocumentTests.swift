import Testing
import ToneLint
import TranscriptFormats

/// What is broken costs itself and nothing else.
struct BrokenDocumentTests {
  private static func conversation(_ id: Int, broken: String? = nil) -> String {
    #"{"task_id": \#(id), "traj": [{"role": "user", "content": "a\#(id)"}, \#(broken ?? #"{"role": "assistant", "content": "b\#(id)"}"#)]}"#
  }

  private static let damages = [
    #"{"role": "assistant", "content": "open"#, #"{"role": "assistant" "content": "x"}"#, #"{"role": "assistant", "content": nope}"#,
    #"{"role": "assistant", "content": "x"}}"#, #"{"role": "assistant", "content": "x"}, {"#, "[", "]", #""quote\"#, "\u{0}",
  ]

  @Test(arguments: damages, [",\n  ", ", ", ","])
  func neighboursAreRead(damage: String, separator: String) {
    // An open string in one line takes all of it.
    if separator != ",\n  ", damage.contains("open") || damage.contains("quote") { return }
    let parts = [Self.conversation(1), Self.conversation(2, broken: damage), Self.conversation(3), Self.conversation(4)]
    let lead = separator.dropFirst()
    let text = "[" + lead + parts.joined(separator: separator) + "\n]"
    let reading = Detected.read(Array(text.utf8))
    #expect(reading.conversations.first?.id == "1")
    #expect(reading.conversations.suffix(2).map(\.id) == ["3", "4"])
    #expect(reading.lines.contains("customer ||a2"))
    #expect(!reading.faults.isEmpty && reading.faults.count <= 3)
  }

  @Test(arguments: damages)
  func linesAreRead(damage: String) {
    let lines = [Self.conversation(1), Self.conversation(2, broken: damage), Self.conversation(3)]
    let reading = Detected.read(Array(lines.joined(separator: "\n").utf8))
    #expect(reading.conversations.map(\.id) == ["1", "2", "3"])
    #expect((1...2).contains(reading.faults.count))
  }

  @Test func valuesOfTheWrongKindAreLocated() {
    let text = #"[{"task_id":1,"traj":[{"role":"user","content":"a"}]},{"task_id":2,"traj":7},5]"#
    let reading = Detected.read(Array(text.utf8))
    #expect(reading.lines == ["customer ||a"])
    #expect(
      reading.faults.map(\.message) == ["no messages here; tau-bench has them at traj[]", "no messages here; tau-bench has them at traj[]"])
    #expect(reading.faults.map(\.range.start) == [54, 77])
  }

  /// A conversation in which nobody has spoken yet is none, and no fault.
  @Test func emptyListsOfMessagesAreNoFault() {
    let reading = Detected.read(Array(#"[{"task_id":1,"traj":[]},{"task_id":2,"traj":[{"role":"user","content":"a"}]}]"#.utf8))
    #expect(reading.lines == ["customer ||a"])
    #expect(reading.faults == [])
  }

  @Test func twoValuesForOneAreSaid() {
    let reading = Detected.read(Array(#"{"messages":[{"role":"user","content":"a","content":"b"}]}"#.utf8))
    #expect(reading.lines == ["customer ||b"])
    #expect(reading.faults.map(\.message) == ["this value stands twice in its object; the last one counts"])
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), #"{"messages":[{"role":"user","content":"# + String(repeating: "[", count: 100_000),
    #"{"messages":[{"role":"user","content":"a"},"# + String(repeating: #"{"messages":["#, count: 50_000),
    #"[{"task_id":1,"traj":[{"role":"user","content":"a"}]},"# + String(repeating: #"{"task_id":[1,"#, count: 50_000),
    #"{"messages":[{"role":"user","content":"a","# + (0..<10_000).map { "\"k\($0)\":1" }.joined(separator: ",") + "}]}",
  ])
  func hostileDepthAndBreadth(text: String) {
    let reading = Detected.read(Array(text.utf8))
    #expect(reading.conversations.count < 1_000)
  }
}
