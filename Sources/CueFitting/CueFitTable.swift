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
    return TextTable.text(of: [header] + rows, rightAligned: Set(1..<header.count))
  }
}
