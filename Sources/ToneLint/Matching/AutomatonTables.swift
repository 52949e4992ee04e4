/// The position automaton (Glushkov 1961) of all patterns: every place in a pattern where a token is taken is a position;
/// `follow` says which positions may come next. No step takes nothing, so running it needs no closure.
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
  var followStart: [UInt32] = []
  var follow: [UInt32] = []
  /// The positions that a match may begin with, by symbol.
  var firstStart: [UInt32] = []
  var firsts: [UInt32] = []
  /// Per pattern: the frame that it belongs to.
  var patternFrames: [UInt32] = []
}
