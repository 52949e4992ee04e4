/// An evaluation as text: a line for each category, then all together.
public enum EvaluationTable {
  public static func text(of evaluation: Evaluation, _ level: Evaluation.Level) -> String {
    let header = ["category", "labelled", "found", "hits", "precision", "95 %", "recall", "95 %", "F1"]
    var rows = evaluation.categories.map { row($0, evaluation.score(of: $0, level)) }
    rows.append(row(Floor.all, evaluation.total(level)))
    let messages = evaluation.agentMessages
    func perThousand(_ count: Int) -> String { (messages == 0 ? 0 : Double(count) * 1000 / Double(messages)).tenths }
    return TextTable.text(of: [header] + rows, rightAligned: Set(1..<header.count)) + "\n"
      + "\(evaluation.conversations) conversations, \(messages) messages of the agent's side; findings per 1,000: "
      + "\(perThousand(evaluation.agentFindings)), errors: \(perThousand(evaluation.agentErrors))\n"
  }

  private static func row(_ name: String, _ score: Score) -> [String] {
    [
      name, "\(score.labelled)", "\(score.found)", "\(score.labelledHits)", score.precision.value.fraction, interval(of: score.precision),
      score.recall.value.fraction, interval(of: score.recall), score.f1.fraction,
    ]
  }

  /// A rate to two digits.
  public static func fraction(_ value: Double) -> String { value.fraction }

  /// The interval of a rate; empty for a rate of nothing.
  public static func interval(of rate: Rate) -> String {
    rate.total == 0 ? "" : "\(rate.interval.lowerBound.fraction)-\(rate.interval.upperBound.fraction)"
  }
}

extension Double {
  /// With so many digits behind the point.
  private func rounded(digits: Int) -> String {
    let scale = digits == 1 ? 10 : digits == 2 ? 100 : 1000
    let whole = Int((self * Double(scale)).rounded())
    let rest = String(whole % scale)
    return "\(whole / scale).\(String(repeating: "0", count: digits - rest.count))\(rest)"
  }

  /// A rate, to two digits.
  var fraction: String { rounded(digits: 2) }
  var tenths: String { rounded(digits: 1) }
}
