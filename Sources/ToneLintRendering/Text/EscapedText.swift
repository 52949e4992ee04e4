/// Text from a transcript, a path or a rule file, made harmless for a terminal and for programs that read line by line.
///
/// Escaped are the characters that move the cursor, start a sequence, end a line or turn the order of what follows: C0, DEL, C1, the
/// line and paragraph separators and the bidi controls (UAX #9; "Trojan Source", CVE-2021-42574). A backslash is left alone, so that
/// paths of Windows stay readable: the form is for people, `jsonl` is the one that can be read back.
enum EscapedText {
  static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F: true
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  /// `text` with `\n`, `\r`, `\t` and `\u{1B}` for what is unsafe.
  static func of(_ text: String) -> String {
    if !text.unicodeScalars.contains(where: isUnsafe) { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      if isUnsafe(scalar) { escaped += escape(of: scalar) } else { escaped.unicodeScalars.append(scalar) }
    }
    return escaped
  }

  /// How one scalar is shown. No JSON escape looks like it, so that it cannot be taken for one in a JSON source.
  static func escape(of scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    }
  }
}
