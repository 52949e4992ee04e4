import Evaluation

/// What fitting came to, as text.
public enum CueFitTable {
  public static func text(of outcomes: [CueFit.Outcome]) -> String {
    let header = ["category", "labelled", "weights", "threshold", "precision", "recall", "added", "precision", "95 %", "of the missed", "AP"]
    let rows = outcomes.map { outcome in
      [
        outcome.category, "\(outcome.labelled)", "\(outcome.model.weights.count)", outcome.isPrecise ? "\(outcome.model.threshold)" : "none",
        EvaluationTable.fraction(outcome.precision.value), EvaluationTable.fraction(outcome.recall.value), "\(outcome.addedPrecision.total)",
        EvaluationTable.fraction(outcome.addedPrecision.value), EvaluationTable.interval(of: outcome.addedPrecision),
        EvaluationTable.fraction(outcome.addedRecall.value), EvaluationTable.fraction(outcome.averagePrecision),
      ]
    }
    let all = outcomes.reduce((0, 0, 0, 0)) { ($0.0 + $1.addedPrecision.hits, $0.1 + $1.addedPrecision.total, $0.2 + $1.addedRecall.total, $0.3) }
    print("ALL added", all.0, all.1, Double(all.0) / Double(max(1, all.1)), "of", all.2, Double(all.0) / Double(max(1, all.2)), "mAP", outcomes.reduce(0) { $0 + $1.averagePrecision } / Double(outcomes.count))
    return TextTable.text(of: [header] + rows, rightAligned: Set(1..<header.count))
  }
}
