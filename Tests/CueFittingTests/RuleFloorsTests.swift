import Testing

@testable import CueFitting

struct RuleFloorsTests {
  /// Findings at scores from -1000 to 990: the higher the more often right, even at `middle`.
  private static func cases(_ rule: String, even middle: Int, step: Int = 10) -> [RuleFloors.Case] {
    stride(from: -1_000, to: 1_000, by: step).enumerated().map { place, score in
      let distance = score - middle
      // Right one time in four on one side, three times in four on the other.
      let isRight = distance > 0 ? place % 4 != 0 : place % 4 == 0
      return RuleFloors.Case(rule: rule, score: Double(score), isRight: isRight)
    }
  }

  @Test func theFloorIsWhereTheOddsAreEven() {
    var settings = CueFit.Settings()
    settings.plausible = 0.5
    let floors = RuleFloors(RuleFloorsTests.cases("blame/a", even: -300), settings)
    #expect(abs(floors.floor(of: "blame/a") + 300) < 120)
  }

  @Test func aRuleThatIsOftenerRightNeedsLess() {
    var cases = RuleFloorsTests.cases("blame/a", even: 0)
    cases += RuleFloorsTests.cases("blame/good", even: -600)
    let floors = RuleFloors(cases, CueFit.Settings())
    #expect(floors.floor(of: "blame/good") < floors.floor(of: "blame/a") - 200)
    // What was never seen is judged like most.
    let unseen = floors.floor(of: "blame/never-seen")
    #expect(unseen > floors.floor(of: "blame/good") && unseen < floors.floor(of: "blame/a"))
  }

  @Test func aRuleThatIsRightByItselfNeedsNone() {
    let doubtful = RuleFloorsTests.cases("blame/a", even: 0)
    let right = (0..<20).map { RuleFloors.Case(rule: "blame/right", score: Double($0 * 10 - 300), isRight: $0 % 5 > 0) }
    let floors = RuleFloors(doubtful + right, CueFit.Settings())
    #expect(floors.floor(of: "blame/right") == -.infinity && floors.floor(of: "blame/a").isFinite)
    #expect(floors.floors(of: ["blame/a", "blame/right"]).map(\.value.rule) == ["blame/a"])
    // Four of four are too few to tell.
    let few = right.filter(\.isRight).prefix(4)
    #expect(RuleFloors(doubtful + few, CueFit.Settings()).floor(of: "blame/right").isFinite)
  }

  @Test func morePrecisionNeedsMore() {
    var settings = CueFit.Settings()
    settings.plausible = 0.5
    let cases = RuleFloorsTests.cases("blame/a", even: 0)
    let even = RuleFloors(cases, settings).floor(of: "blame/a")
    settings.plausible = 0.7
    #expect(RuleFloors(cases, settings).floor(of: "blame/a") > even + 100)
  }

  @Test func fewWrongFindingsSetNoFloor() {
    let cases = (0..<50).map { RuleFloors.Case(rule: "blame/a", score: Double($0), isRight: $0 > 3) }
    let floors = RuleFloors(cases, CueFit.Settings())
    #expect(floors.floor(of: "blame/a") == -.infinity && floors.floors(of: ["blame/a"]).isEmpty)
  }

  @Test func scoresThatSayTheOppositeSetNoFloor() {
    let cases = RuleFloorsTests.cases("blame/a", even: 0).map { RuleFloors.Case(rule: $0.rule, score: -$0.score, isRight: $0.isRight) }
    #expect(RuleFloors(cases, CueFit.Settings()).floors(of: ["blame/a"]).isEmpty)
  }
}
