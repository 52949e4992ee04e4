/// The position automaton (Glushkov 1961) of all patterns: every place in a pattern where a token is taken is a position;
/// its exits lead through junctions to the positions that may come next. No step takes nothing, so running it needs no closure.
///
///     pattern    you (should|must) have [really] @read
///     position    0        1         2      3      4
///     follow     0→1      1→2      2→3,4   3→4
///     last        4
struct AutomatonTables: Sendable {
  /// A position takes the tokens of a set. `set` is an index for `memberSets`, or one of these.
  static let anyContent: UInt32 = 0xFFFF_FFFF

  /// How many symbols there are, those of `KindSymbol` included.
  var symbolCount = 0
  /// Per symbol: whether it is something said (`Token.isContent`).
  var isContent: [Bool] = []
  /// Per symbol: whether the automaton may pass over it between two tokens of a match.
  var isSoft: [Bool] = []
  /// The sets that a symbol is a member of: `memberSets[memberStart[symbol]..<memberStart[symbol + 1]]`.
  var memberStart: [UInt32] = []
  var memberSets: [UInt32] = []
  var setCount = 0
  /// Per position: set × 2, plus 1 where it takes what is not in the set; or `anyContent`.
  var positionSets: [UInt32] = []
  /// Per position: the pattern that it belongs to.
  var positionPatterns: [UInt32] = []
  /// Per position: whether a match may end here.
  var isLast: [Bool] = []
  /// The junctions that lead on from a position: `exits[exitStart[position]..<exitStart[position + 1]]`.
  var exitStart: [UInt32] = []
  var exits: [UInt32] = []
  /// The positions that a junction leads to.
  var junctionStart: [UInt32] = []
  var junctions: [UInt32] = []
  /// The positions that a match may begin with, by the set that they take.
  var firstStart: [UInt32] = []
  var firsts: [UInt32] = []
  /// Those that take what is not in their set.
  var negatedFirsts: [UInt32] = []
  /// Phrases, place after place: the set that a place takes, and whether it is the phrase's last. A position whose set has phrases may take one of them
  /// instead of one token; the places are stored once for all positions.
  var phraseSets: [UInt32] = []
  var endsPhrase: [Bool] = []
  /// The first places of the phrases of a set.
  var phraseStart: [UInt32] = []
  var phrases: [UInt32] = []
  /// The first places that take a set, and the sets whose phrases they begin.
  var headStart: [UInt32] = []
  var heads: [UInt32] = []
  var headOwners: [UInt32] = []
  /// Per pattern: the frame that it belongs to.
  var patternFrames: [UInt32] = []
}
