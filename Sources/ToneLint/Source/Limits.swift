/// Every fixed bound of the engine, each with its reason.
public enum Limits {
  /// Faults located in one source: past that they are only counted. Random bytes would fill memory with them.
  public static let faultsPerSource = 100
  /// Arrays and objects in one another in JSON. RFC 8259 leaves it open; deeper than this is an attack or a mistake.
  public static let jsonDepth = 512
  /// Parts in one another in an e-mail: each level is one more pass over its bytes, and real mail has four or five.
  public static let mailDepth = 16
  /// Sets of compiled rules that are kept for a team, each of some 17 MB: enough for a few teams, or one that edits its rules.
  public static let cachedRuleSets = 8
  /// Bytes of a source handed out at once when a line-based file is cut in pieces: large enough to amortise a task,
  /// small enough that those in flight, two or three a thread, stay within 64 MiB together with all tables.
  public static let segmentSize = 1 << 20
  /// Bytes of an unpacked file that are held at once, where it cannot be cut: a small archive may unpack to more than any memory holds.
  public static let unpackedPart = 256 << 20
  /// Bytes of a quoted field of a table: what is longer is taken for a quote that was never closed, so that one broken row does not
  /// swallow a file.
  public static let tableField = 1 << 20
  /// Bytes of a file that is read only to know who speaks in those beside it: tens of thousands of people.
  public static let companionSize = 8 << 20
  /// Words that a gap may skip. More than this is no longer one thought.
  public static let gap = 8
  /// Positions of one pattern after lists are written out in full: refuses a product of groups that would never end.
  public static let positionsPerPattern = 20_000
  /// Bytes of states and steps that a lazy automaton keeps before it starts anew, of which a worker has three: for every position of its patterns, so that more
  /// rules do not have it start anew all the time, what 100 MB of everyday conversations lead to, nearly.
  public static let automatonBytesPerPosition = 700
  public static let leastAutomatonBytes = 2 << 20
  /// Messages without a match that a worker remembers, 8 bytes each; a power of two.
  public static let cleanMessages = 1 << 20
  /// Messages between two steps of a conversation rule: farther apart they are two matters, and a log that is one endless conversation takes linear time.
  public static let sequenceReach = 500
  /// Tokens of a conversation that are kept while it is linted, 20 bytes each.
  public static let readTokens = 1 << 18
  /// Tokens of a sentence: one that goes on longer, in speech written down without punctuation, is cut here, so that looking around in it costs no more.
  public static let tokensPerSentence = 500
  /// Bytes of a speaker label in a plain log, and words of its name: what is longer is prose that happens to hold a colon.
  public static let speakerLength = 80
  public static let speakerWords = 5
  /// Bytes of a word that are looked up; a longer run of letters is no word of a rule.
  public static let wordLength = 64
}
