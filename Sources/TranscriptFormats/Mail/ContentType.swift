/// The value of a Content-Type field (RFC 2045, 5.1): `multipart/mixed; boundary="x"`.
struct ContentType {
  /// In lower case; `text/plain` where there is none (5.2).
  var type = "text/plain"
  var charset: String?
  var boundary: String?

  init(_ value: String?) {
    guard let value else { return }
    var rest = Substring(value)
    type = ContentType.take(&rest, until: ";").trimmed.lowercased()
    while !rest.isEmpty {
      let name = ContentType.take(&rest, until: "=;").trimmed.lowercased()
      let text = ContentType.parameter(&rest)
      if name == "charset" { charset = text } else if name == "boundary" { boundary = text }
    }
  }

  /// A parameter's value, quoted or not, and what follows up to the next semicolon.
  private static func parameter(_ rest: inout Substring) -> String {
    rest = rest.drop { $0.isWhitespace }
    guard rest.first == "\"" else { return take(&rest, until: ";").trimmed }
    rest = rest.dropFirst()
    var text = ""
    while let character = rest.first {
      rest = rest.dropFirst()
      if character == "\"" { break }
      if character == "\\", let next = rest.first {
        text.append(next)
        rest = rest.dropFirst()
      } else {
        text.append(character)
      }
    }
    _ = take(&rest, until: ";")
    return text
  }

  /// What stands before the first of some characters, which is dropped.
  private static func take(_ rest: inout Substring, until stops: String) -> Substring {
    let taken = rest.prefix { !stops.contains($0) }
    rest = rest[taken.endIndex...].dropFirst()
    return taken
  }
}

extension Substring {
  fileprivate var trimmed: String {
    var text = drop { $0.isWhitespace }
    while text.last?.isWhitespace ?? false { text = text.dropLast() }
    return String(text)
  }
}
