import ToneLint

/// Reads e-mail: one mail (`.eml`, RFC 5322 and MIME), or a mailbox (mbox, RFC 4155) of many, of which those that answer one another are one
/// conversation.
///
/// Mails of a thread stand anywhere in a mailbox, so threads are put together within a source. A large mailbox is cut between mails, and a thread that
/// lies on both sides of a cut is two conversations: memory stays bounded.
struct MailReader: DetectableReader {
  static let name = "mail"
  static let isLineBased = false
  static let declaresEncoding = true
  static let fileExtensions = ["eml", "mbox", "mbx"]

  private struct Mail {
    var header: MailHeader
    var body: Range<Int>
  }

  private let options: ReadingOptions
  private var conversation = Conversation()
  private var finder = MIMETextFinder()
  private var unknown = UnknownSpeakers()
  private var hasNotedBase64 = false

  init(options: ReadingOptions = ReadingOptions()) { self.options = options }

  mutating func read(_ source: Source, faults: inout [InputFault], _ body: (borrowing Conversation) -> Void) {
    let bytes = source.bytes.span
    let isMailbox = MailboxScanner.isSeparator(bytes, at: startOfText(bytes))
    var mails: [Mail] = []
    var threads = MailThreads()
    var scanner = MailboxScanner(bytes, isMailbox: isMailbox)
    while let range = scanner.next(bytes) {
      let header = MailHeader(bytes, range)
      if let stray = header.stray {
        finder.faults.add(
          at: ByteRange(stray.lowerBound..<min(stray.upperBound, stray.lowerBound + 80)),
          "expected a header field, like \"From: …\", or the blank line behind the header")
      }
      threads.add(
        mails.count, id: header.string(.messageID, bytes),
        answers: [header.string(.inReplyTo, bytes), header.string(.references, bytes)], subject: header.string(.subject, bytes))
      mails.append(Mail(header: header, body: header.body..<range.upperBound))
    }
    for thread in threads.threads {
      conversation.removeAll()
      for index in thread { append(mails[index], bytes, of: source.bytes, isMailbox: isMailbox) }
      body(conversation)
    }
    finder.faults.drain(into: &faults)
    if var note = unknown.note {
      note.message += ", or --agent-domain example.com"
      faults.append(note)
      unknown = UnknownSpeakers()
    }
  }

  /// Adds a mail as a message: decoded, converted, without markup, without what others wrote.
  private mutating func append(_ mail: Mail, _ bytes: Span<UInt8>, of source: [UInt8], isMailbox: Bool) {
    if conversation.messages.isEmpty, let id = mail.header[.messageID] {
      conversation.id = appendLiteral(of: source, ByteRange(MailReader.withoutBrackets(bytes, id)), to: &conversation)
    }
    let mailbox = mail.header[.from].map { Mailbox(bytes, $0) }
    let speaker =
      mailbox.map { conversation.appendHeaderText(bytes, $0.name.isEmpty ? $0.address : $0.name, of: source) } ?? ByteRange(0, 0)
    let time = mail.header[.date].map { conversation.appendHeaderText(bytes, $0, of: source) } ?? ByteRange(0, 0)
    var texts: [ByteRange] = []
    for part in finder.texts(mail.header, mail.body, bytes) {
      texts.append(decoded(part, bytes, of: source))
    }
    let start = conversation.text.count
    for text in texts {
      let edits = AuthoredText.edits(conversation.text.span, text.indices, isMailbox: isMailbox)
      if conversation.text.count > start {
        conversation.map.absent(text: conversation.text.count, source: Int(conversation.map.source(of: text).start))
        conversation.text.append(0x0A)
      }
      _ = conversation.append(text, with: edits)
    }
    let role = role(of: mail, mailbox, speaker, bytes)
    conversation.messages.append(
      Message(role: role, text: ByteRange(start..<conversation.text.count), speaker: speaker, time: time))
  }

  private mutating func decoded(_ part: MIMEText, _ bytes: Span<UInt8>, of source: [UInt8]) -> ByteRange {
    let place = ByteRange(MailHeader.trimmedSpace(bytes, part.body))
    var text: ByteRange
    switch part.encoding {
    case .plain:
      text = appendLiteral(of: source, ByteRange(part.body), to: &conversation)
    case .quotedPrintable:
      text = conversation.appendQuotedPrintable(bytes, part.body, of: source, faults: &finder.faults)
    case .base64:
      text = conversation.appendBase64(bytes, part.body, faults: &finder.faults)
      if !hasNotedBase64, !text.isEmpty {
        hasNotedBase64 = true
        finder.faults.add(.note, at: place, "this text is base64: what is found in it is reported at the whole of it")
      }
    }
    text = conversation.appendConverted(text, from: part.charset, at: place, faults: &finder.faults)
    return conversation.unwrap(text, as: part.isHTML ? .html : .none)
  }

  // MARK: Roles

  /// Declared by name or address; bot for automatic mail; by the domain of the address; by what the name says.
  private mutating func role(of mail: Mail, _ mailbox: Mailbox?, _ speaker: ByteRange, _ bytes: Span<UInt8>) -> Role {
    let name = conversation.string(speaker)
    var address: [UInt8] = []
    for index in mailbox?.address ?? 0..<0 { address.append(bytes[index]) }
    if let declared = options.role(of: name) ?? options.role(of: String(decoding: address, as: UTF8.self)) { return declared }
    let domain = mailbox?.domain(bytes) ?? ""
    let isAgent = options.agentDomains.contains { domain == $0 || domain.hasSuffix("." + $0) }
    if isAutomatic(mail.header, bytes) {
      // A customer's "out of office" is nobody's words.
      return isAgent || options.agentDomains.isEmpty ? .bot : .system
    }
    if isAgent { return .agent }
    if !options.agentDomains.isEmpty { return .customer }
    let tagged = TaggedName(conversation.text.span, speaker.indices)
    if tagged.role != .unknown { return tagged.role }
    if let role = RoleNames.role(of: name) { return role }
    if name.isEmpty {
      finder.faults.add(
        .note, at: ByteRange(mail.body.lowerBound..<mail.body.lowerBound), "this mail has no sender; it is not linted as an agent's")
      return .unknown
    }
    unknown.add(name, at: conversation.map.source(of: speaker))
    return .unknown
  }

  /// RFC 3834, 5; and what mailers wrote before it.
  private func isAutomatic(_ header: MailHeader, _ bytes: Span<UInt8>) -> Bool {
    if let value = header[.autoSubmitted], !starts(bytes, value, with: "no") { return true }
    guard let value = header[.precedence] else { return false }
    return starts(bytes, value, with: "bulk") || starts(bytes, value, with: "auto_reply")
  }

  private static func withoutBrackets(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    guard range.count >= 2, bytes[range.lowerBound] == 0x3C, bytes[range.upperBound - 1] == 0x3E else { return range }
    return range.lowerBound + 1..<range.upperBound - 1
  }
}
