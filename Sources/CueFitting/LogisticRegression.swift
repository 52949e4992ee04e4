import Foundation

/// Logistic regression on features that are there or not, with a ridge and a lasso penalty, by coordinate descent with a trust region for every weight.
///
/// Zhang and Oles, "Text categorization based on regularized linear classification methods" (2001); Genkin, Lewis and Madigan, "Large-scale Bayesian
/// logistic regression for text categorization" (2007). Weights are visited in order, so that the same rows give the same weights.
struct LogisticRegression {
  /// The penalties: λ₂/2 · Σw² + λ₁ · Σ|w|. The bias has none.
  struct Penalty: Hashable {
    var ridge: Double
    var lasso: Double
  }

  var bias = 0.0
  var weights: [Double]

  /// Sweeps over all weights, at most.
  private static let sweeps = 200
  /// The relative change of the scores at which the descent ends.
  private static let tolerance = 0.0005

  /// - Parameters:
  ///   - columns: by feature, the rows that have it.
  ///   - labels: by row.
  ///   - rows: those that count.
  init(columns: [[Int32]], labels: [Bool], rows: [Bool], _ penalty: Penalty) {
    weights = Array(repeating: 0, count: columns.count)
    let used = columns.map { column in column.filter { rows[Int($0)] } }
    let all = rows.indices.filter { rows[$0] }.map { Int32($0) }
    let positives = all.count { labels[Int($0)] }
    if positives == 0 || positives == all.count {
      bias = positives == 0 ? -20 : 20
      return
    }
    bias = log(Double(positives) / Double(all.count - positives))
    // By row: the score, and e to its absolute value.
    var scores = Array(repeating: bias, count: rows.count)
    var powers = Array(repeating: exp(abs(bias)), count: rows.count)
    var reach = Array(repeating: 1.0, count: columns.count)
    var biasReach = 1.0
    for _ in 0..<LogisticRegression.sweeps {
      var change = 0.0
      func move(_ column: [Int32], _ weight: inout Double, _ reach: inout Double, _ penalty: Penalty) {
        var gradient = penalty.ridge * weight
        var curvature = penalty.ridge
        let shrink = exp(-reach)
        for row in column {
          let (score, power) = (scores[Int(row)], powers[Int(row)])
          let probability = score >= 0 ? power / (1 + power) : 1 / (1 + power)
          gradient += probability - (labels[Int(row)] ? 1 : 0)
          // The largest curvature within reach of the score.
          curvature += power * shrink <= 1 ? 0.25 : 1 / (2 + power * shrink + 1 / (power * shrink))
        }
        if curvature == 0 { return }
        let free = weight - gradient / curvature
        let goal = free > 0 ? max(0, free - penalty.lasso / curvature) : min(0, free + penalty.lasso / curvature)
        let step = min(max(goal - weight, -reach), reach)
        reach = max(2 * abs(step), reach / 2)
        if step == 0 { return }
        weight += step
        change += abs(step) * Double(column.count)
        for row in column {
          scores[Int(row)] += step
          powers[Int(row)] = exp(min(abs(scores[Int(row)]), 500))
        }
      }
      move(all, &bias, &biasReach, Penalty(ridge: 0, lasso: 0))
      for index in used.indices where !used[index].isEmpty { move(used[index], &weights[index], &reach[index], penalty) }
      if change <= LogisticRegression.tolerance * all.reduce(1.0, { $0 + abs(scores[Int($1)]) }) { break }
    }
  }
}
