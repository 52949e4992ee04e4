import ToneLint

/// A training set as the rows of two regressions. Features are cues.
struct TrainingRows: Sendable {
  var sentences = SparseRows()
  var messages = SparseRows()
  var sentenceLabels: [LogisticRegression.Lanes] = []
  var messageLabels: [LogisticRegression.Lanes] = []
  /// By sentence, its message.
  var messageOfSentence: [Int] = []
  var isTrait: [Bool]

  init(_ set: TrainingSet, _ categories: [String]) {
    isTrait = Array(repeating: false, count: set.names.count)
    for (index, row) in set.rows.enumerated() {
      let shared = row.traits.map { Int32($0) }
      for trait in row.traits { isTrait[Int(trait)] = true }
      messages.append(row.cues.map { Int32($0) } + shared)
      messageLabels.append(TrainingRows.lanes(categories) { row.labels[$0] != nil })
      for (place, sentence) in row.sentences.enumerated() {
        sentences.append(sentence.map { Int32($0) } + shared)
        sentenceLabels.append(TrainingRows.lanes(categories) { row.labels[$0]?.contains(place) ?? false })
        messageOfSentence.append(index)
      }
    }
  }

  private static func lanes(_ categories: [String], _ isLabelled: (String) -> Bool) -> LogisticRegression.Lanes {
    var lanes = LogisticRegression.Lanes.zero
    for (lane, category) in categories.enumerated() where isLabelled(category) { lanes[lane] = 1 }
    return lanes
  }
}

/// The weights of cues for all categories, in hundredths, as they are written.
struct CueWeights: Sendable {
  typealias Lanes = SIMD16<Int32>

  private var bias: Lanes
  private var sentence: [Lanes]
  private var message: [Lanes]
  /// - Parameters:
  ///   - files: those that count.
  ///   - least: weights nearer to 0 say nothing and are left out.
  init(_ set: TrainingSet, _ rows: TrainingRows, files: (Int) -> Bool, ridge: Float, least: Int) {
    let count = set.names.count
    let used = set.rows.indices.filter { files(set.rows[$0].file) }
    let usedSentences = rows.messageOfSentence.indices.filter { files(set.rows[rows.messageOfSentence[$0]].file) }
    func fit(_ scales: [LogisticRegression.Lanes], _ sentenceScales: [LogisticRegression.Lanes]) -> (
      message: LogisticRegression, sentence: LogisticRegression
    ) {
      let message = LogisticRegression(
        rows.messages, featureCount: count, labels: rows.messageLabels, used: used, ridge: ridge, scales: scales)
      let sentence = LogisticRegression(
        rows.sentences, featureCount: count, labels: rows.sentenceLabels, used: usedSentences, ridge: ridge, scales: sentenceScales)
      return (message, sentence)
    }
    let scales = LogisticRegression.scales(rows.messages, featureCount: count, labels: rows.messageLabels, used: used)
    let sentenceScales = LogisticRegression.scales(
      rows.sentences, featureCount: count, labels: rows.sentenceLabels, used: usedSentences)
    // Weights that say little are left out, and the others fitted again.
    let all = fit(scales, sentenceScales)
    func strong(_ scales: [LogisticRegression.Lanes], _ weights: [LogisticRegression.Lanes]) -> [LogisticRegression.Lanes] {
      zip(scales, weights).map { scale, weight in
        scale.replacing(with: 0, where: (weight .< Float(least) / 100) .& (weight .> -Float(least) / 100))
      }
    }
    let (byMessage, bySentence) = fit(strong(scales, all.message.weights), strong(sentenceScales, all.sentence.weights))
    func hundredths(_ value: LogisticRegression.Lanes) -> Lanes { Lanes((value * 100).rounded(.toNearestOrAwayFromZero)) }
    bias = hundredths(byMessage.weights[count] + bySentence.weights[count])
    sentence = (0..<count).map { rows.isTrait[$0] ? .zero : hundredths(bySentence.weights[$0]) }
    message = (0..<count).map { hundredths(byMessage.weights[$0] + (rows.isTrait[$0] ? bySentence.weights[$0] : .zero)) }
  }

  /// As `CueScorer` scores.
  func score(_ row: TrainingSet.Row) -> Lanes {
    var score = bias
    for cue in row.cues + row.traits { score &+= message[Int(cue)] }
    var best: Lanes?
    for cues in row.sentences {
      let own = cues.reduce(into: Lanes.zero) { $0 &+= sentence[Int($1)] }
      best = best.map { pointwiseMax($0, own) } ?? own
    }
    return score &+ (best ?? .zero)
  }

  /// The weights of one category.
  func model(lane: Int, threshold: Int?, names: [String]) -> CueModel {
    var model = CueModel()
    model.bias = Int(bias[lane])
    model.threshold = threshold
    let place = RuleFilePlace(file: "", line: 1, column: 1)
    for (scope, weights) in [(CueScope.sentence, sentence), (.message, message)] {
      for (index, weight) in weights.enumerated() where weight[lane] != 0 {
        model.weights.append(Located(CueWeight(scope, names[index], Int(weight[lane])), at: place))
      }
    }
    return model
  }
}
