import ToneLint

/// The rows that have each feature: the cues of a message, then those of its customer.
struct FeatureColumns: Sendable {
  var sentences: [[Int32]]
  var messages: [[Int32]]
  /// By sentence, its message.
  var messageOfSentence: [Int32] = []

  init(_ set: TrainingSet) {
    let count = set.names.count
    sentences = Array(repeating: [], count: count * 2)
    messages = Array(repeating: [], count: count * 2)
    for (index, row) in set.rows.enumerated() {
      for cue in row.cues + row.traits { messages[Int(cue)].append(Int32(index)) }
      for cue in row.customer { messages[count + Int(cue)].append(Int32(index)) }
      for sentence in row.sentences {
        let place = Int32(messageOfSentence.count)
        messageOfSentence.append(Int32(index))
        for cue in sentence + row.traits { sentences[Int(cue)].append(place) }
        for cue in row.customer { sentences[count + Int(cue)].append(place) }
      }
    }
  }
}

/// The weights of a category's cues, in hundredths, as they are written.
struct CueWeights {
  private var bias: Int
  private var sentence: [Int]
  private var message: [Int]
  private var customer: [Int]

  /// - Parameter file: one that is left out.
  init(_ category: String, _ set: TrainingSet, _ columns: FeatureColumns, without file: Int?, _ penalty: LogisticRegression.Penalty) {
    let count = set.names.count
    let inFiles = set.rows.map { $0.file != file }
    let byMessage = LogisticRegression(
      columns: columns.messages, labels: set.rows.map { $0.labels[category] != nil }, rows: inFiles, penalty)
    let labels = set.rows.flatMap { row in row.sentences.indices.map { row.labels[category]?.contains($0) ?? false } }
    let bySentence = LogisticRegression(
      columns: columns.sentences, labels: labels, rows: columns.messageOfSentence.map { inFiles[Int($0)] }, penalty)
    func hundredths(_ value: Double) -> Int { Int((value * 100).rounded()) }
    var isTrait = Array(repeating: false, count: count)
    for row in set.rows { for trait in row.traits { isTrait[Int(trait)] = true } }
    bias = hundredths(byMessage.bias + bySentence.bias)
    sentence = (0..<count).map { isTrait[$0] ? 0 : hundredths(bySentence.weights[$0]) }
    message = (0..<count).map { hundredths(byMessage.weights[$0] + (isTrait[$0] ? bySentence.weights[$0] : 0)) }
    customer = (count..<count * 2).map { hundredths(byMessage.weights[$0] + bySentence.weights[$0]) }
  }

  /// As `CueScorer` scores.
  func score(_ row: TrainingSet.Row) -> Int {
    let best = row.sentences.map { $0.reduce(0) { $0 + sentence[Int($1)] } }.max() ?? 0
    let shared = (row.cues + row.traits).reduce(0) { $0 + message[Int($1)] }
    return bias + best + shared + row.customer.reduce(0) { $0 + customer[Int($1)] }
  }

  func model(threshold: Int, names: [String]) -> CueModel {
    var model = CueModel()
    model.bias = bias
    model.threshold = threshold
    let place = RuleFilePlace(file: "", line: 1, column: 1)
    for (scope, weights) in [(CueScope.sentence, sentence), (.message, message), (.customer, customer)] {
      for (index, weight) in weights.enumerated() where weight != 0 {
        model.weights.append(Located(CueWeight(scope, names[index], weight), at: place))
      }
    }
    return model
  }
}
