public import ToneLint

/// For programs: one JSON object a line and diagnostic, with the keys below, in this order. This is a contract (see README).
///
///     {"file":"calls/c17.txt","conversation":"c17","message":6,"role":"agent","speaker":"Dana","rule":"dismissal/it-says-here",
///      "category":"dismissal","severity":"warning","text":"…","quote":"it says here","start":{"offset":310,"line":12,"column":13},
///      "end":{…},"suggestion":"…","related":[{"text":"…","quote":"…","start":{…},"end":{…}}]}
///
/// Offsets are bytes in the original file, lines and columns 1-based, columns in bytes of UTF-8; the end is exclusive. `speaker` may be empty;
/// `suggestion`, `cues` and `related` are left out when there is none; `cues` are the strongest of a rule
/// that adds up weak signs, `{"cue":"nothing~","scope":"sentence","weight":84}`, in hundredths of a unit of log-odds; `conversation` is then an empty string.
public struct JSONLinesRenderer: Renderer {
  public static let name = "jsonl"

  private var json = JSONWriter()

  public init(options: RenderingOptions) {}

  public mutating func render(_ diagnostics: [Diagnostic], of source: Source, lines: LineIndex, into out: inout [UInt8]) {
    for diagnostic in diagnostics {
      json.removeAll()
      Self.write(diagnostic, into: &json)
      out.append(contentsOf: json.bytes)
      out.write("\n")
    }
  }

  private static func write(_ diagnostic: Diagnostic, into json: inout JSONWriter) {
    json.object { json in
      json.member("file", diagnostic.file)
      json.member("conversation", diagnostic.conversation)
      json.member("message", diagnostic.message.value)
      json.member("role", diagnostic.role.name)
      json.member("speaker", diagnostic.speaker)
      json.member("rule", diagnostic.rule)
      json.member("category", diagnostic.category)
      json.member("severity", diagnostic.severity.name)
      json.member("text", diagnostic.text)
      json.member("quote", diagnostic.quote)
      write(diagnostic.span, into: &json)
      if !diagnostic.suggestion.isEmpty { json.member("suggestion", diagnostic.suggestion) }
      if !diagnostic.cues.isEmpty {
        json.member("cues") { json in
          json.array { json in
            for share in diagnostic.cues.prefix(CueText.most) {
              json.object { json in
                json.member("cue", share.cue)
                json.member("scope", share.scope.name)
                json.member("weight", share.weight)
              }
            }
          }
        }
      }
      if diagnostic.related.isEmpty { return }
      json.member("related") { json in
        json.array { json in
          for related in diagnostic.related { write(related, into: &json) }
        }
      }
    }
  }

  private static func write(_ related: Diagnostic.Related, into json: inout JSONWriter) {
    json.object { json in
      json.member("text", related.text)
      json.member("quote", related.quote)
      write(related.span, into: &json)
    }
  }

  /// The members `start` and `end`.
  private static func write(_ span: Diagnostic.Span, into json: inout JSONWriter) {
    for (name, position) in [("start", span.start), ("end", span.end)] {
      json.member(name) { json in
        json.object { json in
          json.member("offset", position.offset)
          json.member("line", position.line)
          json.member("column", position.column)
        }
      }
    }
  }
}
