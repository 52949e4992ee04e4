import Evaluation

/// What fitting came to, as text.
public enum CueFitTable {
  public static func text(of outcomes: [CueFit.Outcome]) -> String {
    let header = [
      "category", "labelled", "weights", "threshold", "precision", "recall", "added", "precision", "95 %", "of the missed", "AP", "dropped",
      "wrong",
    ]
    let rows = outcomes.map { outcome in
      [
        outcome.category, "\(outcome.labelled)", "\(outcome.model.weights.count)", outcome.model.threshold.map { "\($0)" } ?? "none",
        EvaluationTable.fraction(outcome.precision.value), EvaluationTable.fraction(outcome.recall.value),
        "\(outcome.addedPrecision.total)",
        EvaluationTable.fraction(outcome.addedPrecision.value), EvaluationTable.interval(of: outcome.addedPrecision),
        EvaluationTable.fraction(outcome.addedRecall.value), EvaluationTable.fraction(outcome.averagePrecision),
        "\(outcome.dropped.total)", EvaluationTable.fraction(outcome.dropped.value),
      ]
    }
    let added = outcomes.reduce((hits: 0, found: 0, missed: 0)) {
      ($0.hits + $1.addedPrecision.hits, $0.found + $1.addedPrecision.total, $0.missed + $1.addedRecall.total)
    }
    let all = [
      "all", "\(outcomes.reduce(0) { $0 + $1.labelled })", "\(outcomes.reduce(0) { $0 + $1.model.weights.count })", "", "", "",
      "\(added.found)",
      EvaluationTable.fraction(Rate(added.hits, of: added.found).value), EvaluationTable.interval(of: Rate(added.hits, of: added.found)),
      EvaluationTable.fraction(Rate(added.hits, of: added.missed).value),
      EvaluationTable.fraction(outcomes.reduce(0) { $0 + $1.averagePrecision } / Double(max(1, outcomes.count))),
    ]
    return TextTable.text(of: [header] + rows + [all], rightAligned: Set(1..<header.count))
  }
}
