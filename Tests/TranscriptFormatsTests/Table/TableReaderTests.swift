import LayoutFiles
import RuleFiles
import Testing
import ToneLint
import TranscriptFormats

struct TableReaderTests {
  private func read(_ text: String) -> Reading { Detected.read(Array(text.utf8)) }

  @Test(arguments: [",", ";", "\t", "|"], ["\n", "\r\n", "\r"])
  func anyDelimiterAndLineEnd(delimiter: String, lineEnd: String) {
    let rows = [["role", "text"], ["agent", "\"a\(delimiter)\(lineEnd)\"\"b\"\"\""], ["", ""], ["customer", "ok"]]
    let text = rows.map { $0 == ["", ""] ? "" : $0.joined(separator: delimiter) }.joined(separator: lineEnd)
    let reading = read(text)
    #expect(reading.lines == ["agent agent||a\(delimiter)\(lineEnd)\"b\"".replacing("agent agent", with: "agent "), "customer ||ok"])
    #expect(reading.faults == [])
  }

  @Test(arguments: [
    ("agent,\"open\ncustomer,ok\n", 16, "this quote is not closed", ["customer ||ok"]),
    (
      "agent,\"a\" b\ncustomer,ok\n", 18,
      "expected the delimiter or the line end after the closing quote; a quote in a field is written \"\"",
      ["customer ||ok"]
    ),
    ("agent\ncustomer,ok\n", 10, "this row has 1 fields, the header 2", ["customer ||ok"]),
    ("agent,a,b\ncustomer,ok\n", 10, "this row has 3 fields, the header 2", ["agent ||a", "customer ||ok"]),
  ])
  func aBrokenRowCostsItself(rows: String, offset: UInt32, message: String, lines: [String]) {
    let reading = read("role,text\n" + rows)
    #expect(reading.lines == lines)
    #expect(reading.faults.map(\.message) == [message])
    #expect(reading.faults.map(\.range.start) == [offset])
  }

  @Test func quotesWithinAFieldWithoutQuotesAreText() {
    #expect(read("role,text\nagent,it's 5\" wide\n").lines == ["agent ||it's 5\" wide"])
  }

  /// Data frames write their index as a column without a name, and whole numbers beside empty cells with a point.
  @Test func columnsOfDataFrames() {
    let reading = read(",Ticket ID,Sender,Message\n0,3.0,Customer,It fails\n1,3.0,Agent,\"Oh, no\"\n2,4.0,customer,Hi\n")
    #expect(reading.conversations.map(\.lines) == [["customer Customer||It fails", "agent Agent||Oh, no"], ["customer customer||Hi"]])
    #expect(reading.faults == [])
    let tweets = read(
      """
      ,Unnamed: 0,tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id
      0,0,1,acme,False,,Sorry,2.0,3.0
      1,1,2,77,True,,And now?,,1.0
      2,2,3.0,77,True,,It fails,1.0,
      """)
    #expect(tweets.lines == ["customer 77||It fails", "agent acme||Sorry", "customer 77||And now?"])
    #expect(tweets.faults == [])
  }

  /// Each help desk calls the column of its internal notes something else.
  @Test(arguments: ["internal", "is_internal", "Is Internal", "private", "IsPrivate", "internal_note", "is_note"])
  func internalNotes(column: String) {
    let reading = read("role,text,\(column)\nagent,He is cross,True\nagent,Hello,False\nagent,Bye,\ncustomer,Hi,0\n")
    #expect(reading.lines == ["note ||He is cross", "agent ||Hello", "agent ||Bye", "customer ||Hi"])
  }

  @Test func tweetsAreThreads() throws {
    let bytes = try Fixture.bytes("twitter.csv")
    let reading = Detected.read(bytes) {
      expectPositions($0, in: bytes) { Written.field($0) ?? Written.html($0) }
    }
    #expect(Detected.catalog.detect(bytes, fileName: nil)?.name == "twitter")
    #expect(reading.conversations[0].messages[1].text.hasPrefix("@115712 Let's see, Let me"))
    #expect(reading.conversations[1].messages.map(\.text) == ["@acmehelp hello & bye"])
    #expect(reading.conversations.map(\.id) == ["3", "9"])
    #expect(reading.conversations[0].messages.map(\.role) == [.customer, .agent, .customer, .agent])
    #expect(reading.conversations[0].messages.map(\.speaker) == ["115712", "acmehelp", "115712", "acmehelp"])
    #expect(reading.faults == [])
  }

  /// A row may hold what was asked and what was answered.
  @Test func aRowOfTwoMessages() throws {
    let file = """
      name: pairs-table
      syntax: table
      recognise: [question, answer]
      messages:
        - {at: $, text: question, is: {customer: question}}
        - {at: $, text: answer, is: {agent: answer}}
      """
    let layout = try #require(LayoutFiles.read(RuleFile(path: "x.yml", text: file)).layout)
    let bytes = Array("question,answer\nwhy?,so\nand?,well\n".utf8)
    let format = try #require(FormatCatalog(layouts: [layout]).detect(bytes, fileName: nil))
    func read(_ reader: some TranscriptReader) -> Reading { Reading(reader, bytes) }
    #expect(
      read(format.makeReader(options: ReadingOptions())).lines == ["customer ||why?", "agent ||so", "customer ||and?", "agent ||well"])
  }

  @Test func tweetsInACircleAreRead() {
    let header = "tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id\n"
    let reading = read(header + "1,a,True,,x,,2\n2,b,False,,y,,1\n3,c,True,,z,,3\n")
    #expect(reading.lines == ["customer c||z", "customer a||x", "agent b||y"])
  }

  @Test func tenThousandColumns() {
    let names = (0..<10_000).map { "c\($0)" }.joined(separator: ",")
    let reading = read("role,text,\(names)\n" + String(repeating: "agent,hi,\(String(repeating: ",", count: 9_999))\n", count: 3))
    #expect(reading.lines.count == 3)
    #expect(reading.faults == [])
  }

  /// A quote that is never closed makes no reader look through the rest of the file at every row.
  @Test func openQuotesTakeLinearTime() {
    let reading = read("role,text\n" + String(repeating: "agent,\"x\n", count: 100_000))
    #expect(reading.faults.count <= Limits.faultsPerSource + 1)
  }
}
