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
  /// What is added to the counts that scales are made of.
  private static let addend: Float = 0.3

  /// - Parameters:
  ///   - labels: by row, 1 or 0 in each lane.
  ///   - used: the rows that count.
  ///   - ridge: λ in λ/2 · Σ(w/s)².
  ///   - scales: by feature and lane, s: a weight is cheaper where it is greater, and stays 0 where it is 0.
  init(_ rows: SparseRows, featureCount: Int, labels: [Lanes], used: [Int], ridge: Float, scales: [Lanes]) {
    let problem = Problem(rows: rows, labels: labels, used: used, ridge: ridge, scales: scales)
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
    weights = problem.scaled(weights)
  }

  /// Scales that let weights rest on the features that speak for or against a label by themselves: by feature and lane, the root of how much more often, in log-odds,
  /// it stands in the rows with the label than in the others, or more seldom.
  ///
  /// After Wang and Manning, "Baselines and bigrams: simple, good sentiment and topic classification" (2012), who take the log-odds as they are and add 1 to all
  /// counts; on labelled conversations that nothing was fitted to, the root and the lesser addend find more.
  static func scales(_ rows: SparseRows, featureCount: Int, labels: [Lanes], used: [Int]) -> [Lanes] {
    var labelled = Array(repeating: Lanes(repeating: addend), count: featureCount)
    var others = labelled
    for row in used {
      let isLabelled = labels[row]
      for place in rows.range(row) {
        labelled[Int(rows.features[place])] += isLabelled
        others[Int(rows.features[place])] += 1 - isLabelled
      }
    }
    let (sum, otherSum) = (labelled.reduce(.zero, +), others.reduce(.zero, +))
    return zip(labelled, others).map { own, other in
      let ratio = (own / sum) / (other / otherSum)
      var scale = Lanes.zero
      for lane in 0..<Lanes.scalarCount { scale[lane] = abs(log(ratio[lane])).squareRoot() }
      return scale
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
    var scales: [Lanes]

    /// The weights of features as they count, of those that the descent moves.
    func scaled(_ moved: [Lanes]) -> [Lanes] {
      var weights = moved
      for (index, scale) in scales.enumerated() { weights[index] *= scale }
      return weights
    }

    /// The penalised negative log-likelihood, and its gradient, by weights in units of their scales.
    func loss(_ weights: [Lanes]) -> (loss: Double, gradient: [Lanes]) {
      let bias = weights.count - 1
      let scaled = scaled(weights)
      var gradient = Array(repeating: Lanes.zero, count: weights.count)
      var squares = SIMD16<Double>.zero
      for weight in weights.dropLast() { squares += SIMD16<Double>(weight * weight) }
      var loss = Double(ridge) / 2 * squares.sum()
      for row in used {
        var score = scaled[bias]
        let range = rows.range(row)
        for place in range { score += scaled[Int(rows.features[place])] }
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
      for (index, scale) in scales.enumerated() { gradient[index] = gradient[index] * scale + weights[index] * ridge }
      return (loss, gradient)
    }
  }
}
