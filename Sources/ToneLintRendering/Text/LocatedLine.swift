/// A line as the GNU Coding Standards give it for compilers and as editors parse it: `file:line:column: severity: message`.
///
/// The column is in bytes, 1-based, which is what Vim's `%c` wants. Everything that could end the line or harm a terminal is escaped.
struct LocatedLine {
  var file: String
  var line: Int
  var column: Int
  /// `error`, `warning` or `note`: there are no others.
  var severity: String
  var style: Style
  var message: String

  func write(painter: Painter, into out: inout [UInt8]) {
    painter.paint(.emphasis, "\(EscapedText.of(file)):\(line):\(column):", into: &out)
    out.write(" ")
    painter.paint(style, severity + ":", into: &out)
    out.write(" \(EscapedText.of(message))\n")
  }
}
