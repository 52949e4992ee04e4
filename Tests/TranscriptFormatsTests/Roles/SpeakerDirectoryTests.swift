import Testing
import ToneLint
import TranscriptFormats

struct SpeakerDirectoryTests {
  @Test func speakersOfACorpus() {
    let text = """
      {"ann": {"meta": {"role": "Customer", "n": 3}, "vectors": []}, "B\\u00f3": {"role": "agent"}, "cy": {"meta": {"role": "bystander"}},
       "dee": {"meta": {"speaker_role": "bot"}}, "ed": 5, "fi": {"meta": []}}
      """
    #expect(SpeakerDirectory(Array(text.utf8)).roles == ["ann": .customer, "bó": .agent, "dee": .bot])
  }

  @Test func membersOfAWorkspace() {
    let text = """
      [{"id": "U1", "name": "ann", "real_name": "Ann É", "is_bot": false, "is_restricted": true, "profile": {"display_name": ""}},
       {"id": "U2", "real_name": "Bo", "profile": {"title": "Support Agent", "real_name": "Bo", "display_name": "bobo"}},
       {"id": "U3", "name": "ci", "is_bot": true, "profile": {"title": "Customer"}},
       {"id": "U4", "name": "cy", "profile": {"title": "Head of Sales"}},
       {"id": "U5", "name": "sam", "is_bot": true}, {"id": "U6", "name": "Sam", "is_stranger": true}]
      """
    #expect(
      SpeakerDirectory(Array(text.utf8)).roles == [
        "u1": .customer, "ann": .customer, "ann é": .customer, "u2": .agent, "bo": .agent, "bobo": .agent, "u3": .bot, "ci": .bot,
        "u5": .bot, "u6": .customer,
      ])
  }

  /// What stands before a fault counts, and nothing is too wrong to be read.
  @Test func anyBytesAreReadWithoutHarm() {
    let text = Array(#"[{"id": "U1", "is_bot": true, "profile": {"title": "Agent"}}, {"id": "U2", "is_bot": true}]"#.utf8)
    for count in 0...text.count {
      let roles = SpeakerDirectory(Array(text[..<count])).roles
      #expect(roles == (count < 60 ? [:] : count < text.count - 1 ? ["u1": .bot] : ["u1": .bot, "u2": .bot]))
    }
    for other in ["7", "null", "{\"a\":", "[[[[", "[5, \"x\"]", "{}"] { #expect(SpeakerDirectory(Array(other.utf8)).roles.isEmpty) }
  }

  @Test func onlySomeFormatsHaveOne() throws {
    let slack = try #require(Detected.catalog.format(named: "slack", for: []))
    #expect(SpeakerDirectory.fileName(for: slack) == "users.json")
    #expect(SpeakerDirectory.fileName(for: .native) == nil)
  }
}
