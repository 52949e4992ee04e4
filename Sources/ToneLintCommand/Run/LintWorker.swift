import ToneLint
import ToneLintRendering
import TranscriptFormats

/// What came of one source.
struct LintResult: Sendable {
  /// The diagnostics, rendered.
  var output: [UInt8] = []
  var faults: [RenderedFault] = []
  var tally = Tally()
}

/// A fault, rendered for standard error.
struct RenderedFault: Sendable {
  var text: [UInt8]
  /// Which file a note is about, and what kind it is of: its words before the first name. Nil for an error.
  var noteKind: String?

  init(_ fault: InputFault, of source: Source, rendered text: [UInt8]) {
    self.text = text
    noteKind = fault.severity == .note ? source.name + "\0" + fault.message.prefix { $0 != ":" && $0 != "\"" } : nil
  }
}

/// One thread's tools: they are made once and keep their memory.
struct LintWorker: ~Copyable {
  private let settings: LintSettings
  private var linter: Linter
  private var renderer: any Renderer
  private let faultRenderer: FaultRenderer
  private var findings: [Finding] = []

  init(_ settings: LintSettings) {
    self.settings = settings
    linter = Linter(rules: settings.rules, selection: settings.selection)
    renderer = settings.format.makeRenderer(options: settings.rendering)
    faultRenderer = FaultRenderer(options: settings.rendering)
  }

  /// Bytes to output: the whole way of one source.
  mutating func lint(_ source: Source, with reader: inout some TranscriptReader, sourceFaults: [InputFault]) -> LintResult {
    var result = LintResult()
    var faults = sourceFaults
    var diagnostics: [Diagnostic] = []
    var lines: LineIndex?
    reader.read(source, faults: &faults) { conversation in
      findings.removeAll(keepingCapacity: true)
      linter.lint(conversation, into: &findings)
      result.tally.count(conversation)
      if findings.isEmpty { return }
      let index = lines ?? LineIndex(source)
      lines = index
      for finding in findings where finding.message.value >= conversation.firstOwnMessage {
        result.tally.count(finding, settings.rules)
        diagnostics.append(Diagnostic(finding, in: conversation, of: source, lines: index, rules: settings.rules))
      }
    }
    if diagnostics.isEmpty, faults.isEmpty { return result }
    let index = lines ?? LineIndex(source)
    renderer.render(diagnostics, of: source, lines: index, into: &result.output)
    for fault in faults {
      var rendered: [UInt8] = []
      faultRenderer.render(fault, of: source, lines: index, into: &rendered)
      result.faults.append(RenderedFault(fault, of: source, rendered: rendered))
      if fault.severity == .error { result.tally.faults += 1 }
    }
    return result
  }
}
