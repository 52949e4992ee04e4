/// Text of a rule, wrapped at white space. A word that is longer than the line stays whole; a line end in the text stays one.
enum Paragraph {
  static func wrap(_ text: String, columns: Int, meter: WidthMeter) -> [String] {
    var lines: [String] = []
    for line in text.split(whereSeparator: \.isNewline) {
      var wrapped = ""
      var width = 0
      for word in line.split(whereSeparator: \.isWhitespace) {
        let escaped = EscapedText.of(String(word))
        let wordWidth = meter.columns(of: escaped)
        if width > 0, width + 1 + wordWidth > columns {
          lines.append(wrapped)
          wrapped = ""
          width = 0
        }
        if width > 0 { wrapped += " " }
        wrapped += escaped
        width += wordWidth + (width > 0 ? 1 : 0)
      }
      if !wrapped.isEmpty { lines.append(wrapped) }
    }
    return lines
  }
}
