import Testing

@testable import ToneLint

struct TokenizerTests {
  private static let reader = TokenReader(
    "i you it that he she we they is are am has have had would will should do does did can could not call back us let all so too no the mr dr meet at by "
      + "8 layer refund congratulations straightforwardness",
    spellings: ["u": "you", "dont": "do not", "gonna": "going to", "ive": "i've", "tho": "though"])

  // MARK: Words

  @Test(arguments: [
    ("", "¶"),
    (" \t ", "¶"),
    ("you", "¶ you ¶"),
    ("YOU You yOU", "¶ you you you ¶"),
    ("you,you;you", "¶ you , you ; you ¶"),
    ("call-back", "¶ call - back ¶"),
    ("call/back", "¶ call / back ¶"),
    ("(you)", "¶ ( you ) ¶"),
    ("“you” — ‘us’…", "¶ “ you ” — ‘ us ’ … ¶"),
    ("_you_ __us__", "¶ you us ¶"),
    ("___", "¶ ¶"),
    ("*you*", "¶ * you * ¶"),
    ("congratulations straightforwardness straightforwardnesx", "¶ congratulations straightforwardness _ ¶"),
    ("W2378156 x9", "¶ _ _ ¶"),
    ("you\u{A0}us", "¶ you us ¶"),
    ("you…us", "¶ you … us ¶"),
    ("Ｙｏｕ ｕｓ", "¶ you us ¶"),
    ("ca\u{200D}ll u\u{AD}s", "¶ call us ¶"),
    ("naïve you", "¶ _ you ¶"),
    ("_naïve_ you", "¶ _ you ¶"),
    ("«\u{202F}you\u{202F}»", "¶ « you » ¶"),
    ("you\u{2028}us", "¶ you ¶ us ¶"),
    ("ⓨⓞⓤ", "¶ you ¶"),
    ("중you中", "¶ _ you _ ¶"),
  ])
  func words(text: String, expected: String) {
    #expect(TokenizerTests.reader.read(text) == (expected == "¶ ¶" ? "¶" : expected))
  }

  @Test(arguments: [
    ("didn't", "¶ did not ¶"), ("didn’t", "¶ did not ¶"), ("DIDN'T", "¶ did not ¶"), ("didn‘t", "¶ did not ¶"),
    ("you're", "¶ you are ¶"), ("we've", "¶ we have ¶"), ("she'll", "¶ she will ¶"), ("I'm", "¶ i am ¶"),
    ("it's", "¶ it 's ¶"), ("that's", "¶ that 's ¶"), ("he'd", "¶ he 'd ¶"), ("should've", "¶ should have ¶"),
    ("shouldn't've", "¶ should not have ¶"), ("I'd've", "¶ i 'd have ¶"),
    ("can't", "¶ can not ¶"), ("cannot", "¶ can not ¶"), ("won't", "¶ will not ¶"), ("let's", "¶ let us ¶"), ("y'all", "¶ you all ¶"),
    ("café's", "¶ _ 's ¶"), ("'you'", "¶ ' you ' ¶"), ("you'", "¶ you ' ¶"), ("rock'n'roll", "¶ _ ¶"),
  ])
  func contractions(text: String, expected: String) {
    #expect(TokenizerTests.reader.read(text) == expected)
  }

  @Test func aPossessiveIsNoWord() {
    let tokens = TokenizerTests.reader.tokens(of: "Dana's refund, it's")
    #expect(tokens.map(\.kind) == [.edge, .word, .punctuation, .word, .punctuation, .word, .word, .edge])
    #expect(tokens[2].symbol == KindSymbol.possessive)
  }

  @Test(arguments: [
    ("u", "¶ you ¶"), ("U dont", "¶ you do not ¶"), ("ive", "¶ i have ¶"), ("gonna", "¶ _ _ ¶"), ("tho", "¶ _ ¶"), ("u're", "¶ you are ¶"),
  ])
  func spellings(text: String, expected: String) {
    #expect(TokenizerTests.reader.read(text) == expected)
  }

  @Test(arguments: [
    ("sooo", "¶ so ¶"), ("SOOOOOOOO", "¶ so ¶"), ("noooo", "¶ no ¶"), ("toooo", "¶ too ¶"), ("youuuu", "¶ you ¶"),
    ("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "¶ _ ¶"), ("shoooould", "¶ should ¶"),
    ("didddn't", "¶ did not ¶"),
    ("cal", "¶ _ ¶"), ("callll", "¶ call ¶"), ("yyyyyyyyyyyyyyyou", "¶ you ¶"), ("yooooooooooooooooooooou", "¶ you ¶"),
  ])
  func stretchedLetters(text: String, expected: String) {
    #expect(TokenizerTests.reader.read(text) == expected)
  }

  @Test func wordsOfAContractionStandWhereTheyAreWritten() {
    let text = "didn’t cannot"
    let tokens = TokenizerTests.reader.tokens(of: text).filter { $0.kind == .word }
    #expect(tokens.map { TokenReader.string(of: $0, in: text) } == ["did", "n’t", "cannot", "cannot"])
  }

  // MARK: Kinds

  @Test(arguments: [
    ("https://a.example/x?y=1.", "¶ url(https://a.example/x?y=1) . ¶"),
    ("(http://a.example)", "¶ ( url(http://a.example) ) ¶"),
    ("www.example you", "¶ url(www.example) you ¶"),
    ("shop.com, you", "¶ url(shop.com) , you ¶"),
    ("shop.community", "¶ _ . _ ¶"),
    ("a@b.example", "¶ email(a@b.example) ¶"),
    ("ann.b-c+d_e@mail.b.example.", "¶ email(ann.b-c+d_e@mail.b.example) . ¶"),
    ("ann99@b.example", "¶ email(ann99@b.example) ¶"),
    ("99@b.example", "¶ email(99@b.example) ¶"),
    ("cannot.x@b.example", "¶ email(cannot.x@b.example) ¶"),
    ("ann@b", "¶ _ @ _ ¶"),
    ("@ann_b you", "¶ mention(@ann_b) you ¶"),
    ("(@ann)", "¶ ( mention(@ann) ) ¶"),
    ("@ you", "¶ @ you ¶"),
    ("at 10:02", "¶ at time(10:02) ¶"),
    ("10:02:15.", "¶ time(10:02:15) . ¶"),
    ("5pm", "¶ time(5pm) ¶"),
    ("5 PM", "¶ time(5 PM) ¶"),
    ("5:30\u{202F}PM", "¶ time(5:30\u{202F}PM) ¶"),
    ("5 p.m. you", "¶ time(5 p.m.) you ¶"),
    ("11:30am you", "¶ time(11:30am) you ¶"),
    ("5 pmx", "¶ number(5) _ ¶"),
    ("2026-03-02", "¶ date(2026-03-02) ¶"),
    ("3/5/26,", "¶ date(3/5/26) , ¶"),
    ("3/5", "¶ number(3) / number(5) ¶"),
    ("12", "¶ number(12) ¶"),
    ("1,250.00.", "¶ number(1,250.00) . ¶"),
    ("1,you", "¶ number(1) , you ¶"),
    ("$12.50", "¶ money($12.50) ¶"),
    ("£1,000 €7", "¶ money(£1,000) money(€7) ¶"),
    ("$ you", "¶ $ you ¶"),
    ("`rm -rf you` you", "¶ code(`rm -rf you`) you ¶"),
    ("```\nyou.\n\nyou\n``` you", "¶ code(```\nyou.\n\nyou\n```) you ¶"),
    ("``` you", "¶ ``` you ¶"),
    ("` you", "¶ ` you ¶"),
    ("you 😀 us", "¶ you emoji(😀) us ¶"),
    ("you😀", "¶ you emoji(😀) ¶"),
    ("👨‍👩‍👧 👍🏽", "¶ emoji(👨‍👩‍👧) emoji(👍🏽) ¶"),
    ("layer 8", "¶ layer number(8) ¶"),
  ])
  func kinds(text: String, expected: String) {
    #expect(TokenizerTests.reader.read(text) == expected)
  }

  @Test func aNumberThatPatternsNameHasItsOwnClass() {
    let tokens = TokenizerTests.reader.tokens(of: "8 9")
    #expect(tokens[1].symbol >= KindSymbol.firstClass && tokens[1].kind == .number)
    #expect(tokens[2].symbol == KindSymbol.number)
  }

  /// A character of another script beside a number or a time changes nothing about what it is.
  @Test(arguments: [
    ("layer ８", "¶ layer number(８) ¶"), ("中5pm中", "¶ _ time(5pm) _ ¶"), ("—https://a.example/é", "¶ — url(https://a.example/é) ¶"),
    ("5½", "¶ number(5) ½ ¶"), ("20° you", "¶ number(20) ° you ¶"), ("10:02→11:30", "¶ time(10:02) → time(11:30) ¶"),
  ])
  func kindsBesideOtherScripts(text: String, expected: String) {
    #expect(TokenizerTests.reader.read(text) == expected)
  }

  /// Mentions, URLs and addresses with other letters than those of ASCII are one token each.
  @Test(arguments: [
    ("@josé you", "¶ mention(@josé) you ¶"), ("@jose\u{301}, you", "¶ mention(@jose\u{301}) , you ¶"),
    ("(@Zoë_b)", "¶ ( mention(@Zoë_b) ) ¶"), ("@Юля @田中さん @٣", "¶ mention(@Юля) mention(@田中さん) mention(@٣) ¶"),
    ("@é’you", "¶ mention(@é) ’ you ¶"), ("you @ é", "¶ you @ _ ¶"), ("é@you", "¶ _ @ you ¶"),
    ("josé@b.example you", "¶ email(josé@b.example) you ¶"), ("ann@bücher.example.", "¶ email(ann@bücher.example) . ¶"),
    ("(josé.garcía-x@bücher.example)", "¶ ( email(josé.garcía-x@bücher.example) ) ¶"),
    ("ann.josé@b.example", "¶ email(ann.josé@b.example) ¶"),
    ("ann@例え.example", "¶ email(ann@例え.example) ¶"), ("中ann@b.example", "¶ _ email(ann@b.example) ¶"),
    ("o'brien@b.example", "¶ email(o'brien@b.example) ¶"), ("josé@b", "¶ _ @ _ ¶"),
    ("https://bücher.example/über?q=é.", "¶ url(https://bücher.example/über?q=é) . ¶"),
    ("https://例え.example/道をご", "¶ url(https://例え.example/道をご) ¶"),
    ("“https://a.example/é”", "¶ “ url(https://a.example/é) ” ¶"), ("https://a.example/é…", "¶ url(https://a.example/é) … ¶"),
    ("www.äpfel.example you", "¶ url(www.äpfel.example) you ¶"), ("café.com, you", "¶ url(café.com) , you ¶"),
    ("café.com/é you", "¶ url(café.com/é) you ¶"), ("café.community", "¶ _ . _ ¶"), ("shop.comé", "¶ _ . _ ¶"),
  ])
  func addressesInOtherLetters(text: String, expected: String) {
    #expect(TokenizerTests.reader.read(text) == expected)
  }

  /// A sentence in a script without spaces goes on right behind an address.
  @Test func otherScriptsBehindAnAddressAreNoneOfIt() {
    let text = "https://a.example/xをご覧"
    let tokens = TokenizerTests.reader.tokens(of: text)
    #expect(TokenReader.string(of: tokens[1], in: text) == "https://a.example/x" && tokens[1].kind == .url)
    #expect(tokens[2].kind == .word)
  }

  // MARK: Sentences

  @Test(arguments: [
    ("One two. Three four.", ["One two", "Three four"]),
    ("One! Two? Three?! Four... Five", ["One", "Two", "Three", "Four", "Five"]),
    ("one. two", ["one", "two"]),
    ("wait... what", ["wait what"]),
    ("One.Two", ["One Two"]),
    ("Mr. Smith and Dr. Jones left. They did.", ["Mr Smith and Dr Jones left", "They did"]),
    ("Call approx. ten times etc. and so on. Go", ["Call approx ten times etc and so on", "Go"]),
    ("That is etc. Go", ["That is etc", "Go"]),
    ("e.g. this", ["e g this"]),
    ("Some are fine, e.g. Monday or, i.e. Tuesday. Go", ["Some are fine e g Monday or i e Tuesday", "Go"]),
    ("J. Smith called. Go", ["J Smith called", "Go"]),
    ("I spoke to J. Smith and John F. Kennedy. Go", ["I spoke to J Smith and John F Kennedy", "Go"]),
    ("Your agent (J. Smith) left. Go", ["Your agent J Smith left", "Go"]),
    ("We go on with plan B. Then you call.", ["We go on with plan B", "Then you call"]),
    ("Plan B. Call us.", ["Plan B", "Call us"]),
    ("press B. Wait a while.", ["press B", "Wait a while"]),
    ("That was I. Smith said so.", ["That was I", "Smith said so"]),
    ("Take it to A. The rest is done.", ["Take it to A", "The rest is done"]),
    ("It ships to the U.S. Orders arrive.", ["It ships to the U S", "Orders arrive"]),
    ("No. 5 is due. No. You did.", ["No 5 is due", "No", "You did"]),
    ("See fig. 3 and approx. 12 of them. Go", ["See fig 3 and approx 12 of them", "Go"]),
    ("We have five, etc. 3 are gone.", ["We have five etc", "3 are gone"]),
    ("It has no. it is so", ["It has no", "it is so"]),
    ("Version 2.5 is out. Go", ["Version 2.5 is out", "Go"]),
    ("He said \"go.\" Then he left.", ["He said go", "Then he left"]),
    ("He said “go.” Then he left.", ["He said go", "Then he left"]),
    ("(So it is.) Then he left.", ["So it is", "Then he left"]),
    ("*Go.* Then", ["Go", "Then"]),
    ("See a.example. Then", ["See a example", "Then"]),
    ("Meet at 5 p.m. Then go.", ["Meet at 5 p.m.", "Then go"]),
    ("Meet at 5 p.m. EST today.", ["Meet at 5 p.m. EST today"]),
    ("The A. B. C. method works. It did.", ["The A B C method works", "It did"]),
    ("One.\u{A0}Two", ["One", "Two"]),
    ("One\nTwo", ["One", "Two"]),
    ("one\ntwo", ["one", "two"]),
    ("One\r\n\r\nTwo\rThree", ["One", "Two", "Three"]),
    (
      "This line is long enough that it was wrapped by\na mail program.", ["This line is long enough that it was wrapped by a mail program"]
    ),
    (
      "This line is long enough that it was wrapped by\r\na mail program.",
      ["This line is long enough that it was wrapped by a mail program"]
    ),
    (
      "This line is long enough that it was wrapped by\nA mail program.",
      ["This line is long enough that it was wrapped by", "A mail program"]
    ),
    (
      "This line is long enough that it was wrapped by\n\na mail program.",
      ["This line is long enough that it was wrapped by", "a mail program"]
    ),
    ("I love this café. You do", ["I love this café", "You do"]),
    ("I love this “café.” You do", ["I love this café", "You do"]),
    ("(I love this café.) You do", ["I love this café", "You do"]),
    ("It is done 😀 Thanks", ["It is done Thanks"]),
    ("未だ。次", ["未だ", "次"]),
  ])
  func sentences(text: String, expected: [String]) {
    #expect(TokenizerTests.reader.sentences(text) == expected)
  }

  /// Transcribed speech may hold no mark at all.
  @Test func speechWithoutPunctuationIsOneSentence() {
    let text = "yeah so um i called you at ten and they told me it should be fixed by now but it is not"
    #expect(TokenizerTests.reader.sentences(text) == [text])
  }

  @Test(arguments: ["I love the café.You did", "I love the cafe.You did"])
  func aFullStopBetweenLettersDividesWords(text: String) {
    #expect(TokenizerTests.reader.read(text).hasSuffix("_ . you did ¶"))
  }

  // MARK: Flags

  @Test func tokensOfQuotedLinesAreMarked() {
    let text = "you\n> us you\n  > so\nyou > us"
    let quoted = TokenizerTests.reader.tokens(of: text).filter { $0.flags.contains(.quotedLine) && $0.kind == .word }
    #expect(quoted.map { TokenReader.string(of: $0, in: text) } == ["us", "you", "so"])
  }

  @Test(arguments: [
    ("us x", [true, true]), ("us-x", [true, false]), ("us\nx", [true, true]), ("us\u{A0}x", [true, true]), ("us,x", [true, false]),
    ("é ü", [true, true]), ("é\u{3000}x", [true, true]), ("us\u{200B}x", [true, false]),
  ])
  func whiteSpaceBeforeATokenIsMarked(text: String, expected: [Bool]) {
    let words = TokenizerTests.reader.tokens(of: text).filter { $0.kind == .word }
    #expect(words.map { $0.flags.contains(.spaceBefore) } == expected)
  }

  @Test(arguments: [
    ("id10t", true), ("idiiot", true), ("abcdefghi1", true), ("1abcdefghij", true), ("idіot", true), ("plain", false), ("refund", false),
    ("aa", false),
  ])
  func wordsThatMayBeDisguisedAreMarked(text: String, expected: Bool) {
    #expect(TokenizerTests.reader.tokens(of: text)[1].flags.contains(.mixed) == expected)
  }

  @Test func rangesCountFromTheConversation() {
    let text = Array("xxxx you. us yyyy".utf8)
    var tokenizer = Tokenizer()
    var tokens: [Token] = []
    tokenizer.tokenize(text, in: ByteRange(5, 12), rules: TokenizerTests.reader.rules, into: &tokens)
    #expect(
      tokens.map(\.range) == [ByteRange(5, 5), ByteRange(5, 8), ByteRange(8, 9), ByteRange(9, 9), ByteRange(10, 12), ByteRange(12, 12)])
  }
}
