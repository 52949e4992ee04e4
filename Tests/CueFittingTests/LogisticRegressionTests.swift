import Foundation
import Testing

@testable import CueFitting

struct LogisticRegressionTests {
  /// Rows with one feature or none, labelled as often as given.
  private static func regression(with: (labelled: Int, of: Int), without: (labelled: Int, of: Int), ridge: Float) -> LogisticRegression {
    var rows = SparseRows()
    var labels: [LogisticRegression.Lanes] = []
    for (features, count) in [([Int32(0)], with), ([], without)] {
      for index in 0..<count.of {
        rows.append(features)
        labels.append(.init(repeating: index < count.labelled ? 1 : 0))
      }
    }
    return LogisticRegression(rows, featureCount: 1, labels: labels, used: Array(0..<rows.count), ridge: ridge, scales: [.one])
  }

  /// Without a penalty the maximum of the likelihood is known: odds within the rows that have the feature, and within the others.
  @Test func weightsAreLogOdds() {
    let weights = LogisticRegressionTests.regression(with: (30, 40), without: (10, 50), ridge: 1e-4).weights
    let bias = log(Float(10) / 40)
    #expect(abs(weights[1][0] - bias) < 0.02)
    #expect(abs(weights[0][0] - (log(Float(30) / 10) - bias)) < 0.02)
  }

  @Test func aPenaltyShrinksWeightsAndNotTheBias() {
    let free = LogisticRegressionTests.regression(with: (30, 40), without: (10, 50), ridge: 1e-4).weights
    let bound = LogisticRegressionTests.regression(with: (30, 40), without: (10, 50), ridge: 1_000).weights
    #expect(bound[0][0] > 0 && bound[0][0] < free[0][0] / 10)
    // What is left is the odds of all rows.
    #expect(abs(bound[1][0] - log(Float(40) / 50)) < 0.05)
  }

  @Test func lanesAreFittedByThemselves() {
    var rows = SparseRows()
    var labels: [LogisticRegression.Lanes] = []
    for index in 0..<200 {
      rows.append(index % 2 == 0 ? [0] : [1])
      var lanes = LogisticRegression.Lanes.zero
      lanes[0] = index % 2 == 0 ? 1 : 0
      lanes[1] = index % 4 == 1 ? 1 : 0
      labels.append(lanes)
    }
    let weights = LogisticRegression(rows, featureCount: 2, labels: labels, used: Array(0..<200), ridge: 1, scales: [.one, .one]).weights
    #expect(weights[0][0] > 1 && weights[1][0] < -1)
    #expect(weights[0][1] < -0.5 && weights[1][1] > 0.5)
  }

  @Test func aFeatureOfNoScaleHasNoWeight() {
    var rows = SparseRows()
    for index in 0..<40 { rows.append(index < 20 ? [0, 1] : []) }
    let labels = (0..<40).map { LogisticRegression.Lanes(repeating: $0 < 20 ? 1 : 0) }
    let weights = LogisticRegression(
      rows, featureCount: 2, labels: labels, used: Array(0..<40), ridge: 0.1, scales: [.zero, .one]
    ).weights
    #expect(weights[0] == .zero && weights[1][0] > 1)
  }

  /// Of two features that stand in the same rows the one of the greater scale has the greater weight: the penalty is λ/2 · Σ(w/s)².
  @Test func weightsShareByTheSquaresOfTheirScales() {
    var rows = SparseRows()
    for index in 0..<40 { rows.append(index < 20 ? [0, 1] : []) }
    let labels = (0..<40).map { LogisticRegression.Lanes(repeating: $0 % 20 < ($0 < 20 ? 15 : 5) ? 1 : 0) }
    let weights = LogisticRegression(
      rows, featureCount: 2, labels: labels, used: Array(0..<40), ridge: 0.1,
      scales: [LogisticRegression.Lanes(repeating: 2), .one]
    ).weights
    #expect(weights[1][0] > 0.1 && abs(weights[0][0] / weights[1][0] - 4) < 0.2)
  }

  /// Counted by hand: 0.3 of a row more of each, and shares of all counts.
  @Test func scalesAreOfSharesOfCounts() {
    var rows = SparseRows()
    for row: [Int32] in [[0], [0], [0, 1], [1], [2]] { rows.append(row) }
    let labels = [1, 1, 0, 0, 0].map { LogisticRegression.Lanes(repeating: $0) }
    let scales = LogisticRegression.scales(rows, featureCount: 3, labels: labels, used: Array(0..<5))
    let labelled = [2.3, 0.3, 0.3]
    let others = [1.3, 2.3, 1.3]
    for index in 0..<3 {
      let expected = abs(log((labelled[index] / 2.9) / (others[index] / 4.9))).squareRoot()
      #expect(abs(Double(scales[index][0]) - expected) < 1e-5)
    }
  }
}
