import ToneLint

extension JSONScanner {
  /// Skips one value of any kind, checking its syntax: with a list of what is open instead of recursion, so that depth costs no stack.
  mutating func skipValue(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
    open.removeAll(keepingCapacity: true)
    repeat {
      switch peek(bytes) {
      case 0x7B:
        try enter(object: true, bytes)
        if !take(0x7D, bytes) {
          _ = try key(bytes)
          continue
        }
        open.removeLast()
      case 0x5B:
        try enter(object: false, bytes)
        if !take(0x5D, bytes) { continue }
        open.removeLast()
      case 0x22: try skipString(bytes)
      case 0x74: try literal("true", bytes)
      case 0x66: try literal("false", bytes)
      case 0x6E: try literal("null", bytes)
      case 0x2D, 0x30...0x39: _ = try number(bytes)
      default: throw error("a value")
      }
      try leave(bytes)
    } while !open.isEmpty
  }

  private mutating func enter(object: Bool, _ bytes: Span<UInt8>) throws(JSONSyntaxError) {
    guard open.count < Limits.jsonDepth else {
      throw JSONSyntaxError(at: index, "more than \(Limits.jsonDepth) arrays and objects in one another")
    }
    index += 1
    open.append(object ? 1 : 0)
  }

  /// After a value: closes what ends here, and goes to the next value of what does not.
  private mutating func leave(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
    while let kind = open.last {
      if take(kind == 1 ? 0x7D : 0x5D, bytes) {
        open.removeLast()
        continue
      }
      guard take(0x2C, bytes) else { throw error(kind == 1 ? "\",\" or \"}\"" : "\",\" or \"]\"") }
      if kind == 1 { _ = try key(bytes) }
      return
    }
  }

  /// Reads `true`, `false` or `null`.
  mutating func literal(_ word: String, _ bytes: Span<UInt8>) throws(JSONSyntaxError) {
    var place = index
    for byte in word.utf8 {
      guard place < bytes.count, bytes[place] == byte else { throw error("a value") }
      place += 1
    }
    guard place >= bytes.count || !isLetter(bytes[place]) && !isDigit(bytes[place]) else { throw error("a value") }
    index = place
  }

  /// Reads a number and gives its place in the source.
  mutating func number(_ bytes: Span<UInt8>) throws(JSONSyntaxError) -> Range<Int> {
    let start = index
    if index < bytes.count, bytes[index] == 0x2D { index += 1 }
    let integer = index
    try digits(bytes)
    if bytes[integer] == 0x30, index > integer + 1 { throw JSONSyntaxError(at: start, "a number does not begin with 0") }
    if index < bytes.count, bytes[index] == 0x2E {
      index += 1
      try digits(bytes)
    }
    if index < bytes.count, bytes[index] | 0x20 == 0x65 {
      index += 1
      if index < bytes.count, bytes[index] == 0x2B || bytes[index] == 0x2D { index += 1 }
      try digits(bytes)
    }
    return start..<index
  }

  /// Takes one digit or more.
  private mutating func digits(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
    let start = index
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    if index == start { throw error("a digit") }
  }

  /// What kind of value comes next, for faults: "an array".
  mutating func kindOfNext(_ bytes: Span<UInt8>) -> String {
    switch peek(bytes) {
    case 0x7B: "an object"
    case 0x5B: "an array"
    case 0x22: "a string"
    case 0x74, 0x66: "true or false"
    case 0x6E: "null"
    default: "a number"
    }
  }
}
