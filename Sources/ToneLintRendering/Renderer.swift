public import ToneLint

/// Writes diagnostics in one format.
///
/// A format that is more than its lines (an array, a document) opens it in `begin` and closes it in `finish`. Between them,
/// `full`, `gnu` and `jsonl` keep no state from call to call: what several renderers wrote may be joined in any order.
public protocol Renderer {
  /// As `--format` calls it.
  static var name: String { get }

  init(options: RenderingOptions)

  /// Writes what stands before all diagnostics.
  mutating func begin(into out: inout [UInt8])

  /// Writes the diagnostics of one source, in the order given.
  mutating func render(_ diagnostics: [Diagnostic], of source: Source, lines: LineIndex, into out: inout [UInt8])

  /// Writes what stands after all diagnostics.
  mutating func finish(into out: inout [UInt8])
}

extension Renderer {
  public mutating func begin(into out: inout [UInt8]) {}
  public mutating func finish(into out: inout [UInt8]) {}
}
