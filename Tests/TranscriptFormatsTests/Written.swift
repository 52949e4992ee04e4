/// How characters may be written in a file: from a stretch of it to the character.
enum Written {
  /// An escape of JSON (RFC 8259, section 7).
  static func json(_ written: String) -> String? {
    guard written.hasPrefix("\\") else { return nil }
    let named = ["\\n": "\n", "\\t": "\t", "\\r": "\r", "\\b": "\u{8}", "\\f": "\u{C}", "\\\"": "\"", "\\\\": "\\", "\\/": "/"]
    if let character = named[written] { return character }
    return String(decoding: written.split(separator: "\\u").compactMap { UInt16($0, radix: 16) }, as: UTF16.self)
  }

  /// A character reference of HTML, white space that is folded, or a tag that ends a line.
  static func html(_ written: String) -> String? {
    if written.hasPrefix("<") { return "\n" }
    if written.allSatisfy(\.isWhitespace) { return " " }
    let named = [
      "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&eacute;": "é", "&mdash;": "—", "&nbsp;": "\u{A0}",
      "&#9;": "\t", "&#39;": "'", "&#128512;": "😀", "&#x1F600;": "😀", "&#x2019;": "’", "&#146;": "’", "&#0;": "\u{FFFD}",
    ]
    return named[written]
  }

  /// A doubled quote in a field of a table (RFC 4180, section 2).
  static func field(_ written: String) -> String? { written == "\"\"" ? "\"" : nil }
}
