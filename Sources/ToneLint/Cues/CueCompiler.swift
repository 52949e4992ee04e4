/// Compiles the weighted cues of rules: names to indices, lines to columns.
struct CueCompiler {
  private let lists: [String: WordList]
  private let inflections: Inflections
  private(set) var tables = CueTables()
  /// The cue word that each form is.
  private(set) var forms: [String: CueWord] = [:]
  private(set) var faults: [RuleFault] = []
  private var words: [CueElement: CueWord] = [:]
  private var cues: [String: CueIndex] = [:]

  init(lists: [String: WordList], inflections: Inflections) {
    self.lists = lists
    self.inflections = inflections
  }

  /// - Parameter models: the rules that have cues, in the order of their indices.
  mutating func compile(_ models: [(rule: RuleIndex, model: CueModel)]) {
    if models.isEmpty { return }
    for kind in 1..<CueWord.firstOwn { tables.names.append(CueCompiler.name(ofKind: kind)) }
    let parsed = models.map { model in model.model.weights.compactMap { parse($0) } }
    addWords(Set(parsed.joined().flatMap(\.elements)))
    for line in parsed.joined() { addCue(line.elements, named: line.weight.cue) }
    let scopes = CueScope.allCases.count
    tables.weights = Array(repeating: .zero, count: tables.names.count * scopes)
    for (column, model) in models.enumerated() {
      guard column < CueTables.columns else {
        let message = "at most \(CueTables.columns) rules may have cues"
        if let place = model.model.weights.first?.place { faults.append(RuleFault(message, at: place)) }
        return
      }
      tables.columns.append(.init(rule: model.rule, bias: Int32(clamping: model.model.bias), threshold: Int32(clamping: model.model.threshold)))
      for line in parsed[column] {
        guard let cue = cues[line.weight.cue] else { continue }
        tables.weights[Int(cue) * scopes + Int(line.weight.scope.rawValue)][column] = Int16(clamping: line.weight.weight)
      }
    }
  }

  private typealias Line = (elements: [CueElement], weight: CueWeight)

  private mutating func parse(_ line: Located<CueWeight>) -> Line? {
    let parts = line.value.cue.split(separator: " ")
    var elements: [CueElement] = []
    for part in parts {
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
    let standsAlone = elements.allSatisfy { element in
      switch element {
      case .list, .trait: elements.count == 1
      default: true
      }
    }
    guard standsAlone, (1...2).contains(elements.count) else {
      faults.append(RuleFault("'\(line.value.cue)': a cue is one or two words; a list or a kind of message stands by itself", at: line.place))
      return nil
    }
    return (elements, line.value)
  }

  private static func name(ofKind value: UInt16) -> String {
    value == CueWord.edge.value ? "^" : TokenKind(rawValue: UInt8(value - 1)).map { "<\($0)>" } ?? ""
  }

  // MARK: Words

  /// Numbers the words and marks, those of lists included: a word of a list counts even where it has no weight of its own.
  private mutating func addWords(_ elements: Set<CueElement>) {
    var all = elements
    for case .list(let name) in elements {
      for entry in lists[name]?.entries ?? [] where entry.count == 1 && !all.contains(.word(entry[0])) { all.insert(.lemma(entry[0])) }
    }
    var claims: [String: (order: (Int, Int, String), word: CueWord)] = [:]
    let named = all.compactMap { element -> (name: String, element: CueElement)? in
      switch element {
      case .word(let form): (form, element)
      case .lemma(let lemma): (lemma + "~", element)
      case .mark(let mark): ("\"\(Character(UnicodeScalar(mark)))\"", element)
      case .list, .kind, .trait: nil
      }
    }
    for (name, element) in named.sorted(by: { $0.name < $1.name }) {
      guard let value = UInt16(exactly: tables.names.count) else { break }
      let word = CueWord(value)
      words[element] = word
      cues[name] = CueIndex(value)
      tables.names.append(name)
      if case .mark(let mark) = element { tables.marks[Int(mark & 0x7F)] = word }
      for form in CueLemmas.forms(of: element, inflections) {
        let order = CueLemmas.order(of: element, as: form, inflections)
        if let claim = claims[form], claim.order <= order { continue }
        claims[form] = (order, word)
      }
    }
    forms = claims.mapValues(\.word)
    tables.clitics = Contraction.Clitic.allCases.map { forms[$0.form] ?? .none }
    addLists(elements)
  }

  private mutating func addLists(_ elements: Set<CueElement>) {
    var listsOfWord = Array(repeating: [CueIndex](), count: tables.names.count)
    let names = elements.compactMap { if case .list(let name) = $0 { name } else { nil } }
    for name in names.sorted() {
      let cue = CueIndex(tables.names.count)
      cues["@" + name] = cue
      tables.names.append("@" + name)
      let members = (lists[name]?.entries ?? []).compactMap { $0.count == 1 ? forms[$0[0]] : nil }
      for word in Set(members.map(\.value)) { listsOfWord[Int(word)].append(cue) }
    }
    for lists in listsOfWord {
      tables.lists += lists
      tables.listStart.append(UInt32(tables.lists.count))
    }
  }

  // MARK: Cues of one and two words

  private mutating func addCue(_ elements: [CueElement], named name: String) {
    if cues[name] != nil { return }
    if elements.count == 2 {
      guard let first = word(elements[0]), let second = word(elements[1]) else { return }
      tables.add(pair: first, second, CueIndex(tables.names.count))
    } else if case .trait(let trait) = elements[0] {
      tables.traits[trait.rawValue] = CueIndex(tables.names.count)
    } else {
      // Words have their names already; a kind's index is its word.
      if let word = word(elements[0]) { cues[name] = CueIndex(word.value) }
      return
    }
    cues[name] = CueIndex(tables.names.count)
    tables.names.append(name)
  }

  private func word(_ element: CueElement) -> CueWord? {
    if case .kind(let kind) = element { return CueWord(kind) }
    return words[element]
  }
}
