import ToneLint
import ToneLintRendering
import TranscriptFormats

/// What all workers of a run share.
struct LintSettings: Sendable {
  var rules: RuleSet
  var selection: RuleSelection
  var format: OutputFormat
  var rendering: RenderingOptions
  var reading: ReadingOptions
  /// As `--input-format` and `--encoding` name them; `nil` to detect.
  var inputFormat: String?
  var catalog: FormatCatalog
  var encoding: String?
  var jobs: Int
}
