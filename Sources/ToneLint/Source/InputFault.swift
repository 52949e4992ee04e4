/// Something in an input that could not be read as it should: located, never thrown, and nothing else is lost over it.
public struct InputFault: Hashable, Sendable {
  public enum Severity: UInt8, Sendable {
    /// Said once to be understood; changes nothing ("2 speakers are unknown").
    case note
    /// A part of the input was lost or read at a guess.
    case error
  }

  public var severity: Severity
  /// What is wrong and what was expected: lower case, without full stop.
  public var message: String
  /// Offsets in the bytes of the source that it was found in.
  public var range: ByteRange

  public init(_ severity: Severity = .error, _ message: String, at range: ByteRange) {
    self.severity = severity
    self.message = message
    self.range = range
  }
}
