import Testing
import ToneLint

@testable import ToneLintRendering

@Suite struct FullRendererTests {
  private static func call() -> Sample {
    var sample = Sample(
      """
      Dana: Hello.
      Customer: «I'm still experiencing it», this minute.
      Dana: Well, ▸it says here▹ on an update that I have that the problem has been resolved.
      """, name: "calls/c17.txt")
    sample.diagnostic.conversation = "c17"
    sample.diagnostic.speaker = "Dana"
    sample.diagnostic.rule = "dismissal/it-says-here"
    sample.diagnostic.text = "a record is quoted to set aside what the customer reports"
    sample.diagnostic.why = "The customer knows what they see. A record that disagrees is a reason to look, not an answer."
    sample.diagnostic.suggestion = "Our notes say it was fixed, and you still see it.\nLet me send a test message now."
    return sample
  }

  @Test func showsEverything() {
    #expect(
      Self.call().rendered(.full, RenderingOptions(width: 80)) == """
        warning[dismissal/it-says-here]: a record is quoted to set aside what the customer reports
         --> calls/c17.txt:3:13 (conversation c17, agent Dana)
          |
        3 | Dana: Well, it says here on an update that I have that the problem has been…
          |             ^^^^^^^^^^^^
        note: the customer said
         --> calls/c17.txt:2:11
          |
        2 | Customer: I'm still experiencing it, this minute.
          |           -------------------------
          = why: The customer knows what they see. A record that disagrees is a reason
                 to look, not an answer.
          = instead: Our notes say it was fixed, and you still see it.
                     Let me send a test message now.

        """)
  }

  @Test func leavesOutWhatIsNotWanted() {
    let options = RenderingOptions(showsWhy: false, showsSuggestion: false)
    let text = Self.call().rendered(.full, options)
    #expect(!text.contains("= why") && !text.contains("= instead"))
  }

  @Test func paintsWithoutChangingTheLayout() {
    let sample = Self.call()
    let painted = sample.rendered(.full, RenderingOptions(color: true, width: 80))
    #expect(painted.contains("\u{1B}[1;33mwarning[dismissal/it-says-here]\u{1B}[0m"))
    #expect(painted.contains("\u{1B}[1;33m^^^^^^^^^^^^\u{1B}[0m"))
    #expect(painted.contains("\u{1B}[1;34m3 |\u{1B}[0m Dana:"))
    #expect(Self.withoutColor(painted) == sample.rendered(.full, RenderingOptions(width: 80)))
  }

  @Test(arguments: [
    ("", "", "(agent)"), ("c1", "", "(conversation c1, agent)"), ("", "Dana", "(agent Dana)"),
    ("c\u{1B}[2J", "D\u{202E}\n", #"(conversation c\u{1B}[2J, agent D\u{202E}\n)"#),
  ])
  func saysWhoSpeaks(conversation: String, speaker: String, expected: String) {
    var sample = Sample("▸a▹")
    sample.diagnostic.conversation = conversation
    sample.diagnostic.speaker = speaker
    #expect(sample.rendered(.full).contains(" --> a.txt:1:1 \(expected)\n"))
  }

  @Test func alignsLineNumbersOfDifferentLength() {
    let sample = Sample("«x»\n\n\n\n\n\n\n\n\n▸y▹")
    #expect(
      sample.rendered(.full) == """
        warning[blame/test]: the customer is blamed
          --> a.txt:10:1 (agent)
           |
        10 | y
           | ^
        note: the customer said
          --> a.txt:1:1
           |
         1 | x
           | -

        """)
  }

  @Test func countsLinesFromThoseOfTheSegment() {
    var sample = Sample("a ▸b▹ c")
    sample.source.baseLine = 4711
    #expect(sample.snippet() == "4711 | a b c\n     |   ^")
  }

  private static func withoutColor(_ text: String) -> String {
    var plain = ""
    var inSequence = false
    for scalar in text.unicodeScalars {
      if scalar == "\u{1B}" { inSequence = true }
      if !inSequence { plain.unicodeScalars.append(scalar) }
      if scalar == "m" { inSequence = false }
    }
    return plain
  }
}
