import Testing
import ToneLint

@testable import TranscriptFormats

struct MailReaderTests {
  private static let agents: ReadingOptions = {
    var options = ReadingOptions()
    options.agentDomains = ["shop.example"]
    return options
  }()

  @Test func mailbox() throws {
    let bytes = try Fixture.bytes("thread.mbox")
    #expect(Detected.catalog.detect(bytes, fileName: nil) == .mail)
    let reading = Reading(MailReader(options: Self.agents), bytes)
    #expect(reading.conversations.map(\.id) == ["1@home.example", "9@other.example"])
    #expect(
      reading.conversations[0].lines == [
        "customer Müller, Bob|Tue, 14 May 2024 09:00:00 +0200|My kettle fails 😀 since e\u{301}té, 中文.\nFrom the start it did.",
        "agent Zoë Doe|Tue, 14 May 2024 10:02:15 +0200|Hi Bob, café = coffee. You should have read the manual.\n\nIn the middle: so it does.",
        "customer Müller, Bob|Tue, 14 May 2024 11:00:00 +0200|It still fails. 😀",
        "bot Shop|Tue, 14 May 2024 11:00:05 +0200|We have got your mail.",
      ])
    #expect(reading.conversations[1].lines == ["customer Eve|Tue, 14 May 2024 10:10:00 +0200|It’s\u{A0}off."])
    #expect(
      reading.faultLines(String(decoding: bytes, as: UTF8.self)) == [
        "81: note: this text is base64: what is found in it is reported at the whole of it"
      ])
    expectEveryPrefixIsSound(bytes) { MailReader(options: Self.agents) }
  }

  /// Undoes quoted-printable of two charsets, references and tags; base64 has no places.
  private static func undo(_ written: String) -> String? {
    if written.hasPrefix("<") { return "\n" }
    return ["=E9": "é", "=3D": "=", "=F0": "ð", "&#8217;": "’", "&nbsp;": "\u{A0}", " =": " "][written]
  }

  @Test func placesInAMailbox() throws {
    let text = String(decoding: try Fixture.bytes("thread.mbox"), as: UTF8.self)
    // Without the base64 mail.
    let bytes = Array(text.replacing("base64", with: "7bit").utf8)
    _ = Reading(MailReader(options: Self.agents), bytes) { expectPositions($0, in: bytes, inserted: [], undoing: Self.undo) }
  }

  @Test func base64IsReportedAtTheWholePart() {
    let part = "WW91IHNob3VsZCBoYXZlIHJlYWQgaXQu"
    let text = "From: Agent <a@b.example>\nContent-Transfer-Encoding: base64\n\n\(part)\n\n"
    let reading = Reading(MailReader(), Array(text.utf8)) { conversation in
      let message = conversation.messages[0].text
      #expect(conversation.string(message) == "You should have read it.")
      let word = ByteRange(message.start + 4, message.start + 10)
      let start = text.utf8.count - part.utf8.count - 2
      #expect(conversation.map.source(of: word) == ByteRange(start..<start + part.utf8.count))
    }
    #expect(reading.faults.map(\.severity) == [.note])
  }

  @Test func otherCharsets() throws {
    let bytes = try Fixture.bytes("outlook.eml")
    let reading = Reading(MailReader(), bytes) { conversation in
      for (character, byte) in [("’", 0x92), ("“", 0x93), ("”", 0x94), ("€", 0x80)] as [(String, UInt8)] {
        let place = conversation.text.firstRange(of: Array(character.utf8)) ?? 0..<0
        #expect(bytes[conversation.map.source(of: ByteRange(place)).indices] == [byte])
      }
    }
    #expect(reading.lines == ["agent Customer Service|Wed, 15 May 2024 08:00:00 GMT|Hello,\n\nit’s “fixed” € 5.\nYou should have read it."])
    #expect(reading.faults == [])
    expectEveryPrefixIsSound(bytes) { MailReader() }
  }

  // MARK: Who

  private static func mail(_ fields: String, _ body: String = "Hello.") -> String {
    "Date: 1 Jan 2024 10:00:00 +0000\n\(fields)\n\n\(body)\n"
  }

  @Test(arguments: [
    ("From: jane@shop.example", Role.agent), ("From: Jane <jane@eu.shop.example>", .agent), ("From: jane@myshop.example", .customer),
    ("From: a@b.example\nAuto-Submitted: auto-replied", .system), ("From: a@shop.example\nPrecedence: bulk", .bot),
    ("From: a@b.example\nAuto-Submitted: no", .customer),
  ])
  func rolesByDomain(fields: String, role: Role) {
    #expect(Reading(MailReader(options: Self.agents), Self.mail(fields)).conversations[0].messages.map(\.role) == [role])
  }

  @Test(arguments: [
    ("From: jane@shop.example", Role.unknown), ("From: Customer Support <a@b.example>", .agent), ("From: Dana <x@y.example>", .customer),
    ("From: z@y.example", .note), ("From: a@b.example\nAuto-Submitted: auto-generated", .bot), ("Subject: x", .unknown),
  ])
  func rolesWithoutDomain(fields: String, role: Role) {
    var options = ReadingOptions()
    options.roles = ["dana": .customer, "z@y.example": .note]
    #expect(Reading(MailReader(options: options), Self.mail(fields)).conversations[0].messages.map(\.role) == [role])
  }

  // MARK: What the author wrote

  @Test(arguments: [
    ("Yes.\n\nOn Mon, 1 Jan 2024, Bob <b@c.example> wrote:\n\nOld words.\n", "Yes."),
    ("On Mon, 1 Jan 2024, Bob wrote:\n> Old?\nNew.\n> Older?\nNewer.", "New.\nNewer."),
    ("Yes.\n---------- Forwarded message ---------\nOld.", "Yes."), ("Yes.\n\n*From:* Bob\n*Sent:* Monday\n*To:* Jane\n\nOld.", "Yes."),
    ("From: the start to the end.\nIt works.", "From: the start to the end.\nIt works."),
    ("On the box they wrote:\nfragile", "On the box they wrote:\nfragile"), ("Am 1.1.2024 schrieb Bob:\n> Alt\nNeu", "Neu"),
    ("Yes.\n\nSent from my iPhone", "Yes."), ("Yes.\n-- \nJane\nShop", "Yes."), ("Yes.\n\nThanks,\nJane\nShop Ltd\n+1 555 0100", "Yes."),
    ("Thanks!\nI will send it. Really.", "Thanks!\nI will send it. Really."), ("Thanks", "Thanks"), ("", ""), ("> only\n> quoted", ""),
    ("  One  \r\n\r\n  two\r\n", "One\n\n  two"),
  ])
  func quotedAndSignedIsLeftOut(body: String, words: String) {
    #expect(Reading(MailReader(), Self.mail("From: Agent <a@b.example>", body)).conversations[0].messages.map(\.text) == [words])
  }

  // MARK: Faults

  @Test(arguments: [
    (
      "Content-Type: multipart/mixed; boundary=b", "text", ["2: no line with the boundary of this field follows, so the mail has no parts"],
      ""
    ),
    (
      "Content-Type: multipart/mixed; boundary=b", "--b\n\nHello.",
      ["8: note: the last part of this mail is not closed; it may be cut off"], "Hello."
    ),
    ("Content-Transfer-Encoding: quoted-printable", "a=ZZ b=", ["5: expected two hexadecimal digits or a line end after \"=\""], "a=ZZ b"),
    ("Content-Type: text/plain; charset=klingon", "Qapla", ["5: unknown charset \"klingon\"; read as UTF-8"], "Qapla"),
    ("no field", "text", ["2: expected a header field, like \"From: …\", or the blank line behind the header"], "no field\n\ntext"),
  ])
  func faultsAreLocated(field: String, body: String, faults: [String], words: String) {
    let text = "From: Agent <a@b.example>\n\(field)\n" + (field == "no field" ? "" : "X: y\n") + "\n" + body + "\n"
    let reading = Reading(MailReader(), text)
    #expect(reading.faultLines(text) == faults)
    #expect(reading.conversations[0].messages.map(\.text) == [words])
  }

  // MARK: Hostile input

  @Test func partsInOneAnotherAreLimited() {
    let text = (0..<2000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined() + "\nDeep."
    let reading = Reading(MailReader(), "From: a@b.example\n" + text)
    #expect(reading.faults.contains { $0.message == "more than \(Limits.mailDepth) parts in one another" })
  }

  @Test(arguments: [
    "=", "=\n", "=?", "=?a?q?", "--b\n", "> ", "From a 1:11:11\n\n", "On 1\n", "<", "Re: ", "\n", "References: <a>\n", " x\n", "Thanks\n",
  ])
  func muchOfAnythingTakesLinearTime(part: String) {
    let many = String(repeating: part, count: 20_000)
    let texts = [
      "From a 1:11:11\nFrom: \(many)\n\n\(many)", "From: \(many)", "From: a@b.c\nContent-Transfer-Encoding: quoted-printable\n\n\(many)",
      "From: a@b.c\nContent-Type: multipart/mixed; boundary=b\n\n\(many)", many,
    ]
    for text in texts {
      let time = ContinuousClock().measure { _ = Reading(MailReader(), text) }
      #expect(time < .seconds(10))
    }
  }

  @Test(arguments: 0..<20)
  func anyBytesAreReadWithoutHarm(seed: Int) {
    var random = SampleBytes(state: UInt64(seed))
    let noise = random.bytes(3000, from: seed % 2 == 0 ? Array(0...255) : Array("From: <a@b>=\n\r -?qE9\"".utf8))
    for head in [
      "From a 1:11:11\n", "From: a@b.c\nContent-Transfer-Encoding: base64\n\n",
      "Content-Transfer-Encoding: quoted-printable\nContent-Type: text/html; charset=Shift_JIS\n\n",
    ] {
      let bytes = Array(head.utf8) + noise
      _ = Reading(MailReader(), bytes) { #expect(isSound($0, sourceCount: bytes.count)) }
    }
  }
}
