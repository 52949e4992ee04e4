/// Resolves the inclusions of word lists.
enum WordListResolver {
  static func resolve(_ definitions: [WordListDefinition]) -> (lists: [String: WordList], faults: [RuleFault]) {
    var byName: [String: WordListDefinition] = [:]
    var faults: [RuleFault] = []
    for definition in definitions {
      if let first = byName[definition.id.value] {
        faults.append(
          RuleFault(
            "the list '\(definition.id.value)' is defined already at \(first.id.place.file):\(first.id.place.line)", at: definition.id.place
          ))
        continue
      }
      byName[definition.id.value] = definition
    }
    var lists: [String: WordList] = [:]
    for name in byName.keys.sorted() {
      var entries: [[String]] = []
      var seen: Set<[String]> = []
      var visited: Set<String> = []
      func collect(_ name: String) {
        guard visited.insert(name).inserted, let definition = byName[name] else { return }
        for word in definition.words {
          // A hyphen in a word is punctuation to the tokenizer.
          let entry = word.value.lowercased().split { $0 == " " || $0 == "-" }.map(String.init)
          if !entry.isEmpty, seen.insert(entry).inserted { entries.append(entry) }
        }
        for included in definition.include { collect(included.value) }
      }
      collect(name)
      if let definition = byName[name] {
        for included in definition.include where byName[included.value] == nil {
          faults.append(RuleFault("no list '\(included.value)'" + nearest(to: included.value, in: byName.keys), at: included.place))
        }
        if entries.isEmpty { faults.append(RuleFault("the list '\(name)' has no words", at: definition.id.place)) }
      }
      lists[name] = WordList(entries: entries)
    }
    return (lists, faults)
  }
}
