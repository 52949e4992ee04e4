/// The lines that mailers write around what they quote, and people at the end of what they write. English first, with the other
/// languages that mailers are set to most.
enum Quotation {
  enum BlockField { case from, other }

  /// `-- `, the mark before a signature. Mailers drop its space at times.
  static func isSignatureMark(_ bytes: Span<UInt8>, _ line: Range<Int>) -> Bool {
    let content = MailHeader.trimmedSpace(bytes, line)
    return content.count == 2 && content.lowerBound == line.lowerBound && bytes[content.lowerBound] == 0x2D
      && bytes[content.lowerBound + 1] == 0x2D
  }

  /// `-----Original Message-----`, `---------- Forwarded message ---------`, `Begin forwarded message:`.
  static func isSeparator(_ bytes: Span<UInt8>, _ content: Range<Int>) -> Bool {
    if starts(bytes, content, with: "begin forwarded message:") { return true }
    guard content.count <= 80, starts(bytes, content, with: "--"), let last = content.last, bytes[last] == 0x2D else { return false }
    return separators.contains { contains(bytes, content, $0) }
  }

  /// `Sent from my iPhone`, `Get Outlook for iOS`.
  static func isDeviceLine(_ bytes: Span<UInt8>, _ content: Range<Int>) -> Bool {
    content.count <= 60 && deviceLines.contains { starts(bytes, content, with: $0) }
  }

  /// `On Tue, 14 May 2024 …`: how a line begins that says whom the rest is quoted from.
  static func opensAttribution(_ bytes: Span<UInt8>, _ content: Range<Int>) -> Bool {
    openers.contains { starts(bytes, content, with: $0) }
  }

  /// `… Jane <jane@example.com> wrote:`. It must name a date or an address, so that "On the box they wrote:" stays.
  static func closesAttribution(_ bytes: Span<UInt8>, _ content: Range<Int>) -> Bool {
    guard content.count <= 500, let last = content.last, bytes[last] == 0x3A else { return false }
    guard content.contains(where: { isDigit(bytes[$0]) || bytes[$0] == 0x40 }) else { return false }
    return verbs.contains { contains(bytes, content, $0) }
  }

  /// A field of the block that Outlook writes above what it quotes, `From: …`, `*Sent:* …`.
  static func blockField(_ bytes: Span<UInt8>, _ content: Range<Int>) -> BlockField? {
    var content = content
    while let first = content.first, bytes[first] == 0x2A { content = first + 1..<content.upperBound }
    if ["from:", "von:", "de:", "de :"].contains(where: { starts(bytes, content, with: $0) }) { return .from }
    return blockFields.contains { starts(bytes, content, with: $0) } ? .other : nil
  }

  /// `Kind regards,`: a whole line.
  static func isClosing(_ bytes: Span<UInt8>, _ content: Range<Int>) -> Bool {
    guard content.count <= 40 else { return false }
    var words: [UInt8] = []
    for index in content { words.append(lowercased(bytes[index])) }
    while let last = words.last, [0x2C, 0x2E, 0x21, 0x20].contains(last) { words.removeLast() }
    return closings.contains(String(decoding: words, as: UTF8.self))
  }

  private static func contains(_ bytes: Span<UInt8>, _ range: Range<Int>, _ word: String) -> Bool {
    for index in range where starts(bytes, index..<range.upperBound, with: word) { return true }
    return false
  }

  private static let separators = [
    "original message", "forwarded message", "ursprüngliche nachricht", "message d'origine", "mensaje original", "messaggio originale",
  ]
  private static let deviceLines = ["sent from my ", "sent from mail for ", "get outlook for ", "sent via ", "von meinem "]
  private static let openers = ["on ", "am ", "le ", "el ", "il ", "op ", "em ", "den ", "w dniu "]
  private static let verbs = ["wrote", "writes", "schrieb", "écrit", "escribió", "scritto", "schreef", "escreveu", "skrev", "napisał"]
  private static let blockFields = [
    "sent:", "date:", "to:", "cc:", "subject:", "gesendet:", "an:", "betreff:", "envoyé", "à :", "objet", "enviado", "para:", "asunto:",
  ]
  private static let closings: Set<String> = [
    "best", "best regards", "kind regards", "kindest regards", "regards", "warm regards", "warmest regards", "with kind regards",
    "with best regards", "many thanks", "thanks", "thank you", "thanks again", "thanks and regards", "thanks in advance", "thx", "cheers",
    "sincerely", "yours sincerely", "sincerely yours", "yours truly", "yours faithfully", "yours", "all the best", "best wishes",
    "take care",
    "respectfully", "cordially", "have a great day", "have a nice day", "mit freundlichen grüßen", "viele grüße", "cordialement", "saludos",
    "un saludo",
  ]
}
