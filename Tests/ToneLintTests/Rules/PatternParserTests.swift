import Testing

@testable import ToneLint

struct PatternParserTests {
  private func parse(_ pattern: String) throws -> String {
    var inflections = Inflections()
    inflections.irregular["say"] = Inflections.Forms()
    inflections.irregular["say"]?.past = ["said"]
    var parser = PatternParser(
      lists: ["seen": WordList(entries: [["see"], ["look", "at"]]), "off": WordList(entries: [["off"]])],
      spellings: ["gonna": ["going", "to"], "u": ["you"]],
      inflections: inflections)
    return try parser.parse(pattern).described
  }

  @Test(arguments: [
    // Words.
    ("word", "word"),
    ("one two", "one two"),
    ("  one   two ", "one two"),
    ("don't", "{do not}"),
    ("don’t", "{do not}"),
    ("can't say", "{can not} say"),
    ("it's", "{it is}"),
    ("he'd", "{he would}"),
    ("customer's", "customer"),
    ("u", "you"),
    ("gonna", "{going to}"),
    ("back-up", "{back up}"),
    ("8", "8"),
    ("café", "café"),
    // Inflections.
    ("say~", "said|say|saying|says"),
    ("say~ed", "said"),
    ("say~ing", "saying"),
    ("say~s", "says"),
    ("try~ it", "tried|tries|try|trying it"),
    // Lists.
    ("@seen", "see|{look at}"),
    ("@seen~s", "sees|{looks at}"),
    ("@seen~", "see|seed|seeing|sees|{look|looked|looking|looks at}"),
    ("@seen~ing", "seeing|{looking at}"),
    // Alternatives.
    ("a|b|@off c", "a|b|off c"),
    ("a|say~ b", "a|said|say|saying|says b"),
    ("a|don't", "a|{do not}"),
    // Groups.
    ("(it|the system) b", "it|{the system} b"),
    ("(it|this one | the system)", "{it|this one}|{the system}"),
    ("(a b | c | [d] e)", "(c|{a b} / [d] e)"),
    ("(say|show)~ed", "said|showed"),
    ("(say it | show)~ed", "showed|{said it}"),
    ("(a (b|c) | d)", "d|{a b|c}"),
    ("((a|b) | c)", "a|b|c"),
    ("(a b|c d)|e", "e|{a b}|{c d}"),
    // Optional parts.
    ("[a b] c", "[{a b}] c"),
    ("[a|b] c", "[a|b] c"),
    ("[a b | c] d", "[c|{a b}] d"),
    ("[a [b]] c", "[a [b]] c"),
    // Gaps, edges, negation.
    ("a ..4 b", "a ..4 b"),
    ("a ..8 b", "a ..8 b"),
    ("^ a $", "<0> a <0>"),
    ("!a b", "!a b"),
    ("!(a|b) c", "!a|b c"),
    ("!@off c", "!off c"),
    // Marks and kinds.
    ("a \",\" b", "a , b"),
    ("a \"?\"", "a ?"),
    ("<num> <time> <date> <money> <url> <email> <mention> <emoji> <code> a", "<5> <6> <7> <8> <9> <10> <11> <2> <12> a"),
    ("a <word> b", "a <word> b"),
    ("a|<num>", "a|<5>"),
  ])
  func elements(pattern: String, expected: String) throws {
    #expect(try parse(pattern) == expected)
  }

  @Test(arguments: [
    ("", "an empty sequence", 0),
    ("a @sean b", "no list 'sean'; did you mean 'seen'?", 2),
    ("a @xyzzy", "no list 'xyzzy'", 2),
    ("a b Word", "write 'word': patterns are lower case", 4),
    ("a (b c", "'(' is never closed", 2),
    ("a [b", "'[' is never closed", 2),
    ("a ()", "an empty sequence", 3),
    ("a (b | ) c", "an empty sequence", 7),
    ("a )", "')' means nothing here; punctuation stands in double quotes", 2),
    ("a | b", "'|' means nothing here; punctuation stands in double quotes", 2),
    ("a|", "'|' means nothing here; punctuation stands in double quotes", 1),
    ("a, b", "',' means nothing here; punctuation stands in double quotes", 1),
    ("a .. b", "a gap is '..1' to '..8': nothing is unbounded", 2),
    ("a ..9 b", "a gap is '..1' to '..8': nothing is unbounded", 2),
    ("a ..0 b", "a gap is '..1' to '..8': nothing is unbounded", 2),
    ("a ..99999999999999999999 b", "a gap is '..1' to '..8': nothing is unbounded", 2),
    ("a .4 b", "'.' means nothing here: a gap is '..4'", 2),
    ("a .", "'.' means nothing here: a gap is '..4'", 2),
    ("a <nun>", "no kind '<nun>'; did you mean 'num'?", 2),
    ("a \"ab\"", "between '\"' stands one mark of punctuation", 2),
    ("a \"a\"", "between '\"' stands one mark of punctuation", 2),
    ("a \",", "between '\"' stands one mark of punctuation", 2),
    ("!(a b) c", "'!' takes a word, a list of single words, or alternatives of these in brackets", 0),
    ("a !@seen", "'!' takes a word, a list of single words, or alternatives of these in brackets", 2),
    ("a !!b", "'!' takes a word, a list of single words, or alternatives of these in brackets", 2),
    ("a !<word>", "'!' takes a word, a list of single words, or alternatives of these in brackets", 2),
    ("a !", "a word is missing", 3),
    ("a (<num>|b)~", "'~' inflects words and lists", 2),
    ("[a]", "the pattern can match nothing: it needs a word that must be there", 0),
    ("[a] [b]", "the pattern can match nothing: it needs a word that must be there", 0),
    ("..2 a", "a pattern may not begin or end with a gap: it would match any words there", 0),
    ("a ..2", "a pattern may not begin or end with a gap: it would match any words there", 0),
    ("a ..2 [b]", "a pattern may not begin or end with a gap: it would match any words there", 0),
    ("a (b ..2 | c)", "a pattern may not begin or end with a gap: it would match any words there", 0),
    ("[a ..2] ..1 b", "a pattern may not begin or end with a gap: it would match any words there", 0),
  ])
  func errors(pattern: String, message: String, offset: Int) {
    do {
      let parsed = try parse(pattern)
      Issue.record("'\(pattern)' is \(parsed)")
    } catch let failure as PatternParser.Failure {
      #expect(failure.message == message)
      #expect(failure.offset == offset)
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test(arguments: [("rcord", "; did you mean 'record'?"), ("records", "; did you mean 'record'?"), ("zebra", ""), ("", "")])
  func nearestNames(name: String, expected: String) {
    #expect(nearest(to: name, in: ["record", "refund"]) == expected)
  }
}
