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
      return .url(urlEnd(bytes, from: wordEnd) - index)
    }
    if stop == UInt8(ascii: "@"), wordEnd + 1 < end, ByteClass.isWord(classes[Int(bytes[wordEnd + 1])]) {
      var next = wordEnd + 1
      var hasDot = false
      while next < end, ByteClass.isWord(classes[Int(bytes[next])]) || bytes[next] == UInt8(ascii: ".") || bytes[next] == UInt8(ascii: "-")
      {
        if bytes[next] == UInt8(ascii: "."), next + 1 < end, ByteClass.isWord(classes[Int(bytes[next + 1])]) { hasDot = true }
        next += 1
      }
      while next > wordEnd, bytes[next - 1] == UInt8(ascii: ".") || bytes[next - 1] == UInt8(ascii: "-") { next -= 1 }
      return hasDot ? .email(next - index) : nil
    }
    if stop == UInt8(ascii: "."), isDomain(bytes, classes, dot: wordEnd) { return .url(urlEnd(bytes, from: wordEnd) - index) }
    return nil
  }

  /// Whether the word before `dot` and what follows it are a bare host name: `www.` before, or a common top-level domain after.
  func isDomain(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, dot: Int) -> Bool {
    if dot - index == 3, bytes[index] | 0x20 == UInt8(ascii: "w"), bytes[index + 1] | 0x20 == UInt8(ascii: "w"),
      bytes[index + 2] | 0x20 == UInt8(ascii: "w")
    {
      return dot + 1 < end && ByteClass.isWord(classes[Int(bytes[dot + 1])])
    }
    var key: UInt32 = 0
    var next = dot + 1
    while next < end, classes[Int(bytes[next])] == ByteClass.letter, next - dot <= 4 {
      key = key << 8 | UInt32(bytes[next] | 0x20)
      next += 1
    }
    if next < end, ByteClass.isWord(classes[Int(bytes[next])]) { return false }
    switch key {
    case 0x63_6F6D, 0x6F_7267, 0x6E_6574, 0x65_6475, 0x67_6F76: return true  // com, org, net, edu, gov
    default: return false
    }
  }

  func urlEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    var next = start
    while next < end {
      let byte = bytes[next]
      if byte <= 0x20 || byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == 0x22 || byte >= 0x80 { break }
      next += 1
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
        last.kind != .punctuation || ".-+_".utf8.contains(bytes[Int(last.start)])
      {
        nameStart = Int(last.start)
        flags = last.flags
        tokens.removeLast()
      }
      index = nameStart
      append(.email, KindSymbol.email, length: addressEnd - nameStart, to: &tokens)
    }
  }

  mutating func scanMention(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, _ rules: borrowing RuleSet, _ tokens: inout [Token]) {
    var next = index + 1
    if flags.contains(.spaceBefore) || tokens.last?.kind == .punctuation {
      while next < end, ByteClass.isWord(classes[Int(bytes[next])]) { next += 1 }
    }
    if next > index + 1 {
      append(.mention, KindSymbol.mention, length: next - index, to: &tokens)
    } else {
      append(.punctuation, rules.punctuation[Int(UInt8(ascii: "@"))], length: 1, to: &tokens)
    }
  }
}
