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
  }

  /// One in ten of 60 is wrong, or one in five.
  private static func mostlyRight(_ rule: String, oneWrongIn part: Int, of count: Int = 60) -> [RuleFloors.Case] {
    (0..<count).map { RuleFloors.Case(rule: rule, score: Double($0 * 10 - 300), isRight: $0 % part > 0) }
  }

  @Test func onlyADoubtfulRuleNeedsAScore() {
    let cases =
      RuleFloorsTests.cases("blame/a", even: 0) + RuleFloorsTests.mostlyRight("blame/right", oneWrongIn: 10)
      + RuleFloorsTests.mostlyRight("blame/doubtful", oneWrongIn: 5)
      // Four wrong ones are too few to tell.
      + RuleFloorsTests.mostlyRight("blame/few", oneWrongIn: 5, of: 20)
    let floors = RuleFloors(cases, CueFit.Settings())
    let needy = floors.floors(of: ["blame/a", "blame/doubtful", "blame/few", "blame/never-seen", "blame/right"])
    #expect(needy.map(\.value.rule) == ["blame/a", "blame/doubtful"])
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
