internal import UnicodeText

/// URLs, e-mail addresses and @mentions.
extension MessageScanner {
  enum AddressLength {
    case url(Int)
    case email(Int)
  }

  /// Whether the word from `index` to `wordEnd` begins a URL or is the last part of an e-mail address' name; lengths count from `index`.
  func addressLength(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, wordEnd: Int) -> AddressLength? {
    let stop = byte(bytes, at: wordEnd)
    if stop == UInt8(ascii: ":"), byte(bytes, at: wordEnd + 1) == UInt8(ascii: "/"), byte(bytes, at: wordEnd + 2) == UInt8(ascii: "/") {
      return .url(urlEnd(bytes, classes, from: wordEnd) - index)
    }
    if stop == UInt8(ascii: "@") { return emailEnd(bytes, classes, at: wordEnd).map { .email($0 - index) } }
    if stop == UInt8(ascii: "."), isDomain(bytes, classes, dot: wordEnd) {
      return .url(urlEnd(bytes, classes, from: wordEnd) - index)
    }
    return nil
  }

  /// Where the e-mail address ends whose `@` stands at `offset`; `nil` where what follows is no host.
  func emailEnd(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, at offset: Int) -> Int? {
    var next = offset + 1
    var hasDot = false
    while true {
      let length = addressLetterLength(bytes, classes, at: next)
      if length > 0 {
        next += length
      } else if next > offset + 1, byte(bytes, at: next) == UInt8(ascii: ".") || byte(bytes, at: next) == UInt8(ascii: "-") {
        if bytes[next] == UInt8(ascii: "."), addressLetterLength(bytes, classes, at: next + 1) > 0 { hasDot = true }
        next += 1
      } else {
        break
      }
    }
    while next > offset, bytes[next - 1] == UInt8(ascii: ".") || bytes[next - 1] == UInt8(ascii: "-") { next -= 1 }
    return hasDot ? next : nil
  }

  /// Whether the word before `dot` and what follows it are a bare host name: `www.` before, or a common top-level domain after.
  func isDomain(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, dot: Int) -> Bool {
    if dot - index == 3, bytes[index] | 0x20 == UInt8(ascii: "w"), bytes[index + 1] | 0x20 == UInt8(ascii: "w"),
      bytes[index + 2] | 0x20 == UInt8(ascii: "w")
    {
      return addressLetterLength(bytes, classes, at: dot + 1) > 0
    }
    var key: UInt32 = 0
    var next = dot + 1
    while next < end, classes[Int(bytes[next])] == ByteClass.letter, next - dot <= 4 {
      key = key << 8 | UInt32(bytes[next] | 0x20)
      next += 1
    }
    if addressLetterLength(bytes, classes, at: next) > 0 { return false }
    switch key {
    case 0x63_6F6D, 0x6F_7267, 0x6E_6574, 0x65_6475, 0x67_6F76: return true  // com, org, net, edu, gov
    default: return false
    }
  }

  func urlEnd(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, from start: Int) -> Int {
    var next = start
    while next < end {
      let byte = bytes[next]
      if byte <= 0x20 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == 0x22 { break }
      let length = byte < 0x80 ? 1 : addressLetterLength(bytes, classes, at: next)
      if length == 0 { break }
      next += length
    }
    // Punctuation at the end belongs to the sentence.
    while next > start + 1, ".,!?;:)'\"]*".utf8.contains(bytes[next - 1]) { next -= 1 }
    return next
  }

  mutating func appendAddress(_ address: AddressLength, _ bytes: Span<UInt8>, _ tokens: inout [Token]) {
    switch address {
    case .url(let length):
      append(.url, KindSymbol.url, length: length, to: &tokens)
    case .email(let length):
      // The name's parts before its last dot were taken for words: they belong to the address.
      let addressEnd = index + length
      var nameStart = index
      // The words of a spelling share their bytes.
      while let last = tokens.last, last.kind == .word || last.kind == .number || last.kind == .punctuation,
        Int(last.end) == nameStart || Int(last.start) == nameStart,
        last.kind == .punctuation ? ".-+_".utf8.contains(bytes[Int(last.start)]) : isSpaced(bytes, at: Int(last.start))
      {
        nameStart = Int(last.start)
        flags = last.flags.subtracting(.mixed)
        tokens.removeLast()
      }
      index = nameStart
      append(.email, KindSymbol.email, length: addressEnd - nameStart, to: &tokens)
    }
  }

  mutating func scanMention(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, _ rules: borrowing RuleSet, _ tokens: inout [Token]) {
    // Names that do not end in ASCII, or hold an apostrophe, were taken for words.
    if !flags.contains(.spaceBefore), let last = tokens.last, last.kind == .word, Int(last.end) == index,
      isSpaced(bytes, at: Int(last.start)), let emailEnd = emailEnd(bytes, classes, at: index)
    {
      return appendAddress(.email(emailEnd - index), bytes, &tokens)
    }
    var next = index + 1
    if flags.contains(.spaceBefore) || tokens.last?.kind == .punctuation {
      while true {
        let length = addressLetterLength(bytes, classes, at: next)
        if length == 0 { break }
        next += length
      }
    }
    if next > index + 1 {
      append(.mention, KindSymbol.mention, length: next - index, to: &tokens)
    } else {
      append(.punctuation, rules.punctuation[Int(UInt8(ascii: "@"))], length: 1, to: &tokens)
    }
  }

  // MARK: Letters beyond ASCII

  /// Takes a word that ends in other letters than ASCII (`café.com`) for a bare host name, where it is one.
  mutating func appendHost(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, _ tokens: inout [Token]) {
    guard let last = tokens.last, last.kind == .word, Int(last.end) == index, isSpaced(bytes, at: Int(last.start)),
      isDomain(bytes, classes, dot: index)
    else { return }
    let urlEnd = urlEnd(bytes, classes, from: index)
    index = Int(last.start)
    flags = last.flags.subtracting(.mixed)
    tokens.removeLast()
    append(.url, KindSymbol.url, length: urlEnd - index, to: &tokens)
  }

  /// The length of a letter, a digit, an underscore or a combining mark that an address goes on with; 0 for everything else.
  ///
  /// In scripts that put no spaces between words a sentence may go on right behind an address: `https://a.example/xをご覧`. Their letters belong to it only behind a
  /// mark or one of their own.
  func addressLetterLength(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, at offset: Int) -> Int {
    guard offset < end else { return 0 }
    if bytes[offset] < 0x80 { return ByteClass.isWord(classes[Int(bytes[offset])]) ? 1 : 0 }
    guard let (scalar, length) = bytes.scalar(at: offset, before: end),
      ScalarProperties.isAlphabetic(scalar) || ScalarProperties.isDigit(scalar) || ScalarProperties.isMark(scalar)
    else { return 0 }
    let isBehindWord = offset > start && bytes[offset - 1] < 0x80 && ByteClass.isWord(classes[Int(bytes[offset - 1])])
    return isBehindWord && !MessageScanner.isSpaced(scalar) ? 0 : length
  }

  /// Whether a word in a script that puts spaces between words begins at `offset`.
  private func isSpaced(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
    bytes[offset] < 0x80 || bytes.scalar(at: offset, before: end).map { MessageScanner.isSpaced($0.value) } ?? false
  }

  /// Latin, Greek, Cyrillic and all others up to those of India. Hangul has spaces, too, but its particles stand right behind what they belong to.
  private static func isSpaced(_ scalar: UInt32) -> Bool { scalar < 0x0E00 || 0x1C80..<0x2000 ~= scalar }
}
