public import ToneLint

/// Says what is wrong with an input or a rule file: `file:line:column: error: message` on standard error, whatever the format of the
/// diagnostics is.
public struct FaultRenderer: Sendable {
  private let painter: Painter

  public init(options: RenderingOptions) {
    painter = Painter(color: options.color)
  }

  public func render(_ fault: InputFault, of source: Source, lines: LineIndex, into out: inout [UInt8]) {
    let position = lines.position(of: fault.range.start, in: source)
    write(source.name, position.line, position.column, isError: fault.severity == .error, fault.message, into: &out)
  }

  public func render(_ fault: RuleFault, into out: inout [UInt8]) {
    write(fault.place.file, fault.place.line, fault.place.column, isError: true, fault.message, into: &out)
  }

  private func write(_ file: String, _ line: Int, _ column: Int, isError: Bool, _ message: String, into out: inout [UInt8]) {
    LocatedLine(
      file: file, line: line, column: column, severity: isError ? "error" : "note", style: isError ? .error : .note, message: message
    ).write(painter: painter, into: &out)
  }
}
