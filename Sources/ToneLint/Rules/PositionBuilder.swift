/// Gives every place of a pattern where a token is taken a number, and finds which may follow which (Glushkov's construction).
///
/// Where one part follows another, each end of the first may be followed by each beginning of the second. Their product would be far larger than
/// the pattern, so the beginnings are stored once, as a *junction*, and each end refers to it.
struct PositionBuilder {
  /// The token sets of all positions, in order; `nil` stands for any content token.
  private(set) var sets: [Pattern.TokenSet] = []
  /// Per position: the junctions that lead on from it.
  private(set) var exits: [[UInt32]] = []
  /// Per junction: the positions that it leads to.
  private(set) var junctions: [[UInt32]] = []
  private(set) var isLast: [Bool] = []
  private(set) var patterns: [UInt32] = []
  /// The positions that a match of any pattern may begin with.
  private(set) var firsts: [UInt32] = []
  private var current: UInt32 = 0

  /// What of a part can come first and last, and whether it can be left out.
  private struct Part {
    var first: [UInt32] = []
    var last: [UInt32] = []
    var isNullable = true
  }

  /// Adds a pattern behind a position of its own that takes nothing and stands for what came before.
  ///
  /// - Returns: that position.
  mutating func addRooted(_ pattern: Pattern, index: UInt32) -> UInt32 {
    current = index
    let root = position(Pattern.TokenSet())
    let whole = build(pattern)
    join([root], whole.first)
    for position in whole.last { isLast[Int(position)] = true }
    return root
  }

  /// Adds a pattern.
  mutating func add(_ pattern: Pattern, index: UInt32) {
    current = index
    let whole = build(pattern)
    firsts += whole.first
    for position in whole.last { isLast[Int(position)] = true }
  }

  /// How many positions a pattern needs.
  static func size(_ pattern: Pattern) -> Int {
    switch pattern {
    case .one: 1
    case .gap(let count): count
    case .optional(let inner): size(inner)
    case .sequence(let parts), .alternatives(let parts): parts.reduce(0) { $0 + size($1) }
    }
  }

  private mutating func position(_ set: Pattern.TokenSet) -> UInt32 {
    sets.append(set)
    exits.append([])
    isLast.append(false)
    patterns.append(current)
    return UInt32(sets.count - 1)
  }

  /// Lets each of `first` follow each of `last`.
  private mutating func join(_ last: [UInt32], _ first: [UInt32]) {
    if last.isEmpty || first.isEmpty { return }
    junctions.append(first)
    for position in last { exits[Int(position)].append(UInt32(junctions.count - 1)) }
  }

  private mutating func build(_ pattern: Pattern) -> Part {
    switch pattern {
    case .one(let set):
      let position = position(set)
      return Part(first: [position], last: [position], isNullable: false)
    case .optional(let inner):
      var part = build(inner)
      part.isNullable = true
      return part
    case .alternatives(let parts):
      var whole = Part(isNullable: false)
      for inner in parts {
        let part = build(inner)
        whole.first += part.first
        whole.last += part.last
        whole.isNullable = whole.isNullable || part.isNullable
      }
      return whole
    case .gap(let count):
      // Any number up to `count`: each may be the first and the last.
      var whole = Part()
      for _ in 0..<count {
        let next = position(Pattern.TokenSet(isAny: true))
        if let before = whole.last.last { join([before], [next]) }
        whole.first = whole.first.isEmpty ? [next] : whole.first
        whole.last.append(next)
      }
      return whole
    case .sequence(let parts):
      var whole = Part()
      for inner in parts {
        let part = build(inner)
        join(whole.last, part.first)
        if whole.isNullable { whole.first += part.first }
        whole.last = part.isNullable ? whole.last + part.last : part.last
        whole.isNullable = whole.isNullable && part.isNullable
      }
      return whole
    }
  }
}
