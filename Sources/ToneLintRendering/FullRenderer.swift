public import ToneLint

/// For people at a terminal: the source line with the words underlined, the customer's words, the reason and a better wording.
///
///     warning[dismissal/it-says-here]: a record is quoted to set aside what the customer reports
///       --> calls/c17.txt:12:13 (conversation c17, agent Dana)
///        |
///     12 | Dana: Well, it says here that the problem has been resolved.
///        |             ^^^^^^^^^^^^
///     note: the customer said
///       --> calls/c17.txt:10:15
///        |
///     10 | Mr. Whitlock: I'm still experiencing it.
///        |               ------------------------
///        = cues: nothing~ (41 %), our~ end (33 %), still~ in the message (26 %)
///        = why: The customer knows what they see.
///        = instead: Our notes say it was fixed, and you still see it.
///
/// `cues` stands only where a rule added up weak signs. An empty line follows each diagnostic. Columns in the text are bytes, as in `gnu`; underlines follow what a terminal shows.
public struct FullRenderer: Renderer {
  public static let name = "full"

  private let options: RenderingOptions
  private let painter: Painter
  private let meter = WidthMeter()

  public init(options: RenderingOptions) {
    self.options = options
    painter = Painter(color: options.color)
  }

  public mutating func render(_ diagnostics: [Diagnostic], of source: Source, lines: LineIndex, into out: inout [UInt8]) {
    for diagnostic in diagnostics {
      write(diagnostic, of: source, lines: lines, into: &out)
      out.write("\n")
    }
  }

  private func write(_ diagnostic: Diagnostic, of source: Source, lines: LineIndex, into out: inout [UInt8]) {
    let snippet = Snippet(diagnostic.span.range, of: source, lines: lines)
    let related = diagnostic.related.map { (place: $0, snippet: Snippet($0.span.range, of: source, lines: lines)) }
    let numbers = (related.map(\.snippet) + [snippet]).flatMap(\.rows).map(\.number)
    let page = SnippetPage(
      painter: painter, meter: meter, width: options.width, numberWidth: String(numbers.max() ?? 1).utf8.count)
    let style = Style(diagnostic.severity)

    page.heading("\(diagnostic.severity.name)[\(diagnostic.rule)]", style, diagnostic.text, into: &out)
    page.place(diagnostic.file, diagnostic.span.start, Self.speaker(of: diagnostic), into: &out)
    page.snippet(snippet, of: source, underline: "^", style, into: &out)
    for (place, snippet) in related {
      page.heading("note", .note, place.text, into: &out)
      page.place(diagnostic.file, place.span.start, "", into: &out)
      page.snippet(snippet, of: source, underline: "-", .note, into: &out)
    }
    page.remark("cues", CueText.text(of: diagnostic.cues), into: &out)
    if options.showsWhy { page.remark("why", diagnostic.why, into: &out) }
    if options.showsSuggestion { page.remark("instead", diagnostic.suggestion, into: &out) }
  }

  /// `conversation c17, agent Dana`, as far as it is known.
  private static func speaker(of diagnostic: Diagnostic) -> String {
    let speaker = diagnostic.speaker.isEmpty ? diagnostic.role.name : "\(diagnostic.role.name) \(diagnostic.speaker)"
    return diagnostic.conversation.isEmpty ? speaker : "conversation \(diagnostic.conversation), \(speaker)"
  }
}
