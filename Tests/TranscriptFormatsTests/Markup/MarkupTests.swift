import Testing
import ToneLint

@testable import TranscriptFormats

/// A text that was read from a source byte by byte, without its markup.
struct Unwrapped {
  var text = ""

  init(_ marked: String, _ markup: Markup, undoing undo: @escaping (String) -> String? = { _ in nil }) {
    let bytes = Array(marked.utf8)
    var conversation = Conversation()
    // Something before it, so that text and source do not count alike.
    conversation.text = Array("before".utf8)
    conversation.map.absent(text: 0)
    let range = appendLiteral(of: bytes, ByteRange(0..<bytes.count), to: &conversation)
    let plain = conversation.unwrap(range, as: markup)
    text = conversation.string(plain)
    conversation.messages.append(Message(role: .agent, text: plain))
    expectPositions(conversation, in: bytes, inserted: [">", " "], undoing: undo)
  }
}

struct MarkupTests {
  @Test func nothingIsTakenOffPlainText() {
    #expect(Unwrapped("a <b> *c* &amp;", .none).text == "a <b> *c* &amp;")
  }

  // MARK: HTML

  @Test(arguments: [
    ("<p>Hello  <b>Jane</b>,</p>\r\n<p>it&#x2019;s &lt;fixed> &amp; done</p>", "Hello Jane,\nit’s <fixed> & done"),
    ("one<br>two<br/><br />three", "one\ntwo\n\nthree"), ("a<div><br></div>b", "a\n\nb"),
    ("<ul><li>one</li><li>two</li></ul>", "one\ntwo"), ("un<b>believ</b>able", "unbelievable"),
    ("<style>p { color: red }</style><script>if (a < b) {}</script >x<!-- > y -->z", "xz"),
    ("I said<blockquote>you <i>said</i><br>no</blockquote>so", "I said\n> you said\n> no\nso"),
    ("<blockquote>first</blockquote>second", "> first\nsecond"),
    ("caf&eacute; &#128512; &#146; &nbsp;&#0; &unknown; &amp", "café 😀 ’ \u{A0}\u{FFFD} &unknown; &amp"),
    ("1 < 2 and 3 > 2 <3", "1 < 2 and 3 > 2 <3"), ("a <b", "a <b"), ("<a href=\"x>y\" title='>'>link</a> 中e\u{301}", "link 中e\u{301}"),
    ("<a title='>text", "text"), ("  x \n\t y  ", "x y"), ("<pre>a\n  b</pre>c", "a\nb\nc"),
    ("<!DOCTYPE html><html><title>T</title>x", "x"),
    ("x<style>never closed", "x"), ("x<!-- never closed", "x"), ("", ""), ("a&amp;<br>", "a&"),
  ])
  func html(marked: String, plain: String) {
    #expect(Unwrapped(marked, .html, undoing: Written.html).text == plain)
  }

  // MARK: Markdown

  @Test(arguments: [
    ("**You** should _have_ ***read*** it", "You should have read it"), ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
    ("un**believ**able", "unbelievable"), ("[the manual](https://x.org/a) and ![pic](y)", "the manual and pic"),
    ("[not a link] (x)", "[not a link] (x)"), ("# Head\n## Two ##", "Head\nTwo ##"),
    ("`*code*` and ```\n*x*\n``` *y*", "`*code*` and ```\n*x*\n``` y"),
    ("> *quoted*", "> quoted"), ("~~no~~ \\*star\\*", "no *star*"), ("<https://x.org> <b>", "https://x.org <b>"),
    ("* item *one*\n* two", "* item one\n* two"),
    ("*open\n\nclosed*", "*open\n\nclosed*"), ("[a **b](c) d**", "a b d"), ("", ""),
  ])
  func markdown(marked: String, plain: String) {
    #expect(Unwrapped(marked, .markdown).text == plain)
  }

  // MARK: Slack

  @Test(arguments: [
    ("<@U123> hi <@U9|jane> in <#C1|help> <!here>", "@U123 hi @jane in #help @here"),
    ("see <https://x.org/?a=1&amp;b|the page> or <https://y.org>", "see the page or https://y.org"),
    ("*You* _should_ ~have~ :smile:", "You should have :smile:"),
    ("&gt; quoted &lt;3 &amp;amp;", "> quoted <3 &amp;"), ("`*a* &lt;` 2*3*4", "`*a* <` 2*3*4"),
    ("<!subteam^S1|@leads> <mailto:a@b.c|a@b.c>", "@leads a@b.c"),
    ("a < b <c", "a < b <c"), ("*open\nclosed*", "*open\nclosed*"),
  ])
  func slack(marked: String, plain: String) {
    let undo = { (written: String) -> String? in
      if written.hasPrefix("<@") || written.hasPrefix("<!") { return "@" }
      if written.hasPrefix("<#") { return "#" }
      return ["&gt;": ">", "&lt;": "<", "&amp;": "&"][written]
    }
    #expect(Unwrapped(marked, .slack, undoing: undo).text == plain)
  }

  @Test func entities() {
    #expect(Unwrapped("I &lt;3  you &amp; <b>\nso", .entities, undoing: Written.html).text == "I <3  you & <b>\nso")
  }

  // MARK: Robustness

  @Test(arguments: [
    "<", "<b>", "<b", "</b>", "<a \"", "<a '>", "<!--", "<blockquote>", "<script>", "&", "&#", "*", "_", "**a", "*a ", "_a", "~~", "[",
    "](", "[a](", "`",
    "`` ` ", "```", "\\", "<@", "<a|", "<p>", " ", "\n", "# ", "\u{301}", "&amp;",
  ])
  func muchOfAnythingTakesLinearTime(part: String) {
    let bytes = Array(String(repeating: part, count: 100_000).utf8)
    for markup in Markup.allCases {
      var conversation = Conversation()
      let range = appendLiteral(of: bytes, ByteRange(0..<bytes.count), to: &conversation)
      let time = ContinuousClock().measure { _ = conversation.unwrap(range, as: markup) }
      #expect(time < .seconds(8), "\(markup)")
    }
  }

  @Test(arguments: 0..<30)
  func anyTextKeepsItsPlaces(seed: Int) {
    var random = SampleBytes(state: UInt64(seed))
    let parts = [
      "<b>", "</b>", "<br>", "<", ">", "*", "**", "_", "~~", "`", "```", "[", "](", ")", "&amp;", "&", "é", "中", "😀", " ", "\n", "a", "b",
      "<@U1>", "\\", "\"",
    ]
    let marked = (0..<200).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
    let bytes = Array(marked.utf8)
    for markup in Markup.allCases {
      var conversation = Conversation()
      let range = appendLiteral(of: bytes, ByteRange(0..<bytes.count), to: &conversation)
      let plain = conversation.unwrap(range, as: markup)
      conversation.messages.append(Message(role: .agent, text: plain))
      #expect(isSound(conversation, sourceCount: bytes.count))
      expectPositions(conversation, in: bytes, inserted: [">", " "]) { written in
        written.hasPrefix("<@") || written.hasPrefix("<!") ? "@" : written == "&amp;" ? "&" : written.hasPrefix("<") ? "\n" : " "
      }
    }
  }
}
