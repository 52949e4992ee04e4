internal import ToneLint

/// Lays out the parts of one diagnostic beside a common gutter.
struct SnippetPage {
  let painter: Painter
  let meter: WidthMeter
  /// Columns of the terminal.
  let width: Int
  /// Columns of the longest line number.
  let numberWidth: Int

  /// `warning[rule]: text`
  func heading(_ label: String, _ style: Style, _ text: String, into out: inout [UInt8]) {
    painter.paint(style, EscapedText.of(label), into: &out)
    painter.paint(.emphasis, ": " + EscapedText.of(text), into: &out)
    out.write("\n")
  }

  /// ` --> file:12:13 (remark)`, and the line that sets it apart from the snippet.
  func place(_ file: String, _ position: Position, _ remark: String, into out: inout [UInt8]) {
    painter.paint(.gutter, blanks(numberWidth) + "--> ", into: &out)
    out.write("\(EscapedText.of(file)):\(position.line):\(position.column)")
    if !remark.isEmpty { out.write(" (\(EscapedText.of(remark)))") }
    out.write("\n")
    gutter("", into: &out)
    out.write("\n")
  }

  func snippet(_ snippet: Snippet, of source: Source, underline: Character, _ style: Style, into out: inout [UInt8]) {
    for row in snippet.rows {
      if row.followsGap {
        painter.paint(.gutter, "...", into: &out)
        out.write("\n")
      }
      let window = LineWindow(row.line, of: source.bytes, marked: row.marked, width: width - numberWidth - 3, meter: meter)
      gutter(String(row.number), into: &out)
      if !window.cells.isEmpty { out.write(" ") }
      window.write(painter: painter, into: &out)
      out.write("\n")
      guard row.isUnderlined else { continue }
      gutter("", into: &out)
      out.write(" " + blanks(window.mark.lowerBound))
      painter.paint(style, String(repeating: underline, count: window.mark.count), into: &out)
      out.write("\n")
    }
  }

  /// ` = label: text`, wrapped, further lines under the first one's text. Nothing when there is no text.
  func remark(_ label: String, _ text: String, into out: inout [UInt8]) {
    let indent = numberWidth + 3 + label.utf8.count + 2
    for (index, line) in Paragraph.wrap(text, columns: width - indent, meter: meter).enumerated() {
      if index == 0 {
        painter.paint(.gutter, blanks(numberWidth + 1) + "= ", into: &out)
        painter.paint(.emphasis, "\(label): ", into: &out)
      } else {
        out.write(blanks(indent))
      }
      out.write(line + "\n")
    }
  }

  private func gutter(_ number: String, into out: inout [UInt8]) {
    painter.paint(.gutter, blanks(numberWidth - number.utf8.count) + number + " |", into: &out)
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
