/// How findings agree with labels, for one category or all.
///
/// At message level a case is a category in a message; at span level it is a label's quote or a finding's words, and two agree when they overlap.
public struct Score: Hashable, Sendable {
  /// Cases that are labelled.
  public internal(set) var labelled = 0
  /// Cases that are found.
  public internal(set) var found = 0
  /// Labelled cases that are found, and found ones that are labelled. At message level they are one number.
  public internal(set) var labelledHits = 0
  public internal(set) var foundHits = 0

  public init() {}

  public var precision: Rate { Rate(foundHits, of: found) }
  public var recall: Rate { Rate(labelledHits, of: labelled) }

  /// The harmonic mean of precision and recall.
  public var f1: Double {
    let sum = precision.value + recall.value
    return sum == 0 ? 0 : 2 * precision.value * recall.value / sum
  }

  static func += (left: inout Score, right: Score) {
    left.labelled += right.labelled
    left.found += right.found
    left.labelledHits += right.labelledHits
    left.foundHits += right.foundHits
  }
}
