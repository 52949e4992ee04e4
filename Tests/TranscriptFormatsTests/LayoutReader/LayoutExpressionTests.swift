import Testing
import TranscriptFormats

struct LayoutExpressionTests {
  @Test(arguments: [
    ("a", "a"), ("a.b", "a.b"), ("a[].b", "a[].b"), ("[]", "[]"), ("[].x[][1]", "[].x[][1]"), ("$", "$"), ("$.a.b", "$.a.b"),
    ("$.users[].id", "$.users[].id"), ("*[]", "*[]"), ("reply-to", "reply-to"), (#""a b".c"#, "a b.c"),
  ])
  func pathsAreRead(text: String, path: String) throws {
    #expect(try LayoutExpressions.path(text).description == path)
  }

  @Test(arguments: [
    ("", 0, "expected a key, found the end"), ("a..b", 2, "expected a key, found \".\""),
    ("a[x]", 2, "expected \"[]\" or a number in brackets, found \"x\""), ("a b", 2, "expected the end, found \"b\""),
    (#"a."b"#, 2, "this quote is not closed"),
  ])
  func wrongPathsAreLocated(text: String, offset: Int, message: String) {
    #expect(throws: LayoutSyntaxError(offset: offset, message: message)) { try LayoutExpressions.path(text) }
  }

  @Test(arguments: [
    ("a -> b", 5, "expected rows and their key, such as \"$.users[].id\""),
    ("a -> $.u[].id", 13, "expected \"->\" and the value to take from the row, such as \"-> role\", found the end"),
    ("a as hours", 5, "\"hours\" is none of seconds, milliseconds, none, html, markdown, slack, entities"),
    ("a, b", 3, "expected \"|\", \"->\" or \"as\", found \"b\""),
  ])
  func wrongChoicesAreLocated(text: String, offset: Int, message: String) {
    #expect(throws: LayoutSyntaxError(offset: offset, message: message)) { try LayoutExpressions.choice(text) }
  }

  @Test func choicesAreRead() throws {
    let choice = try LayoutExpressions.choice("author_id -> $.users[].id -> name | ts as seconds | body as html")
    #expect(choice.operands.map(\.path.description) == ["author_id", "ts", "body"])
    #expect(choice.operands[0].join?.rows.description == "$.users[]")
    #expect(choice.operands.map(\.form) == [nil, .seconds, .markup(.html)])
  }

  @Test(arguments: [
    ("public == false", false, Condition.Test.values(["false"])), ("a != b c | d", true, .values(["b c", "d"])),
    ("!is_event", true, .presence),
    ("is_event", false, .presence), ("a == $.b", false, .path(LayoutPath([.key("b")], isAbsolute: true))),
    (#"a == "x | y""#, false, .values(["x | y"])), ("a | b.c == x | y", false, .values(["x", "y"])), ("a | b", false, .presence),
    ("a ^= + | b:", false, .beginnings(["+", "b:"])),
  ])
  func conditionsAreRead(text: String, isNegated: Bool, test: Condition.Test) throws {
    let condition = try LayoutExpressions.condition(text)
    #expect(condition.test == test)
    #expect(condition.isNegated == isNegated)
    #expect(condition.paths.count == (text.hasPrefix("a | b") ? 2 : 1))
  }
}
