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
      var stream = try SourceStream(path: context, format: settings.inputFormat, catalog: settings.catalog, encoding: settings.encoding)
      while let source = try stream.next() { readContext(source, stream.format, &reader) }
    }
    var stream = try SourceStream(path: "-", format: TextLogReader.name, catalog: settings.catalog, encoding: settings.encoding)
    guard let source = try stream.next() else { return LintResult() }
    faults += stream.faults
    var worker = LintWorker(settings)
    return worker.lint(source, with: &reader, sourceFaults: faults)
  }

  private func readContext(_ source: Source, _ format: TranscriptFormat, _ draft: inout DraftReader) {
    var reader = format.makeReader(options: settings.reading)
    // What is wrong with the context is told when it is linted itself.
    var faults: [InputFault] = []
    draft.readContext(of: source, with: &reader, faults: &faults)
  }
}
