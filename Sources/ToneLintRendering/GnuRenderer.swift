public import ToneLint

/// For editors and other programs that read compiler output: one line a diagnostic, and one for each related place.
///
///     calls/c17.txt:12:13: warning: a record is quoted to set aside what the customer reports [dismissal/it-says-here]
///     calls/c17.txt:10:15: note: the customer said "I'm still experiencing it" [dismissal/it-says-here]
///
/// GNU knows `error`, `warning` and `note`, so a finding of severity `info` is a `note` here.
public struct GnuRenderer: Renderer {
  public static let name = "gnu"

  private let painter: Painter

  public init(options: RenderingOptions) {
    painter = Painter(color: options.color)
  }

  public mutating func render(_ diagnostics: [Diagnostic], of source: Source, lines: LineIndex, into out: inout [UInt8]) {
    for diagnostic in diagnostics {
      write(diagnostic, diagnostic.span, diagnostic.severity, diagnostic.text, into: &out)
      for related in diagnostic.related {
        write(diagnostic, related.span, .note, "\(related.text) \"\(related.quote)\"", into: &out)
      }
    }
  }

  private func write(
    _ diagnostic: Diagnostic, _ span: Diagnostic.Span, _ severity: Severity, _ text: String, into out: inout [UInt8]
  ) {
    let shown = max(severity, .note)
    LocatedLine(
      file: diagnostic.file, line: span.start.line, column: span.start.column, severity: shown.name, style: Style(shown),
      message: "\(text) [\(diagnostic.rule)]"
    ).write(painter: painter, into: &out)
  }
}
