internal import UnicodeText

/// Sorts the words of all patterns into classes: words that are in the same sets are one symbol, which keeps the alphabet small.
struct SymbolTable {
  private var words: VocabularyBuilder
  var vocabulary: Vocabulary { words.finished() }
  private(set) var clitics: [Symbol] = []
  private(set) var punctuation: [Symbol] = []
  var automaton = AutomatonTables()

  private var symbols: [String: Symbol] = [:]

  private let cueWords: [String: CueWord]

  /// - Parameter cueWords: forms that cues know, each with its word.
  init(
    groups: [BothDirections<PositionBuilder>], spellings: [String: [String]], frequencies: [String: Int], cueWords: [String: CueWord]
  ) {
    self.cueWords = cueWords
    // Sets, each once. The places of phrases are sets of their own.
    var setIndices: [Pattern.TokenSet: UInt32] = [:]
    var sets: [Pattern.TokenSet] = []
    func index(of set: Pattern.TokenSet) -> UInt32 {
      if let known = setIndices[set] { return known }
      setIndices[set] = UInt32(sets.count)
      sets.append(set)
      return UInt32(sets.count - 1)
    }
    func indices(of all: [Pattern.TokenSet]) -> [UInt32] {
      all.map { set in
        if set.isAny { return AutomatonTables.anyContent }
        var plain = set
        plain.isNegated = false
        return index(of: plain) * 2 + (set.isNegated ? 1 : 0)
      }
    }
    let groupSets = groups.map { BothDirections(forward: indices(of: $0.forward.sets), backward: indices(of: $0.backward.sets)) }
    var phraseSets: [UInt32] = []
    var endsPhrase: [Bool] = []
    var phrasesOfSet: [[UInt32]] = []
    for set in sets {
      var heads: [UInt32] = []
      for (_, phrase) in set.phrases.map({ (SymbolTable.order($0), $0) }).sorted(by: { $0.0 < $1.0 }) {
        heads.append(UInt32(phraseSets.count))
        for words in phrase {
          phraseSets.append(index(of: Pattern.TokenSet(words: Set(words))))
          endsPhrase.append(false)
        }
        endsPhrase[endsPhrase.count - 1] = true
      }
      phrasesOfSet.append(heads)
    }

    // The sets of every word and of every kind.
    var setsOfWord: [String: [UInt32]] = [:]
    var setsOfKind = Array(repeating: [UInt32](), count: Int(KindSymbol.firstClass))
    for (index, set) in sets.enumerated() {
      for word in set.words { setsOfWord[word, default: []].append(UInt32(index)) }
      for kind in set.kinds { setsOfKind[Int(kind)].append(UInt32(index)) }
    }
    SymbolTable.addClitics(&setsOfWord, &setsOfKind)
    for (word, own) in setsOfWord where word.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) {
      setsOfWord[word] = (own + setsOfKind[Int(KindSymbol.number)]).sorted()
    }

    // Words with the same sets are one class. Punctuation keeps apart from words: it is soft. Common words get low numbers, so that what is kept for them stands
    // close together.
    var classes: [[UInt32]: Symbol] = [:]
    var memberships = setsOfKind
    var isContent = Array(repeating: true, count: memberships.count)
    for soft in [KindSymbol.edge, KindSymbol.punctuation, KindSymbol.emoji, KindSymbol.possessive] { isContent[Int(soft)] = false }
    let byFrequency = setsOfWord.keys.sorted { left, right in
      let (a, b) = (frequencies[left] ?? 0, frequencies[right] ?? 0)
      return a != b ? a > b : left < right
    }
    for word in byFrequency {
      let own = setsOfWord[word] ?? []
      let isMark = SymbolTable.isMark(word)
      let key = isMark ? [UInt32.max] + own : own
      if let known = classes[key] {
        symbols[word] = known
        continue
      }
      let symbol = Symbol(memberships.count)
      classes[key] = symbol
      symbols[word] = symbol
      memberships.append(own)
      isContent.append(!isMark)
    }

    words = VocabularyBuilder(capacity: symbols.count + spellings.count + Contraction.irregular.count + cueWords.count)
    fillVocabulary(spellings)
    clitics = Contraction.Clitic.allCases.map { clitic in
      clitic == .possessive ? KindSymbol.possessive : symbols[clitic.form] ?? KindSymbol.word
    }
    punctuation = (0..<128).map { symbols[String(UnicodeScalar(UInt8($0)))] ?? KindSymbol.punctuation }
    fillSymbols(memberships, isContent, setCount: sets.count)
    automaton.groups = zip(groups, groupSets).map { group, sets in
      BothDirections(forward: positions(group.forward, sets.forward), backward: positions(group.backward, sets.backward))
    }
    phrasesOfSet += Array(repeating: [], count: sets.count - phrasesOfSet.count)
    fillPhrases(phraseSets, endsPhrase, phrasesOfSet)
  }

  /// A string by which phrases are put in order, each a different one.
  private static func order(_ phrase: [[String]]) -> String { phrase.map { $0.joined(separator: "|") }.joined(separator: " ") }

  private static func isMark(_ word: String) -> Bool {
    word.unicodeScalars.count == 1 && !(word.first?.isLetter ?? false) && !(word.first?.isNumber ?? false)
  }

  /// `'s` is in every set that holds is or has, `'d` in those of would and had.
  private static func addClitics(_ setsOfWord: inout [String: [UInt32]], _ setsOfKind: inout [[UInt32]]) {
    let s = Set((setsOfWord["is"] ?? []) + (setsOfWord["has"] ?? [])).sorted()
    setsOfWord["'s"] = s
    setsOfKind[Int(KindSymbol.possessive)] = s
    setsOfWord["'d"] = Set((setsOfWord["would"] ?? []) + (setsOfWord["had"] ?? [])).sorted()
  }

  private mutating func fillVocabulary(_ spellings: [String: [String]]) {
    for (word, symbol) in symbols.sorted(by: { $0.key < $1.key }) where !SymbolTable.isMark(word) {
      self.words.add(Array(word.utf8), symbol: symbol, cue: cueWords[word] ?? .none)
    }
    for (word, cue) in cueWords.sorted(by: { $0.key < $1.key }) where symbols[word] == nil {
      self.words.add(Array(word.utf8), symbol: KindSymbol.word, cue: cue)
    }
    let folded = spellings.merging(Contraction.irregular) { _, irregular in irregular }
    for (form, words) in folded.sorted(by: { $0.key < $1.key }) {
      var standsFor: [Symbol] = []
      var cues: [CueWord] = []
      for word in words {
        if let (host, clitic) = Contraction.divide(Array(word.utf8)[...]), clitic != .possessive {
          standsFor.append(symbols[String(word.prefix(host))] ?? KindSymbol.word)
          standsFor.append(symbols[clitic.form] ?? KindSymbol.word)
          cues += [cueWords[String(word.prefix(host))] ?? .none, cueWords[clitic.form] ?? .none]
        } else {
          standsFor.append(symbols[word] ?? KindSymbol.word)
          cues.append(cueWords[word] ?? .none)
        }
      }
      self.words.add(Array(form.utf8), standingFor: standsFor, cues: cues)
    }
  }

  private mutating func fillSymbols(_ memberships: [[UInt32]], _ isContent: [Bool], setCount: Int) {
    automaton.symbolCount = memberships.count
    automaton.isContent = FixedArray(isContent)
    automaton.isSoft = FixedArray(isContent.enumerated().map { !$1 && $0 != Int(KindSymbol.edge) })
    automaton.setCount = setCount
    (automaton.memberStart, automaton.memberSets) = SymbolTable.flatten(memberships)
    automaton.index()
  }

  private func positions(_ builder: PositionBuilder, _ sets: [UInt32]) -> AutomatonTables.Positions {
    var positions = AutomatonTables.Positions(
      sets: FixedArray(sets), patterns: FixedArray(builder.patterns), isLast: FixedArray(builder.isLast))
    (positions.exitStart, positions.exits) = SymbolTable.flatten(builder.exits)
    (positions.junctionStart, positions.junctions) = SymbolTable.flatten(builder.junctions)
    var firstsOfSet = Array(repeating: [UInt32](), count: automaton.setCount)
    for first in builder.firsts {
      let set = sets[Int(first)]
      firstsOfSet[Int(set / 2)].append(first)
    }
    (positions.firstStart, positions.firsts) = SymbolTable.flatten(firstsOfSet)
    return positions
  }

  private mutating func fillPhrases(_ phraseSets: [UInt32], _ endsPhrase: [Bool], _ phrasesOfSet: [[UInt32]]) {
    automaton.phraseSets = FixedArray(phraseSets)
    automaton.endsPhrase = FixedArray(endsPhrase)
    (automaton.phraseStart, automaton.phrases) = SymbolTable.flatten(phrasesOfSet)
    // By symbol: what a token begins is asked of each.
    var heads = Array(repeating: [(owner: UInt32, place: UInt32)](), count: automaton.symbolCount)
    for (owner, phrases) in phrasesOfSet.enumerated() {
      for place in phrases {
        let set = Int(phraseSets[Int(place)])
        for member in Int(automaton.symbolStart[set])..<Int(automaton.symbolStart[set + 1]) {
          heads[Int(automaton.symbolsOfSets[member])].append((UInt32(owner), place))
        }
      }
    }
    (automaton.headStart, automaton.heads) = SymbolTable.flatten(heads.map { $0.map(\.place) })
    automaton.headOwners = FixedArray(heads.flatMap { $0.map(\.owner) })
  }

  /// Lists of lists as one array and where each begins.
  private static func flatten(_ lists: [[UInt32]]) -> (starts: FixedArray<UInt32>, all: FixedArray<UInt32>) {
    var starts: [UInt32] = [0]
    var all: [UInt32] = []
    for list in lists {
      all += list
      starts.append(UInt32(all.count))
    }
    return (FixedArray(starts), FixedArray(all))
  }
}
