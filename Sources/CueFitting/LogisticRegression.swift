import Foundation

/// Rows of features that are there or not, flat.
struct SparseRows: Sendable {
  private(set) var starts: [Int32] = [0]
  private(set) var features: [Int32] = []

  var count: Int { starts.count - 1 }

  mutating func append(_ row: some Sequence<Int32>) {
    features += row
    starts.append(Int32(features.count))
  }

  @inline(__always)
  func range(_ row: Int) -> Range<Int> { Int(starts[row])..<Int(starts[row + 1]) }
}

/// Logistic regressions on the same rows, one a lane, with a ridge penalty, by L-BFGS.
///
/// Liu and Nocedal, "On the limited memory BFGS method for large scale optimization" (1989). What is minimised is the sum over all lanes, which have no weight in
/// common: so each lane is at its own minimum.
struct LogisticRegression {
  typealias Lanes = SIMD16<Float>

  /// By feature; the last is the bias, which has no penalty.
  private(set) var weights: [Lanes]

  /// How many steps are remembered.
  private static let memory = 8
  private static let iterations = 60
  /// The relative change of the loss at which the descent ends.
  private static let tolerance = 1e-5

  /// - Parameters:
  ///   - labels: by row, 1 or 0 in each lane.
  ///   - used: the rows that count.
  ///   - ridge: λ in λ/2 · Σw².
  ///   - kept: by feature, 1 in the lanes that may use it and 0 in the others; all may when it is empty.
  init(_ rows: SparseRows, featureCount: Int, labels: [Lanes], used: [Int], ridge: Float, kept: [Lanes] = []) {
    let problem = Problem(rows: rows, labels: labels, used: used, ridge: ridge, kept: kept)
    weights = Array(repeating: .zero, count: featureCount + 1)
    var (loss, gradient) = problem.loss(weights)
    var steps: [(step: [Lanes], change: [Lanes], scale: Double)] = []
    for _ in 0..<LogisticRegression.iterations {
      let direction = LogisticRegression.direction(gradient, steps)
      let slope = LogisticRegression.dot(direction, gradient)
      var length = steps.isEmpty ? Float(1 / max(1, LogisticRegression.dot(gradient, gradient).squareRoot())) : 1
      var next = (loss: loss, gradient: gradient)
      var moved = weights
      // Back, until the loss falls by a part of what the slope promises (Armijo).
      for _ in 0..<20 {
        for index in weights.indices { moved[index] = weights[index] + direction[index] * length }
        next = problem.loss(moved)
        if next.loss <= loss + 1e-4 * Double(length) * slope { break }
        length /= 2
      }
      if next.loss >= loss { break }
      var step = weights
      var change = gradient
      for index in weights.indices {
        step[index] = moved[index] - weights[index]
        change[index] = next.gradient[index] - gradient[index]
      }
      let curvature = LogisticRegression.dot(step, change)
      if curvature > 0 { steps.append((step, change, 1 / curvature)) }
      if steps.count > LogisticRegression.memory { steps.removeFirst() }
      let progress = (loss - next.loss) / max(1, abs(next.loss))
      weights = moved
      (loss, gradient) = next
      if progress < LogisticRegression.tolerance { break }
    }
  }

  /// The two-loop recursion: minus the gradient, times what the steps tell of the inverse Hessian.
  private static func direction(_ gradient: [Lanes], _ steps: [(step: [Lanes], change: [Lanes], scale: Double)]) -> [Lanes] {
    var direction = gradient.map { -$0 }
    var factors: [Double] = []
    for (step, change, scale) in steps.reversed() {
      let factor = scale * dot(step, direction)
      factors.append(factor)
      for index in direction.indices { direction[index] -= change[index] * Float(factor) }
    }
    if let last = steps.last {
      let scale = Float(1 / (last.scale * dot(last.change, last.change)))
      for index in direction.indices { direction[index] *= scale }
    }
    for ((step, change, scale), factor) in zip(steps, factors.reversed()) {
      let other = Float(factor - scale * dot(change, direction))
      for index in direction.indices { direction[index] += step[index] * other }
    }
    return direction
  }

  private static func dot(_ left: [Lanes], _ right: [Lanes]) -> Double {
    var sums = SIMD16<Double>.zero
    for index in left.indices { sums += SIMD16<Double>(left[index] * right[index]) }
    return sums.sum()
  }

  private struct Problem {
    var rows: SparseRows
    var labels: [Lanes]
    var used: [Int]
    var ridge: Float
    var kept: [Lanes]

    /// The penalised negative log-likelihood, and its gradient.
    func loss(_ weights: [Lanes]) -> (loss: Double, gradient: [Lanes]) {
      let bias = weights.count - 1
      var gradient = weights.map { $0 * ridge }
      gradient[bias] = .zero
      var squares = SIMD16<Double>.zero
      for weight in weights.dropLast() { squares += SIMD16<Double>(weight * weight) }
      var loss = Double(ridge) / 2 * squares.sum()
      for row in used {
        var score = weights[bias]
        let range = rows.range(row)
        for place in range { score += weights[Int(rows.features[place])] }
        var error = Lanes.zero
        for lane in 0..<Lanes.scalarCount {
          // e to minus the absolute score never overflows.
          let power = exp(-abs(score[lane]))
          error[lane] = (score[lane] >= 0 ? 1 / (1 + power) : power / (1 + power)) - labels[row][lane]
          loss += Double(max(score[lane], 0) - score[lane] * labels[row][lane] + log(1 + power))
        }
        for place in range { gradient[Int(rows.features[place])] += error }
        gradient[bias] += error
      }
      // A weight that never moves stays 0.
      for (index, lanes) in kept.enumerated() { gradient[index] *= lanes }
      return (loss, gradient)
    }
  }
}
