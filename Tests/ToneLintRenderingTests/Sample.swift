import ToneLint

@testable import ToneLintRendering

/// A source with one diagnostic: the words between `▸` and `▹`, and the customer's between `«` and `»` if there are any.
struct Sample {
  var source: Source
  var diagnostic: Diagnostic

  var lines: LineIndex { LineIndex(source) }

  init(_ marked: String, name: String = "a.txt") {
    var bytes: [UInt8] = []
    var places: [Unicode.Scalar: Int] = [:]
    for scalar in marked.unicodeScalars {
      if "▸▹«»".unicodeScalars.contains(scalar) { places[scalar] = bytes.count } else { bytes += Array(UTF8.encode(scalar)!) }
    }
    self.init(bytes, places["▸"]!..<places["▹"]!, name: name)
    guard let start = places["«"], let end = places["»"] else { return }
    diagnostic.related = [.init(text: "the customer said", quote: text(start..<end), span: span(start..<end))]
  }

  init(_ bytes: [UInt8], _ range: Range<Int>, name: String = "a.txt") {
    source = Source(name: name, bytes: bytes)
    let nowhere = Position(offset: 0, line: 1, column: 1)
    diagnostic = Diagnostic(
      file: name, conversation: "", message: MessageIndex(0), role: .agent, speaker: "", rule: "blame/test", category: "blame",
      severity: .warning, text: "the customer is blamed", quote: "", span: .init(range: ByteRange(0, 0), start: nowhere, end: nowhere),
      suggestion: "", why: "", related: [])
    diagnostic.quote = text(range)
    diagnostic.span = span(range)
  }

  private func text(_ range: Range<Int>) -> String { String(decoding: source.bytes[range], as: UTF8.self) }

  private func span(_ range: Range<Int>) -> Diagnostic.Span {
    let range = ByteRange(range)
    let start = lines.position(of: range.start, in: source)
    return .init(range: range, start: start, end: lines.position(of: range.end, in: source))
  }

  /// The output in a format, without the last line end, so that it can be compared with a string literal.
  func rendered(_ format: OutputFormat, _ options: RenderingOptions = RenderingOptions()) -> String {
    var out: [UInt8] = []
    var renderer = format.makeRenderer(options: options)
    renderer.begin(into: &out)
    renderer.render([diagnostic], of: source, lines: lines, into: &out)
    renderer.finish(into: &out)
    let text = String(decoding: out, as: UTF8.self)
    return text.hasSuffix("\n") ? String(text.dropLast()) : text
  }

  /// What `full` shows of the source: the rows with line numbers and underlines.
  func snippet(width: Int = RenderingOptions.defaultWidth) -> String {
    let rows = rendered(.full, RenderingOptions(width: width)).split(separator: "\n", omittingEmptySubsequences: false)
    return rows.dropFirst(3).prefix { !$0.isEmpty }.joined(separator: "\n")
  }
}
