import Testing
import ToneLint
import TranscriptFormats

struct LogRoleTests {
  private func options(_ roles: [String: Role]) -> ReadingOptions {
    var options = ReadingOptions()
    options.roles = roles
    return options
  }

  @Test func declaredNamesAreSpeakers() {
    let reading = Reading(TextLogReader(options: options(["jane": .agent, "øyvind": .customer])), "JANE: hi\nØyvind: x\nother: y\n")
    #expect(reading.lines == ["agent JANE||hi", "customer Øyvind||x\nother: y"])
    #expect(reading.faults == [])
  }

  @Test func declaredRolesGoFirst() {
    let reading = Reading(TextLogReader(options: options(["assistant": .agent])), "User: hi\nAssistant: x")
    #expect(reading.lines == ["customer ||hi", "agent Assistant||x"])
  }

  @Test func unknownSpeakersAreNotedOnce() {
    let reading = Reading(TextLogReader(), "Jane: a\nBob: b\nJane: c\nAgent: d\nBob: e")
    #expect(
      reading.faults == [
        InputFault(.note, "speakers of unknown role, not linted as agents: Jane, Bob; say --role NAME=agent", at: ByteRange(0, 4))
      ])
  }

  @Test func manyUnknownSpeakersAreCounted() {
    let log = (0..<12).map { "[10:0\($0 % 10)] Name\($0): x\n" }.joined()
    #expect(Reading(TextLogReader(), log).faults.first?.message.contains("Name9 and 2 more;") == true)
  }

  @Test func rolesByTagHoldForTheirConversation() {
    let reading = Reading(TextLogReader(), "Jane (Agent): a\nJane: b\n---\nJane: c\nBob (User): d")
    #expect(reading.conversations.map(\.lines) == [["agent Jane||a", "agent Jane||b"], ["unknown Jane||c", "customer Bob||d"]])
  }

  @Test(arguments: [
    ("agent", Role.agent), ("Representative", .agent), ("customer-service", .agent), ("help desk", .agent), ("Support Team", .agent),
    ("customer", .customer), ("USER", .customer), ("end-user", .customer), ("me", .customer), ("Chatbot", .bot), ("assistant", .bot),
    ("AI Agent", .bot), ("IVR", .bot), ("note", .note), ("internal", .note), ("Private Note", .note), ("system", .system),
    ("tool", .system),
  ])
  func knowsAliases(name: String, role: Role) {
    #expect(RoleNames.role(of: name) == role)
  }

  @Test(arguments: ["", "Jane", "Agent Jane", "Customer ID", "service", "live chat", "12"])
  func knowsNoOthers(name: String) {
    #expect(RoleNames.role(of: name) == nil)
  }
}
