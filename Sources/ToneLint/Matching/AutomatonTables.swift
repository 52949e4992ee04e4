internal import UnicodeText

/// Patterns that run over a message together.
///
/// Few messages hold a match of a rule, and only these are looked at for the signals that its contexts ask for.
enum PatternGroup: Int, CaseIterable, Sendable {
  /// Rules about the agent's side.
  case agentRules
  /// Rules about customers.
  case customerRules
  /// Signals, named and inline.
  case signals
}

/// One of something for each direction in which an automaton reads a message.
struct BothDirections<Value> {
  var forward: Value
  var backward: Value

  /// The path to one of them, so that it can be changed in place.
  static func path(isForward: Bool) -> WritableKeyPath<Self, Value> { isForward ? \.forward : \.backward }
}

extension BothDirections: Sendable where Value: Sendable {}

/// The automata of all patterns, as flat arrays.
///
/// Each pattern is divided at its *anchor*, a part that must be there and is rare. The first leg runs from the anchor, which it begins with, to one end of
/// the pattern; only where it gets there, the second leg runs from beside the anchor to the other end. Which of them runs forward is the pattern's own
/// (`PatternAnchor`), so each of the two automata of a group holds the first legs of some patterns and the second legs of others.
///
///     pattern      [you] should have @read        anchor: should
///     first leg    should have @read              forward
///     second leg   [you]                          backward
struct AutomatonTables: Sendable {
  /// A position takes the tokens of a set. `set` is an index for `memberSets`, or this.
  static let anyContent: UInt32 = 0xFFFF_FFFF
  /// In `roots`: there is no second leg.
  static let noRoot: UInt32 = 0xFFFF_FFFF

  /// How many symbols there are, those of `KindSymbol` included.
  var symbolCount = 0
  /// Per symbol: whether it is something said (`Token.isContent`).
  var isContent: FixedArray<Bool> = []
  /// Per symbol: whether the automaton may pass over it between two tokens of a match.
  var isSoft: FixedArray<Bool> = []
  /// The sets that a symbol is a member of, ascending: `memberSets[memberStart[symbol]..<memberStart[symbol + 1]]`.
  var memberStart: FixedArray<UInt32> = []
  var memberSets: FixedArray<UInt32> = []
  var setCount = 0
  /// The sets that a symbol is in, to be compared quickly; those of what is soft or an edge, which are no content, share a bit with any.
  var symbolSignatures: FixedArray<SetSignature> = []
  /// The members of a set, ascending: `symbolsOfSets[symbolStart[set]..<symbolStart[set + 1]]`.
  var symbolStart: FixedArray<UInt32> = []
  var symbolsOfSets: FixedArray<Symbol> = []
  /// Phrases, place after place: the set that a place takes, and whether it is the phrase's last. A position whose set has phrases may take one of them
  /// instead of one token; the places are stored once for all positions.
  var phraseSets: FixedArray<UInt32> = []
  var endsPhrase: FixedArray<Bool> = []
  /// The first places of the phrases of a set.
  var phraseStart: FixedArray<UInt32> = []
  var phrases: FixedArray<UInt32> = []
  /// The first places that take a symbol, and the sets whose phrases they begin, ascending.
  var headStart: FixedArray<UInt32> = []
  var heads: FixedArray<UInt32> = []
  var headOwners: FixedArray<UInt32> = []

  /// By `PatternGroup`.
  var groups: [BothDirections<Positions>] = []
  /// Per pattern: the position of its second leg's automaton that stands for its anchor.
  var roots: FixedArray<UInt32> = []
  /// Per pattern: whether the second leg must match something.
  var needsSecondLeg: FixedArray<Bool> = []
  /// Per pattern: the frame that it belongs to.
  var patternFrames: FixedArray<UInt32> = []

  /// Fills what follows from the memberships.
  mutating func index() {
    var counts = Array(repeating: 0 as UInt32, count: setCount + 1)
    for set in memberSets { counts[Int(set) + 1] += 1 }
    for set in 0..<setCount { counts[set + 1] += counts[set] }
    symbolStart = FixedArray(counts)
    var symbols = Array(repeating: 0 as Symbol, count: memberSets.count)
    for symbol in 0..<symbolCount {
      for place in Int(memberStart[symbol])..<Int(memberStart[symbol + 1]) {
        symbols[Int(counts[Int(memberSets[place])])] = Symbol(symbol)
        counts[Int(memberSets[place])] += 1
      }
    }
    symbolsOfSets = FixedArray(symbols)
    symbolSignatures = FixedArray(
      (0..<symbolCount).map { symbol in
        if !isContent[symbol] { return SetSignature.all }
        var signature = SetSignature()
        for place in Int(memberStart[symbol])..<Int(memberStart[symbol + 1]) { signature.insert(memberSets[place]) }
        return signature
      })
  }

  /// A position automaton (Glushkov 1961): every place in a pattern where a token is taken is a position; its exits lead through junctions to the positions
  /// that may come next. No step takes nothing, so running it needs no closure.
  ///
  ///     pattern    should have [really] @read
  ///     position     0     1      2       3
  ///     next        0→1   1→2,3  2→3
  ///     last         3
  struct Positions: Sendable {
    /// Per position: set × 2, plus 1 where it takes what is not in the set; or `anyContent`.
    var sets: FixedArray<UInt32> = []
    /// Per position: the pattern that it belongs to.
    var patterns: FixedArray<UInt32> = []
    /// Per position: whether a match may end here.
    var isLast: FixedArray<Bool> = []
    /// The junctions that lead on from a position: `exits[exitStart[position]..<exitStart[position + 1]]`.
    var exitStart: FixedArray<UInt32> = []
    var exits: FixedArray<UInt32> = []
    /// The positions that a junction leads to.
    var junctionStart: FixedArray<UInt32> = []
    var junctions: FixedArray<UInt32> = []
    /// The positions that a match may begin with, by the set that they take.
    var firstStart: FixedArray<UInt32> = []
    var firsts: FixedArray<UInt32> = []
  }
}
