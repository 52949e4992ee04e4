public import ToneLint

/// The cues that are worth a weight: those that stand in enough conversations of the training text.
public enum CueCandidates {
  /// What stands more seldom, or in fewer files, says nothing about other texts: it may be the one story of one writer.
  static let leastCount = 3
  static let leastFiles = 3
  /// Lists of fewer words are names for a word, not fields of meaning.
  static let leastWords = 8

  /// A rule set with one rule whose cues are all candidates, without weights: `CueReader` finds them with it.
  ///
  /// - Parameters:
  ///   - conversations: the training text.
  ///   - source: a pack, for its word lists, inflections and spellings.
  public static func rules(for files: [[Conversation]], _ source: RuleSource) -> RuleSet {
    var counts = VoiceCounts()
    var reader = CueReader(rules: RuleCompiler.compile(plain(source, [])).rules)
    for (file, conversations) in files.enumerated() {
      for conversation in conversations { for word in reader.words(of: conversation) { counts.add(word, file) } }
    }
    let lists = source.lists.filter { $0.words.count >= leastWords }
    var bases: Set<String> = []
    for word in source.lists.flatMap(\.words) where word.value.allSatisfy(\.isLetter) { bases.insert(word.value.lowercased()) }
    var wordCounts = VoiceCounts()
    let forms = Set(counts.all.keys)
    for (form, cue) in CueLemmas.cues(of: forms, bases: bases, source.inflections) { wordCounts.add(cue, counts.all[form]) }
    // What is left of "it's" and "I'd" is a word of its own.
    var cues = wordCounts.common + ["'s", "'d"]
    cues += lists.map { "@" + $0.id.value } + CueReader.kindCues
    let words = RuleCompiler.compile(plain(source, cues)).rules
    var pairCounts = VoiceCounts()
    reader = CueReader(rules: words)
    for (file, conversations) in files.enumerated() {
      for conversation in conversations { for pair in reader.pairs(of: conversation) { pairCounts.add(pair, file) } }
    }
    cues += pairCounts.common
    return RuleCompiler.compile(plain(source, cues)).rules
  }

  /// The pack's words without its rules, and one rule that has the cues.
  private static func plain(_ source: RuleSource, _ cues: [String]) -> RuleSource {
    var plain = source
    let place = RuleFilePlace(file: "", line: 1, column: 1)
    var rule = RuleDefinition(id: Located("fit/cues", at: place))
    var model = CueModel()
    model.weights = cues.sorted().map { Located(CueWeight(.sentence, $0, 0), at: place) }
    rule.cues = model
    plain.rules = cues.isEmpty ? [] : [rule]
    return plain
  }
}

/// How often words stand in a text, and in how many files.
private struct VoiceCounts {
  var all: [String: (count: Int, files: Set<Int>)] = [:]

  mutating func add(_ word: String, _ file: Int) {
    all[word, default: (0, [])].count += 1
    all[word, default: (0, [])].files.insert(file)
  }

  mutating func add(_ word: String, _ other: (count: Int, files: Set<Int>)?) {
    guard let other else { return }
    all[word, default: (0, [])].count += other.count
    all[word, default: (0, [])].files.formUnion(other.files)
  }

  /// Those that say something about others.
  var common: [String] {
    all.filter { $0.value.count >= CueCandidates.leastCount && $0.value.files.count >= CueCandidates.leastFiles }.map(\.key)
  }
}
