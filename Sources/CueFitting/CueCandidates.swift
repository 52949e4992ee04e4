public import ToneLint

/// The cues that are worth a weight: those that stand in enough conversations of the training text.
public enum CueCandidates {
  /// A cue in fewer messages than this says nothing about others.
  static let leastCount = 3
  /// Lists of fewer words are names for a word, not fields of meaning.
  static let leastWords = 8

  /// A rule set with one rule whose cues are all candidates, without weights: `CueReader` finds them with it.
  ///
  /// - Parameters:
  ///   - conversations: the training text.
  ///   - source: a pack, for its word lists, inflections and spellings.
  public static func rules(for conversations: [Conversation], _ source: RuleSource) -> RuleSet {
    var counts: [String: Int] = [:]
    var reader = CueReader(rules: RuleCompiler.compile(plain(source, [])).rules)
    for conversation in conversations { for word in reader.words(of: conversation) { counts[word, default: 0] += 1 } }
    let lists = source.lists.filter { $0.words.count >= leastWords }
    var bases: Set<String> = []
    for word in source.lists.flatMap(\.words) where word.value.allSatisfy(\.isLetter) { bases.insert(word.value.lowercased()) }
    var wordCounts: [String: Int] = [:]
    // What spellings and contractions stand for is no form of the text, but a word all the same.
    var forms = Set(counts.keys).union(["not", "are", "have", "will", "am", "'d", "'s"])
    for words in source.spellings.values { forms.formUnion(words.filter { $0.allSatisfy(\.isLetter) }) }
    for (form, cue) in CueLemmas.cues(of: forms, bases: bases, source.inflections) {
      wordCounts[cue, default: 0] += counts[form] ?? leastCount
    }
    var cues = wordCounts.filter { $0.value >= leastCount }.map(\.key)
    cues += lists.map { "@" + $0.id.value } + CueReader.kindCues
    let words = RuleCompiler.compile(plain(source, cues)).rules
    var pairCounts: [String: Int] = [:]
    reader = CueReader(rules: words)
    for conversation in conversations { for pair in reader.pairs(of: conversation) { pairCounts[pair, default: 0] += 1 } }
    cues += pairCounts.filter { $0.value >= leastCount }.map(\.key)
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
