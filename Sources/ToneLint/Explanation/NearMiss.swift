/// A pattern that would match a message but for one thing: the answer to "why is this not found?".
public struct NearMiss: Sendable, Equatable {
  /// What stands in the way.
  public enum Obstacle: Sendable, Equatable {
    /// Another word stands where one of the pattern's should.
    case replaced
    /// A word is missing in front of the place.
    case missing
    /// So many words too many stand there.
    case between(Int)
  }

  /// The rule's id.
  public var rule: String
  /// The pattern as its rule file has it.
  public var pattern: String
  public var obstacle: Obstacle
  /// What the pattern needs, as its rule file writes it: `@read-verbs~`; in front of words too many, what should come at once.
  public var needed: String
  /// The words up to the obstacle, those that are in the way (none where one is missing), and those behind, with the blanks between them.
  public var before: String
  public var obstructing: String
  public var after: String
  /// What the guards would say if it matched.
  public var verdict: Verdict
}

/// A sum of cues that stays below what is needed for a finding.
public struct SeenSum: Sendable, Equatable {
  /// The rule whose finding it would be.
  public var rule: String
  /// The words of the sentence that comes nearest.
  public var quote: String
  /// Hundredths of a unit of log-odds.
  public var sum: Int
  public var needed: Int
  /// What speaks for it and against it, the strongest first.
  public var cues: [CueShare]

  public var missing: Int { needed - sum }
}
