import Foundation
import ToneLint

/// The scores that findings of rules need, fitted to findings that are known to be right or wrong.
///
/// What a finding is worth is a logistic regression: one bias for all rules of the category, one factor for the score of the message, and an offset for each rule
/// with a ridge penalty, so that a rule of few findings is judged like the others. The floor is the score at which the odds are just enough.
struct RuleFloors {
  /// A finding of a rule.
  struct Case {
    var rule: String
    /// Of its message, in hundredths, by weights that were fitted to other files.
    var score: Double
    var isRight: Bool
  }

  private var bias = 0.0
  private var slope = 0.0
  private var offsets: [String: Double] = [:]
  /// Rules that are known to be wrong too often. Of the others the score has no say: most are right whatever it is, and what speaks against them is
  /// mostly that clear words are rare.
  private var doubtful: Set<String> = []
  private let odds: Double

  private static let ridge = 1.0
  private static let sweeps = 60

  init(_ cases: [Case], _ settings: CueFit.Settings) {
    odds = log(settings.plausible / (1 - settings.plausible))
    for (rule, own) in Dictionary(grouping: cases, by: \.rule) {
      let wrong = own.count(where: { !$0.isRight })
      if wrong >= settings.leastWrong, Double(own.count - wrong) < settings.trusted * Double(own.count) { doubtful.insert(rule) }
    }
    if doubtful.isEmpty { return }
    let names = Set(cases.map(\.rule)).sorted()
    let rules = cases.map { item in names.firstIndex(of: item.rule) ?? 0 }
    let mean = cases.reduce(0) { $0 + $1.score } / Double(cases.count)
    // Bias, slope, offsets. Scores are centred and in units of log-odds.
    var weights = Array(repeating: 0.0, count: names.count + 2)
    let columns =
      [cases.indices.map { ($0, 1.0) }, cases.indices.map { ($0, (cases[$0].score - mean) / 100) }]
      + names.indices.map { name in cases.indices.filter { rules[$0] == name }.map { ($0, 1.0) } }
    var values = Array(repeating: 0.0, count: cases.count)
    // Newton's steps along one coordinate after the other.
    for _ in 0..<RuleFloors.sweeps {
      for (place, column) in columns.enumerated() {
        let penalty = place < 2 ? 0.01 : RuleFloors.ridge
        var gradient = penalty * weights[place]
        var curvature = penalty
        for (item, value) in column {
          let probability = 1 / (1 + exp(-values[item]))
          gradient += value * (probability - (cases[item].isRight ? 1 : 0))
          curvature += value * value * max(0.01, probability * (1 - probability))
        }
        let step = -gradient / curvature
        weights[place] += step
        for (item, value) in column { values[item] += step * value }
      }
    }
    slope = weights[1] / 100
    bias = weights[0] - slope * mean
    for (place, name) in names.enumerated() { offsets[name] = weights[place + 2] }
  }

  /// - Returns: hundredths; minus infinity where scores have no say.
  func floor(of rule: String) -> Double {
    slope <= 0 || !doubtful.contains(rule) ? -.infinity : (odds - bias - (offsets[rule] ?? 0)) / slope
  }

  /// The floors of some rules as a weights file has them, none where scores have no say.
  func floors(of rules: [String]) -> [Located<RuleFloor>] {
    let place = RuleFilePlace(file: "", line: 1, column: 1)
    return rules.filter { floor(of: $0).isFinite }.map { rule in
      let floor = max(Double(Int16.min), min(Double(Int16.max), floor(of: rule).rounded()))
      return Located(RuleFloor(rule, Int(floor)), at: place)
    }
  }
}
