import Dispatch
public import Evaluation
public import ToneLint

/// Fits the weighted cues of categories to labelled messages.
///
/// Two logistic regressions are fitted for each category, one to sentences and one to messages, and their log-odds added: the first knows where it is said, the
/// second what else is there. Every file is scored by weights that were fitted to others; these scores choose the penalty and the threshold.
public struct CueFit: Sendable {
  /// What came of a category.
  public struct Outcome: Sendable {
    public var category: String
    public var model: CueModel
    /// Messages labelled with the category.
    public var labelled = 0
    /// By weights and thresholds that do not know the file: all messages that reach the threshold, those of them that rules found nothing in, and how many
    /// of those that rules miss are found.
    public var precision = Rate(0, of: 0)
    public var recall = Rate(0, of: 0)
    public var addedPrecision = Rate(0, of: 0)
    public var addedRecall = Rate(0, of: 0)
    /// Of the messages in which patterns find the category and whose scores are below the floor: those that are not labelled with it.
    public var dropped = Rate(0, of: 0)
    /// Mean precision over the ranks of what rules miss: a figure without a threshold.
    public var averagePrecision = 0.0
  }

  /// What the fit aims at.
  public struct Settings: Sendable {
    /// The penalties to choose from.
    public var ridges: [Double] = [1]
    /// The least precision of what is found besides the rules, and the least that the lower bound of its interval may be.
    public var precision = 0.8
    public var lowerBound = 0.65
    /// How far the precision on files that had no say in the threshold may stay behind.
    public var slack = 0.1
    /// Weights nearer to 0 than this, in hundredths, are left out.
    public var leastWeight = 20
    /// How many wrong findings a rule must have, before its findings need a score: of few findings nobody knows how good it is.
    public var leastWrong = 5
    /// The least precision that findings of other rules must have at a score.
    public var plausible = 0.5
    /// Rules that are right in such a part of their findings need no score. Rules look better on the files that they were written with than on others.
    public var trusted = 0.9

    public init() {}
  }

  /// How many categories can be fitted at once.
  public static let mostCategories = CueWeights.Lanes.scalarCount

  let set: TrainingSet
  let settings: Settings

  public init(_ set: TrainingSet, _ settings: Settings = Settings()) {
    self.set = set
    self.settings = settings
  }

  /// - Parameters:
  ///   - categories: what to fit, at most 16.
  ///   - jobs: how many threads.
  /// - Returns: the outcomes in the order of the categories.
  public func run(_ categories: [String], jobs: Int) -> [Outcome] {
    precondition(categories.count <= CueFit.mostCategories, "too many categories")
    let rows = TrainingRows(set, categories)
    // The penalty is one for all categories: single ones have too few labels to choose by.
    let trials = settings.ridges.map { scores(categories, rows, ridge: Float($0), jobs: jobs) }
    let means = trials.map { scores in
      categories.indices.reduce(0) { $0 + averagePrecision(categories[$1], ranking(categories[$1], scores.map(\.[$1]))) }
    }
    let best = means.indices.max { means[$0] < means[$1] } ?? 0
    let weights = CueWeights(set, rows, files: { _ in true }, ridge: Float(settings.ridges[best]), least: settings.leastWeight)
    return categories.indices.map { outcome(categories[$0], lane: $0, weights, trials[best].map(\.[$0])) }
  }

  // MARK: Scores

  /// Less than any score.
  private static let silenced: Int32 = -1_000_000
  /// Into how many parts the files are dealt, at most.
  private static let parts = 12

  /// By message, the scores that it gets from weights fitted to files of other parts; `silenced` where the rule cannot find anything.
  private func scores(_ categories: [String], _ rows: TrainingRows, ridge: Float, jobs: Int) -> [CueWeights.Lanes] {
    let parts = min(set.fileCount, CueFit.parts)
    let weights = CueFit.map(parts, jobs) { part in
      CueWeights(set, rows, files: { $0 % parts != part }, ridge: ridge, least: settings.leastWeight)
    }
    return set.rows.map { row in
      var scores = weights[row.file % parts].score(row)
      for (lane, category) in categories.enumerated() where row.found[category] == nil && row.silenced.contains(category) {
        scores[lane] = CueFit.silenced
      }
      return scores
    }
  }

  /// The messages in which rules find nothing of a category, from the highest score down.
  private func ranking(_ category: String, _ scores: [Int32]) -> [Int] {
    set.rows.indices.filter { set.rows[$0].found[category] == nil }.sorted { (-scores[$0], $0) < (-scores[$1], $1) }
  }

  /// The mean of the precisions at the rank of each labelled message, among those that rules miss.
  private func averagePrecision(_ category: String, _ ranking: [Int]) -> Double {
    var hits = 0
    var sum = 0.0
    for (rank, row) in ranking.enumerated() where set.rows[row].labels[category] != nil {
      hits += 1
      sum += Double(hits) / Double(rank + 1)
    }
    return hits == 0 ? 0 : sum / Double(hits)
  }

  private func outcome(
    _ category: String, lane: Int, _ weights: CueWeights, _ scores: [Int32]
  ) -> Outcome {
    let ranking = ranking(category, scores)
    let threshold = threshold(category, scores, ranking) { _ in true }.map { Int($0) }
    var model = weights.model(lane: lane, threshold: threshold, names: set.names)
    model.floors = floors(category, scores) { _ in true }.floors(of: set.rules[category] ?? [])
    var outcome = Outcome(category: category, model: model)
    outcome.averagePrecision = averagePrecision(category, ranking)
    for file in 0..<set.fileCount {
      // The file has no say in the threshold that it is measured with either.
      let own = self.threshold(category, scores, ranking) { $0 != file } ?? .max
      let floors = self.floors(category, scores) { $0 != file }
      for (row, score) in zip(set.rows, scores) where row.file == file {
        let isLabelled = row.labels[category] != nil
        let isNew = row.found[category] == nil
        if isLabelled { outcome.labelled += 1 }
        outcome.recall.add(if: isLabelled, score >= own)
        outcome.precision.add(if: score >= own, isLabelled)
        if let rules = row.found[category] {
          outcome.dropped.add(if: rules.allSatisfy { row.isLong && Double(score) < floors.floor(of: $0) }, !isLabelled)
        }
        outcome.addedRecall.add(if: isLabelled && isNew, score >= own)
        outcome.addedPrecision.add(if: score >= own && isNew, isLabelled)
      }
    }
    if outcome.addedPrecision.value < settings.precision - settings.slack { outcome.model.threshold = nil }
    return outcome
  }

  /// The lowest score from which on what is found besides the rules is precise; `nil` where there is none.
  ///
  /// - Parameter ranking: what `ranking(_:_:)` gives.
  private func threshold(_ category: String, _ scores: [Int32], _ ranking: [Int], files: (Int) -> Bool) -> Int32? {
    let rows = ranking.filter { files(set.rows[$0].file) }
    var rate = Rate(0, of: 0)
    var best: Int32?
    for (rank, row) in rows.enumerated() {
      rate.add(if: true, set.rows[row].labels[category] != nil)
      let isLast = rank + 1 == rows.count || scores[rows[rank + 1]] != scores[row]
      if isLast, scores[row] > CueFit.silenced, rate.value >= settings.precision, rate.interval.lowerBound >= settings.lowerBound {
        best = scores[row]
      }
    }
    return best
  }

  /// The scores that findings of rules need.
  private func floors(_ category: String, _ scores: [Int32], files: (Int) -> Bool) -> RuleFloors {
    var findings: [RuleFloors.Case] = []
    for (row, score) in zip(set.rows, scores) where row.isLong && files(row.file) {
      for rule in row.found[category] ?? [] {
        findings.append(.init(rule: rule, score: Double(score), isRight: row.labels[category] != nil))
      }
    }
    return RuleFloors(findings, settings)
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
