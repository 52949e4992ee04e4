import Evaluation
import ToneLint
import TranscriptFormats

/// Lints labelled transcripts and compares what is found with the labels.
struct EvaluationRun {
  let rules: RuleSet
  let selection: RuleSelection

  /// - Parameter files: native transcripts.
  /// - Returns: the comparison, and the faults of the input, located.
  func run(_ files: [String]) throws -> (evaluation: Evaluation, faults: [String]) {
    var options = ReadingOptions()
    options.keepsLabels = true
    var linter = Linter(rules: rules, selection: selection)
    var evaluation = Evaluation(rules: rules)
    var faults: [String] = []
    var findings: [Finding] = []
    for file in files {
      var stream = try SourceStream(
        path: file, format: NativeReader.name, catalog: FormatCatalog(layouts: []), encoding: nil, companions: Companions())
      while let source = try stream.next() {
        var reader = NativeReader(options: options)
        var own = stream.faults
        reader.read(source, faults: &own) { conversation in
          findings.removeAll(keepingCapacity: true)
          linter.lint(conversation, into: &findings)
          evaluation.add(conversation, findings, file: file)
        }
        let lines = LineIndex(source)
        for fault in own {
          let place = lines.position(of: fault.range.start, in: source)
          faults.append("\(file):\(place.line):\(place.column): \(fault.message)")
        }
      }
    }
    evaluation.matches = linter.matchCounts
    return (evaluation, faults)
  }
}
