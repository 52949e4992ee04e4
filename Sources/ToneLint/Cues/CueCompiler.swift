internal import UnicodeText

/// Compiles the weighted cues of rules: names to indices, lines to columns.
struct CueCompiler {
  private let lists: [String: WordList]
  private let inflections: Inflections
  private let rules: [RuleDefinition]
  private(set) var faults: [RuleFault] = []
  /// The cue word that each form is.
  private(set) var forms: [String: CueWord] = [:]
  /// Of all cues, by index.
  private var names: [String] = []
  private var indices: [String: CueIndex] = [:]
  private var words: [CueElement: CueWord] = [:]
  private var pairs: [(first: CueWord, second: CueWord, cue: CueIndex)] = []
  private var tables = CueTables()

  init(lists: [String: WordList], inflections: Inflections, rules: [RuleDefinition]) {
    self.rules = rules
    self.lists = lists
    self.inflections = inflections
  }

  mutating func compile() -> CueTables {
    let models = rules.indices.compactMap { index in rules[index].cues.map { (rule: RuleIndex(index), model: $0) } }
    if models.isEmpty { return tables }
    names = (0..<CueWord.firstOwn).map { CueCompiler.name(ofKind: $0) }
    let parsed = models.map { model in model.model.weights.compactMap { parse($0) } }
    addWords(Set(parsed.joined().flatMap(\.elements)))
    for line in parsed.joined() { addCue(line.elements, named: line.weight.cue) }
    tables.floors = floors(models)
    let scopes = CueScope.allCases.count
    var weights = Array(repeating: CueTables.Row.zero, count: names.count * scopes)
    for (column, model) in models.enumerated() {
      guard column < CueTables.columnLimit else {
        let message = "at most \(CueTables.columnLimit) rules may have cues"
        if let place = model.model.weights.first?.place { faults.append(RuleFault(message, at: place)) }
        break
      }
      tables.columns.append(
        .init(
          rule: model.rule, bias: Int32(clamping: model.model.bias), threshold: model.model.threshold.map { Int32(clamping: $0) } ?? .max))
      for line in parsed[column] {
        guard let cue = indices[line.weight.cue] else { continue }
        weights[Int(cue) * scopes + Int(line.weight.scope.rawValue)][column] = Int16(clamping: line.weight.weight)
      }
    }
    tables.weights = FixedArray(weights)
    tables.pairs = FixedArray(CueTables.slots(of: pairs))
    tables.pairFilter = FixedArray(CueTables.filter(of: pairs))
    tables.names = FixedArray(names.flatMap { Array($0.utf8) })
    var end = 0
    tables.nameEnds = FixedArray(
      names.map { name in
        end += name.utf8.count
        return UInt32(end)
      })
    return tables
  }

  private typealias Line = (elements: [CueElement], weight: CueWeight)

  private mutating func parse(_ line: Located<CueWeight>) -> Line? {
    var elements: [CueElement] = []
    for part in line.value.cue.split(separator: " ") {
      guard let element = CueElement(part) else {
        faults.append(RuleFault("'\(part)' is no cue: a word, a @list, a <kind>, a mark between \" or ^", at: line.place))
        return nil
      }
      if case .list(let name) = element, lists[name] == nil {
        faults.append(RuleFault("no list '\(name)'" + nearest(to: name, in: lists.keys), at: line.place))
        return nil
      }
      elements.append(element)
    }
    guard elements.count == 1 || elements.count == 2 && elements.allSatisfy(\.isWord) else {
      faults.append(
        RuleFault("'\(line.value.cue)': a cue is one or two words; a list or a kind of message stands by itself", at: line.place))
      return nil
    }
    return (elements, line.value)
  }

  private static func name(ofKind value: UInt16) -> String {
    if value == 0 { return "" }
    return value == CueWord.edge.value ? "^" : TokenKind(rawValue: UInt8(value - 1)).map { "<\($0)>" } ?? ""
  }

  // MARK: Words

  /// Numbers the words and marks, those of lists included: a word of a list counts even where it has no weight of its own.
  private mutating func addWords(_ elements: Set<CueElement>) {
    var all = elements
    for case .list(let name) in elements {
      for entry in lists[name]?.entries ?? [] where entry.count == 1 && !all.contains(.word(entry[0])) { all.insert(.lemma(entry[0])) }
    }
    let named = all.compactMap { element -> (name: String, element: CueElement)? in
      switch element {
      case .word(let form): (form, element)
      case .lemma(let lemma): (lemma + "~", element)
      case .mark(let mark): ("\"\(Character(UnicodeScalar(mark)))\"", element)
      case .list, .kind, .trait: nil
      }
    }
    var owners: [String: (order: CueLemmas.Order, word: CueWord)] = [:]
    for (name, element) in named.sorted(by: { $0.name < $1.name }) {
      guard let value = UInt16(exactly: names.count) else { break }
      let word = CueWord(value)
      words[element] = word
      indices[name] = CueIndex(value)
      names.append(name)
      if case .mark(let mark) = element { tables.marks[Int(mark & 0x7F)] = word }
      for form in CueLemmas.forms(of: element, inflections) {
        let order = CueLemmas.order(of: element, as: form, inflections)
        if let owner = owners[form], owner.order <= order { continue }
        owners[form] = (order, word)
      }
    }
    forms = owners.mapValues(\.word)
    tables.clitics = Contraction.Clitic.allCases.map { forms[$0.form] ?? .none }
    addLists(elements)
  }

  private mutating func addLists(_ elements: Set<CueElement>) {
    var listsOfWord = Array(repeating: [CueIndex](), count: names.count)
    for name in elements.compactMap({ if case .list(let name) = $0 { name } else { nil } }).sorted() {
      let cue = CueIndex(names.count)
      indices["@" + name] = cue
      names.append("@" + name)
      let members = (lists[name]?.entries ?? []).compactMap { $0.count == 1 ? forms[$0[0]] : nil }
      for word in Set(members.map(\.value)) { listsOfWord[Int(word)].append(cue) }
    }
    var start = [UInt32(0)]
    for lists in listsOfWord { start.append(start[start.count - 1] + UInt32(lists.count)) }
    tables.lists = FixedArray(listsOfWord.flatMap(\.self))
    tables.listStart = FixedArray(start)
  }

  // MARK: Cues of one and two words

  private mutating func addCue(_ elements: [CueElement], named name: String) {
    if indices[name] != nil { return }
    let cue = CueIndex(names.count)
    if elements.count == 2 {
      guard let first = word(elements[0]), let second = word(elements[1]) else { return }
      pairs.append((first, second, cue))
    } else if case .trait(let trait) = elements[0] {
      tables.traits[trait.rawValue] = cue
    } else {
      // Words have their names already; a kind of token has the index of its word.
      if let word = word(elements[0]) { indices[name] = CueIndex(word.value) }
      return
    }
    indices[name] = cue
    names.append(name)
  }

  private func word(_ element: CueElement) -> CueWord? {
    if case .kind(let kind) = element { return CueWord(kind) }
    return words[element]
  }

  // MARK: Floors

  /// By rule, the score that its findings need; the least number where they need none.
  private mutating func floors(_ models: [(rule: RuleIndex, model: CueModel)]) -> [Int32] {
    var floors = Array(repeating: Int32.min, count: rules.count)
    for (rule, model) in models {
      let others = rules.indices.filter { rules[$0].category == rules[rule.value].category && rules[$0].cues == nil && !rules[$0].isSignal }
      for line in model.floors {
        guard let other = others.first(where: { rules[$0].id.value == line.value.rule }) else {
          let message =
            "no other rule '\(line.value.rule)' of this category" + nearest(to: line.value.rule, in: others.map { rules[$0].id.value })
          faults.append(RuleFault(message, at: line.place))
          continue
        }
        floors[other] = Int32(clamping: line.value.floor)
      }
    }
    return floors
  }
}
