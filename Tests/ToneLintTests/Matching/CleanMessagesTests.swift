import Testing

@testable import ToneLint

/// Messages in which nothing matched are known again, and no others.
struct CleanMessagesTests {
  private static func hash(_ text: String, _ role: Role = .agent, isOpening: Bool = false) -> Int {
    let bytes = Array(text.utf8)
    return CleanMessages.hash(bytes, ByteRange(bytes.indices), role, isOpening: isOpening)
  }

  @Test func knowsWhatItWasGiven() {
    var messages = CleanMessages()
    let first = CleanMessagesTests.hash("Anything else?")
    #expect(!messages.contains(first))
    messages.insert(first)
    #expect(messages.contains(first))
    for other in ["Anything else", "Anything else?\n", "anything else?", ""] { #expect(!messages.contains(CleanMessagesTests.hash(other))) }
    #expect(!messages.contains(CleanMessagesTests.hash("Anything else?", .bot)))
    #expect(!messages.contains(CleanMessagesTests.hash("Anything else?", isOpening: true)))
  }

  @Test func keepsMostWhileItGrows() {
    var messages = CleanMessages()
    let hashes = (0..<20_000).map { CleanMessagesTests.hash("Message \($0)") }
    for hash in hashes { messages.insert(hash) }
    // Two that fall on one slot leave one; the table is never more than half full of those that are kept.
    #expect(hashes.count(where: messages.contains) > 12_000)
    #expect(!(20_000..<40_000).contains { messages.contains(CleanMessagesTests.hash("Message \($0)")) })
  }

  /// The same message is judged by what it stands in, not by what was seen before.
  @Test func findingsDoNotDependOnWhatWasRead() {
    let rules = TestRules("you should have read").compiled()
    var linter = Linter(rules: rules, selection: RuleSelection(rules))
    for _ in 0..<3 {
      for (text, count) in [("We will look.", 0), ("You should have read it.", 1)] {
        var findings: [Finding] = []
        linter.lint(Conversation(saying: [(.agent, text)]), into: &findings)
        #expect(findings.count == count)
      }
    }
  }
}
