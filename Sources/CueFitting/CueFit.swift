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
  static let penalties = [1.0, 3.0].map { LogisticRegression.Penalty(ridge: $0, lasso: 0.1) }
  /// The least precision of what is found besides the rules, and the least that its lower bound may be.
  static let leastPrecision = 0.85
  static let leastLowerBound = 0.6

  let set: TrainingSet

  public init(_ set: TrainingSet) { self.set = set }

  /// - Parameters:
  ///   - categories: what to fit.
  ///   - jobs: how many threads.
  /// - Returns: the outcomes in the order of the categories.
  public func run(_ categories: [String], jobs: Int) -> [Outcome] {
    let columns = FeatureColumns(set)
    // The penalty is one for all categories: single ones have too few labels to choose by.
    var trials: [[Trial]] = []
    for penalty in CueFit.penalties {
      trials.append(CueFit.map(categories.count, jobs) { crossValidate(categories[$0], columns, penalty) })
    }
    let means = trials.map { $0.reduce(0) { $0 + $1.averagePrecision } }
    let best = means.indices.max { means[$0] < means[$1] } ?? 0
    let chosen = trials[best]
    return CueFit.map(categories.count, jobs) { outcome(categories[$0], chosen[$0], columns, CueFit.penalties[best]) }
  }

  // MARK: Scores

  /// The scores that messages get from weights fitted to the other files.
  struct Trial: Sendable {
    var scores: [Int]
    var averagePrecision: Double
  }

  private func crossValidate(_ category: String, _ columns: FeatureColumns, _ penalty: LogisticRegression.Penalty) -> Trial {
    var scores = Array(repeating: 0, count: set.rows.count)
    for file in 0..<set.fileCount {
      let weights = CueWeights(category, set, columns, without: file, penalty)
      for row in set.rows.indices where set.rows[row].file == file { scores[row] = weights.score(set.rows[row]) }
    }
    let missed = set.rows.indices.filter { !set.rows[$0].found.contains(category) }
    let order = missed.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
    var hits = 0
    var sum = 0.0
    for (rank, row) in order.enumerated() where set.rows[row].labels[category] != nil {
      hits += 1
      sum += Double(hits) / Double(rank + 1)
    }
    return Trial(scores: scores, averagePrecision: hits == 0 ? 0 : sum / Double(hits))
  }

  private func outcome(
    _ category: String, _ trial: Trial, _ columns: FeatureColumns, _ penalty: LogisticRegression.Penalty
  ) -> Outcome {
    let weights = CueWeights(category, set, columns, without: nil, penalty)
    let threshold = threshold(category, trial.scores) { _ in true }
    var outcome = Outcome(
      category: category, model: weights.model(threshold: threshold ?? Int(Int16.max), names: set.names), isPrecise: threshold != nil)
    outcome.averagePrecision = trial.averagePrecision
    for file in 0..<set.fileCount {
      // The file has no say in the threshold that it is measured with either.
      let own = self.threshold(category, trial.scores) { $0 != file } ?? Int.max
      for (row, score) in zip(set.rows, trial.scores) where row.file == file {
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
  private func threshold(_ category: String, _ scores: [Int], files: (Int) -> Bool) -> Int? {
    let rows = set.rows.indices.filter { files(set.rows[$0].file) && !set.rows[$0].found.contains(category) }
      .sorted { (-scores[$0], $0) < (-scores[$1], $1) }
    var rate = Rate(0, of: 0)
    var best: Int?
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
