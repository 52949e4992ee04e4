/// Why an expression of a layout is none: an offset in its bytes, and what would be right.
public struct LayoutSyntaxError: Error, Hashable {
  public var offset: Int
  public var message: String

  public init(offset: Int, message: String) {
    self.offset = offset
    self.message = message
  }
}

/// Reads the expressions of layout files. The grammars stand at `LayoutPath`, `Choice` and `Condition`.
public struct LayoutExpressions {
  private let bytes: [UInt8]
  private var index = 0

  private init(_ text: String) { bytes = Array(text.utf8) }

  public static func path(_ text: String) throws(LayoutSyntaxError) -> LayoutPath {
    var parser = LayoutExpressions(text)
    let path = try parser.path()
    try parser.end("the end")
    return path
  }

  /// `path | path`, as fingerprints and places of conversations are written.
  public static func paths(_ text: String) throws(LayoutSyntaxError) -> [LayoutPath] {
    var parser = LayoutExpressions(text)
    var paths = [try parser.path()]
    while parser.take("|") { paths.append(try parser.path()) }
    try parser.end("\"|\"")
    return paths
  }

  /// `plain_body | html_body as html`, `author_id -> $.users[].id -> role`, `ts as seconds`.
  public static func choice(_ text: String) throws(LayoutSyntaxError) -> Choice {
    var parser = LayoutExpressions(text)
    var operands = [try parser.operand()]
    while parser.take("|") { operands.append(try parser.operand()) }
    try parser.end("\"|\", \"->\" or \"as\"")
    return Choice(operands)
  }

  public static func condition(_ text: String) throws(LayoutSyntaxError) -> Condition {
    var parser = LayoutExpressions(text)
    if parser.take("!") {
      let path = try parser.path()
      try parser.end("the end")
      return Condition(paths: [path], test: .presence, isNegated: true)
    }
    var paths = [try parser.path()]
    while parser.take("|") { paths.append(try parser.path()) }
    parser.skipBlanks()
    if parser.index == parser.bytes.count { return Condition(paths: paths, test: .presence, isNegated: false) }
    let isBeginning = parser.take("^=")
    let isNegated = !isBeginning && parser.take("!=")
    guard isBeginning || isNegated || parser.take("==") else { throw parser.error("expected \"==\", \"!=\" or \"^=\"") }
    if !isBeginning, parser.comes("$.") {
      let other = try parser.path()
      try parser.end("the end")
      return Condition(paths: paths, test: .path(other), isNegated: isNegated)
    }
    var values = [try parser.value()]
    while parser.take("|") { values.append(try parser.value()) }
    return Condition(paths: paths, test: isBeginning ? .beginnings(values) : .values(values), isNegated: isNegated)
  }

  // MARK: Parts

  private mutating func operand() throws(LayoutSyntaxError) -> Choice.Operand {
    var operand = Choice.Operand(path: try path())
    if take("->") {
      skipBlanks()
      let start = index
      let place = try path()
      guard let each = place.steps.lastIndex(of: .each), each + 1 < place.steps.count else {
        throw LayoutSyntaxError(offset: start, message: "expected rows and their key, such as \"$.users[].id\"")
      }
      guard take("->") else { throw error("expected \"->\" and the value to take from the row, such as \"-> role\"") }
      let rows = LayoutPath(Array(place.steps[...each]), isAbsolute: true)
      operand.join = Choice.Join(rows: rows, key: LayoutPath(Array(place.steps[(each + 1)...])), value: try path())
    }
    if takeWord("as") { operand.form = try form() }
    return operand
  }

  private mutating func form() throws(LayoutSyntaxError) -> ValueForm {
    skipBlanks()
    let start = index
    while index < bytes.count, isLetter(bytes[index]) { index += 1 }
    let word = String(decoding: bytes[start..<index], as: UTF8.self)
    switch word {
    case "seconds": return .seconds
    case "milliseconds": return .milliseconds
    default:
      guard let markup = Markup(rawValue: word) else {
        let known = Markup.allCases.map(\.rawValue).joined(separator: ", ")
        throw LayoutSyntaxError(offset: start, message: "\"\(word)\" is none of seconds, milliseconds, \(known)")
      }
      return .markup(markup)
    }
  }

  private mutating func path() throws(LayoutSyntaxError) -> LayoutPath {
    skipBlanks()
    var path = LayoutPath()
    if take("$") {
      path.isAbsolute = true
      if index < bytes.count, bytes[index] == 0x2E { index += 1 } else if !comes("[") { return path }
    }
    while true {
      if index < bytes.count, bytes[index] == 0x5B {
        path.steps.append(try subscriptStep())
      } else {
        let name = try key()
        path.steps.append(name == "*" ? .anyKey : .key(name))
      }
      while index < bytes.count, bytes[index] == 0x5B { path.steps.append(try subscriptStep()) }
      guard index < bytes.count, bytes[index] == 0x2E else { return path }
      index += 1
    }
  }

  private mutating func subscriptStep() throws(LayoutSyntaxError) -> LayoutPath.Step {
    index += 1
    let start = index
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    let number = Int(String(decoding: bytes[start..<index], as: UTF8.self))
    guard take("]"), start == index - 1 || number != nil else { throw error("expected \"[]\" or a number in brackets") }
    return number.map { .index($0) } ?? .each
  }

  private mutating func key() throws(LayoutSyntaxError) -> String {
    if comes("\"") { return try quoted() }
    let start = index
    while index < bytes.count, !LayoutExpressions.endsKey(bytes[index]) {
      if bytes[index] == 0x2D, index + 1 < bytes.count, bytes[index + 1] == 0x3E { break }
      index += 1
    }
    guard index > start else { throw error("expected a key") }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func value() throws(LayoutSyntaxError) -> String {
    skipBlanks()
    if comes("\"") { return try quoted() }
    let start = index
    while index < bytes.count, bytes[index] != 0x7C { index += 1 }
    var end = index
    while end > start, isBlank(bytes[end - 1]) { end -= 1 }
    guard end > start else { throw error("expected a value") }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private mutating func quoted() throws(LayoutSyntaxError) -> String {
    index += 1
    let start = index
    while index < bytes.count, bytes[index] != 0x22 { index += 1 }
    guard index < bytes.count else { throw LayoutSyntaxError(offset: start - 1, message: "this quote is not closed") }
    index += 1
    return String(decoding: bytes[start..<index - 1], as: UTF8.self)
  }

  private static func endsKey(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x2E, 0x5B, 0x5D, 0x7C, 0x3D, 0x21, 0x22: true
    default: false
    }
  }

  // MARK: Bytes

  private mutating func skipBlanks() {
    while index < bytes.count, isBlank(bytes[index]) { index += 1 }
  }

  private mutating func comes(_ mark: String) -> Bool {
    skipBlanks()
    return bytes[index...].starts(with: mark.utf8)
  }

  private mutating func take(_ mark: String) -> Bool {
    guard comes(mark) else { return false }
    index += mark.utf8.count
    return true
  }

  private mutating func takeWord(_ word: String) -> Bool {
    guard comes(word) else { return false }
    let end = index + word.utf8.count
    guard end == bytes.count || isBlank(bytes[end]) else { return false }
    index = end
    return true
  }

  private mutating func end(_ expected: String) throws(LayoutSyntaxError) {
    skipBlanks()
    if index < bytes.count { throw error("expected \(expected)") }
  }

  /// "expected X, found Y" at the next character.
  private func error(_ message: String) -> LayoutSyntaxError {
    let found = index < bytes.count ? "\"\(String(decoding: bytes[index...], as: UTF8.self).prefix(1))\"" : "the end"
    return LayoutSyntaxError(offset: index, message: "\(message), found \(found)")
  }
}
