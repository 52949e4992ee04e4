import ToneLint
import TranscriptFormats

/// Lints one message that has not been sent, with or without the conversation before it.
struct DraftRun {
  let settings: LintSettings
  let context: String?

  func run() throws -> LintResult {
    var reader = DraftReader()
    var faults: [InputFault] = []
    if let context {
      var stream = try stream(context, settings.inputFormat)
      while let source = try stream.next() { readContext(source, of: stream, &reader) }
    }
    var stream = try stream("-", TextLogReader.name)
    guard let source = try stream.next() else { return LintResult() }
    faults += stream.faults
    var worker = LintWorker(settings)
    return worker.lint(source, with: &reader, sourceFaults: faults)
  }

  private func stream(_ path: String, _ format: String?) throws -> SourceStream {
    try SourceStream(path: path, format: format, catalog: settings.catalog, encoding: settings.encoding, companions: Companions())
  }

  private func readContext(_ source: Source, of stream: SourceStream, _ draft: inout DraftReader) {
    var reader = stream.format.makeReader(options: stream.reading(settings.reading))
    // What is wrong with the context is told when it is linted itself.
    var faults: [InputFault] = []
    draft.readContext(of: source, with: &reader, faults: &faults)
  }
}
