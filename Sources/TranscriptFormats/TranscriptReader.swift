public import ToneLint

/// Reads one transcript format. Total: whatever the bytes are, it hands out what could be read and locates what could not.
///
/// A reader is told of sources of one file in order (line-based formats are cut at line ends); it may keep what it learns from one for the next.
public protocol TranscriptReader {
  /// Reads a source and hands each conversation to `body` as soon as it is whole. The conversation is valid during the call only.
  mutating func read(_ source: Source, faults: inout [InputFault], _ body: (borrowing Conversation) -> Void)
}

/// What the command line says about how to read.
public struct ReadingOptions: Sendable {
  /// `--role NAME=agent`: speakers by name, case folded.
  public var roles: [String: Role] = [:]
  /// `--agent-domain example.com`: domains of the agents' mail addresses, in lower case. With any, all others are customers'.
  public var agentDomains: [String] = []
  /// Whether `labels` are kept, for `tonelint eval`.
  public var keepsLabels = false

  public init() {}
}
