import Testing

@testable import ToneLint

struct InflectionsTests {
  private static let inflections: Inflections = {
    var inflections = Inflections()
    var take = Inflections.Forms()
    take.past = ["took"]
    take.participle = ["taken"]
    inflections.irregular["take"] = take
    var learn = Inflections.Forms()
    learn.past = ["learned", "learnt"]
    inflections.irregular["learn"] = learn
    var panic = Inflections.Forms()
    panic.past = ["panicked"]
    panic.ing = ["panicking"]
    inflections.irregular["panic"] = panic
    var child = Inflections.Forms()
    child.s = ["children"]
    inflections.irregular["child"] = child
    inflections.doubling = ["stop", "plan", "refer"]
    return inflections
  }()

  @Test(arguments: [
    ("walk", ["walk", "walks", "walked", "walking"]),
    ("move", ["move", "moves", "moved", "moving"]),
    ("try", ["try", "tries", "tried", "trying"]),
    ("play", ["play", "plays", "played", "playing"]),
    ("stop", ["stop", "stops", "stopped", "stopping"]),
    ("refer", ["refer", "refers", "referred", "referring"]),
    ("open", ["open", "opens", "opened", "opening"]),
    ("die", ["die", "dies", "died", "dying"]),
    ("agree", ["agree", "agrees", "agreed", "agreeing"]),
    ("dye", ["dye", "dyes", "dyed", "dyeing"]),
    ("tiptoe", ["tiptoe", "tiptoes", "tiptoed", "tiptoeing"]),
    ("watch", ["watch", "watches", "watched", "watching"]),
    ("push", ["push", "pushes", "pushed", "pushing"]),
    ("fix", ["fix", "fixes", "fixed", "fixing"]),
    ("pass", ["pass", "passes", "passed", "passing"]),
    ("go", ["go", "gos", "goed", "going"]),
    ("veto", ["veto", "vetoes", "vetoed", "vetoing"]),
    ("take", ["take", "takes", "took", "taken", "taking"]),
    ("learn", ["learn", "learns", "learned", "learnt", "learning"]),
    ("panic", ["panic", "panics", "panicked", "panicking"]),
    ("child", ["child", "children", "childed", "childing"]),
    ("be", ["be", "am", "are", "is", "was", "were", "been", "being"]),
  ])
  func allForms(lemma: String, expected: [String]) {
    #expect(InflectionsTests.inflections.forms(of: lemma, .all) == expected)
  }

  @Test(arguments: [
    ("take", Inflections.Selection.base, ["take"]), ("take", .past, ["took", "taken"]), ("take", .ing, ["taking"]), ("take", .s, ["takes"]),
    ("learn", .past, ["learned", "learnt"]), ("walk", .past, ["walked"]), ("be", .base, ["be"]), ("be", .past, ["was", "were", "been"]),
    ("be", .ing, ["being"]), ("be", .s, ["is"]),
  ])
  func selectedForms(lemma: String, selection: Inflections.Selection, expected: [String]) {
    #expect(InflectionsTests.inflections.forms(of: lemma, selection) == expected)
  }
}
