/// Sorts the words of all patterns into classes: words that are in the same sets are one symbol, which keeps the alphabet small.
struct SymbolTable {
  private(set) var vocabulary: Vocabulary
  private(set) var clitics: [Symbol] = []
  private(set) var punctuation: [Symbol] = []
  private(set) var automaton = AutomatonTables()

  private var symbols: [String: Symbol] = [:]

  init(builder: PositionBuilder, spellings: [String: [String]], patternFrames: [UInt32]) {
    // Sets, each once.
    var setIndices: [Pattern.TokenSet: UInt32] = [:]
    var sets: [Pattern.TokenSet] = []
    var positionSets: [UInt32] = []
    for set in builder.sets {
      if set.isAny {
        positionSets.append(AutomatonTables.anyContent)
        continue
      }
      var plain = set
      plain.isNegated = false
      let index: UInt32
      if let known = setIndices[plain] {
        index = known
      } else {
        index = UInt32(sets.count)
        setIndices[plain] = index
        sets.append(plain)
      }
      positionSets.append(index * 2 + (set.isNegated ? 1 : 0))
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

    // Words with the same sets are one class. Punctuation keeps apart from words: it is soft.
    var classes: [[UInt32]: Symbol] = [:]
    var memberships = setsOfKind
    var isContent = Array(repeating: true, count: memberships.count)
    for soft in [KindSymbol.edge, KindSymbol.punctuation, KindSymbol.emoji, KindSymbol.possessive] { isContent[Int(soft)] = false }
    for word in setsOfWord.keys.sorted() {
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

    vocabulary = Vocabulary(capacity: symbols.count + spellings.count + Contraction.irregular.count)
    fillVocabulary(spellings)
    clitics = Contraction.Clitic.allCases.map { clitic in
      clitic == .possessive ? KindSymbol.possessive : symbols[clitic.form] ?? KindSymbol.word
    }
    punctuation = (0..<128).map { symbols[String(UnicodeScalar(UInt8($0)))] ?? KindSymbol.punctuation }
    fillAutomaton(builder, positionSets, memberships, isContent, setCount: sets.count, patternFrames)
  }

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
      vocabulary.add(Array(word.utf8), symbol: symbol)
    }
    let folded = spellings.merging(Contraction.irregular) { _, irregular in irregular }
    for (form, words) in folded.sorted(by: { $0.key < $1.key }) {
      var standsFor: [Symbol] = []
      for word in words {
        if let (host, clitic) = Contraction.divide(Array(word.utf8)[...]), clitic != .possessive {
          standsFor.append(symbols[String(word.prefix(host))] ?? KindSymbol.word)
          standsFor.append(symbols[clitic.form] ?? KindSymbol.word)
        } else {
          standsFor.append(symbols[word] ?? KindSymbol.word)
        }
      }
      vocabulary.add(Array(form.utf8), standingFor: standsFor)
    }
  }

  private mutating func fillAutomaton(
    _ builder: PositionBuilder, _ positionSets: [UInt32], _ memberships: [[UInt32]], _ isContent: [Bool], setCount: Int, _ patternFrames: [UInt32]
  ) {
    automaton.symbolCount = memberships.count
    automaton.isContent = isContent
    automaton.isSoft = isContent.enumerated().map { !$1 && $0 != Int(KindSymbol.edge) }
    automaton.setCount = setCount
    automaton.positionSets = positionSets
    automaton.positionPatterns = builder.patterns
    automaton.isLast = builder.isLast
    automaton.patternFrames = patternFrames
    (automaton.memberStart, automaton.memberSets) = SymbolTable.flatten(memberships)
    (automaton.followStart, automaton.follow) = SymbolTable.flatten(builder.follow.map { Set($0).sorted() })
    var firstsOfSet: [UInt32: [UInt32]] = [:]
    var negatedFirsts: [UInt32] = []
    for first in builder.firsts {
      if positionSets[Int(first)] & 1 == 1 { negatedFirsts.append(first) } else { firstsOfSet[positionSets[Int(first)] / 2, default: []].append(first) }
    }
    let firsts = memberships.enumerated().map { symbol, sets in
      let negated = isContent[symbol] ? negatedFirsts.filter { !sets.contains(positionSets[Int($0)] / 2) } : []
      return (sets.flatMap { firstsOfSet[$0] ?? [] } + negated).sorted()
    }
    (automaton.firstStart, automaton.firsts) = SymbolTable.flatten(firsts)
  }

  /// Lists of lists as one array and where each begins.
  private static func flatten(_ lists: [[UInt32]]) -> (starts: [UInt32], all: [UInt32]) {
    var starts: [UInt32] = [0]
    var all: [UInt32] = []
    for list in lists {
      all += list
      starts.append(UInt32(all.count))
    }
    return (starts, all)
  }
}
