import Testing

@testable import ToneLint

struct WordListResolverTests {
  private func resolve(_ lists: (name: String, words: [String], include: [String])...) -> (lists: [String: WordList], faults: [RuleFault]) {
    var test = TestRules()
    for list in lists { test.addList(list.name, list.words, include: list.include) }
    for index in test.source.lists.indices {
      test.source.lists[index].id.place.line = index + 1
      for place in test.source.lists[index].include.indices {
        test.source.lists[index].include[place].place = .init(file: "l.yml", line: index + 1, column: 7)
      }
    }
    return WordListResolver.resolve(test.source.lists)
  }

  @Test func entriesAreSplitIntoWords() {
    let (lists, faults) = resolve(("a", ["Read", "back up", "set-up", "sign  in"], []))
    #expect(lists["a"]?.entries == [["read"], ["back", "up"], ["set", "up"], ["sign", "in"]] && faults == [])
  }

  @Test func eachEntryStandsOnce() {
    let (lists, _) = resolve(("a", ["x", "X", "y"], ["b"]), ("b", ["y", "z"], []))
    #expect(lists["a"]?.entries == [["x"], ["y"], ["z"]])
  }

  @Test func inclusionsReachThroughOthers() {
    let (lists, faults) = resolve(("a", ["x"], ["b"]), ("b", [], ["c"]), ("c", ["z"], []))
    #expect(lists["a"]?.entries == [["x"], ["z"]] && lists["b"]?.entries == [["z"]] && faults == [])
  }

  @Test func aCircleOfInclusionsEnds() {
    let (lists, faults) = resolve(("a", ["x"], ["b"]), ("b", ["y"], ["a"]))
    #expect(lists["a"]?.entries == [["x"], ["y"]] && lists["b"]?.entries == [["y"], ["x"]] && faults == [])
  }

  @Test func anUnknownInclusionIsLocated() {
    let (_, faults) = resolve(("verbs", ["x"], []), ("b", ["y"], ["verb"]))
    #expect(faults.map(\.description) == ["l.yml:2:7: error: no list 'verb'; did you mean 'verbs'?"])
  }

  @Test func anEmptyListIsAFault() {
    let (_, faults) = resolve(("a", [" "], []))
    #expect(faults.map(\.description) == ["test.yml:1:1: error: the list 'a' has no words"])
  }

  @Test func aListIsDefinedOnce() {
    let (lists, faults) = resolve(("a", ["x"], []), ("a", ["y"], []))
    #expect(faults.map(\.description) == ["test.yml:2:1: error: the list 'a' is defined already at test.yml:1"])
    #expect(lists["a"]?.entries == [["x"]])
  }
}
