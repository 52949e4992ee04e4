import Dispatch
public import Evaluation
public import ToneLint

/// Fits the weighted cues of categories to labelled messages.
///
/// Two logistic regressions are fitted for each category, one to sentences and one to messages, and their log-odds added: the first knows where it is said, the
/// second what else is there. Every file is scored by weights that were fitted to the others; these scores choose the penalty and the threshold.
public struct CueFit: Sendable {
  /// What came of a category.
  public struct Outcome: Sendable {
    public var category: String
    public var model: CueModel
    /// Whether any threshold keeps the precision that is asked for.
    public var isPrecise: Bool
    /// Messages labelled with the category.
    public var labelled = 0
    /// By weights and thresholds that do not know the file: all messages that reach the threshold, those of them that rules found nothing in, and how many
    /// of those that rules miss are found.
    public var precision = Rate(0, of: 0)
    public var recall = Rate(0, of: 0)
    public var addedPrecision = Rate(0, of: 0)
    public var addedRecall = Rate(0, of: 0)
    /// Mean precision over the ranks of what rules miss: a figure without a threshold.
    public var averagePrecision = 0.0
  }

  /// The penalties to choose from.
  static let ridges: [Float] = [3]
  /// The least precision of what is found besides the rules, and the least that its lower bound may be.
  static let leastPrecision = 0.85
  static let leastLowerBound = 0.6

  /// How many categories can be fitted at once.
  public static let mostCategories = CueWeights.Lanes.scalarCount

  let set: TrainingSet

  public init(_ set: TrainingSet) { self.set = set }

  /// - Parameters:
  ///   - categories: what to fit, at most 16.
  ///   - jobs: how many threads.
  /// - Returns: the outcomes in the order of the categories.
  public func run(_ categories: [String], jobs: Int) -> [Outcome] {
    precondition(categories.count <= CueFit.mostCategories, "too many categories")
    let rows = TrainingRows(set, categories)
    // The penalty is one for all categories: single ones have too few labels to choose by.
    let trials = CueFit.ridges.map { ridge in
      let weights = CueWeights(set, rows, ridge: ridge)
      return (weights: weights, scores: scores(rows, weights, ridge, jobs: jobs))
    }
    let means = trials.map { trial in categories.indices.reduce(0) { $0 + averagePrecision(categories[$1], trial.scores.map(\.[$1])) } }
    let best = trials[means.indices.max { means[$0] < means[$1] } ?? 0]
    return categories.indices.map { outcome(categories[$0], lane: $0, best.weights, best.scores.map(\.[$0])) }
  }

  // MARK: Scores

  /// By message, the scores that it gets from weights fitted to the other files.
  private func scores(_ rows: TrainingRows, _ all: CueWeights, _ ridge: Float, jobs: Int) -> [CueWeights.Lanes] {
    let byFile = CueFit.map(set.fileCount, jobs) { file in
      let weights = CueWeights(set, rows, without: file, ridge: ridge, from: all)
      return set.rows.filter { $0.file == file }.map { weights.score($0) }
    }
    // Rows stand in the order of their files.
    return byFile.flatMap(\.self)
  }

  /// The mean of the precisions at the rank of each labelled message, among those that rules miss.
  private func averagePrecision(_ category: String, _ scores: [Int32]) -> Double {
    let missed = set.rows.indices.filter { !set.rows[$0].found.contains(category) }
    let order = missed.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
    var hits = 0
    var sum = 0.0
    for (rank, row) in order.enumerated() where set.rows[row].labels[category] != nil {
      hits += 1
      sum += Double(hits) / Double(rank + 1)
    }
    return hits == 0 ? 0 : sum / Double(hits)
  }

  private func outcome(
    _ category: String, lane: Int, _ weights: CueWeights, _ scores: [Int32]
  ) -> Outcome {
    let threshold = threshold(category, scores) { _ in true }.map { Int($0) }
    let model = weights.model(lane: lane, threshold: threshold ?? Int(Int16.max), names: set.names)
    var outcome = Outcome(category: category, model: model, isPrecise: threshold != nil)
    outcome.averagePrecision = averagePrecision(category, scores)
    for file in 0..<set.fileCount {
      // The file has no say in the threshold that it is measured with either.
      let own = self.threshold(category, scores) { $0 != file } ?? Int32.max
      for (row, score) in zip(set.rows, scores) where row.file == file {
        let isLabelled = row.labels[category] != nil
        let isNew = !row.found.contains(category)
        if isLabelled { outcome.labelled += 1 }
        outcome.recall.add(if: isLabelled, score >= own)
        outcome.precision.add(if: score >= own, isLabelled)
        outcome.addedRecall.add(if: isLabelled && isNew, score >= own)
        outcome.addedPrecision.add(if: score >= own && isNew, isLabelled)
      }
    }
    return outcome
  }

  /// The lowest score from which on what is found besides the rules is precise; `nil` where there is none.
  private func threshold(_ category: String, _ scores: [Int32], files: (Int) -> Bool) -> Int32? {
    let rows = set.rows.indices.filter { files(set.rows[$0].file) && !set.rows[$0].found.contains(category) }
      .sorted { (-scores[$0], $0) < (-scores[$1], $1) }
    var rate = Rate(0, of: 0)
    var best: Int32?
    for (rank, row) in rows.enumerated() {
      rate.add(if: true, set.rows[row].labels[category] != nil)
      let isLast = rank + 1 == rows.count || scores[rows[rank + 1]] != scores[row]
      if isLast, rate.value >= CueFit.leastPrecision, rate.interval.lowerBound >= CueFit.leastLowerBound { best = scores[row] }
    }
    return best
  }

  /// Results in the order of their indices, whatever the number of threads.
  private static func map<Result: Sendable>(_ count: Int, _ jobs: Int, _ result: @Sendable (Int) -> Result) -> [Result] {
    let results = Results<Result>(count: count)
    let next = Counter()
    DispatchQueue.concurrentPerform(iterations: max(1, jobs)) { _ in
      while let index = next.take(below: count) { results.set(index, result(index)) }
    }
    return results.all
  }
}

extension Rate {
  fileprivate mutating func add(if counts: Bool, _ isHit: Bool) {
    if !counts { return }
    total += 1
    if isHit { hits += 1 }
  }
}
