public import ToneLint

/// Writes conversations in the native format, one a line, each message with the place that it was read from:
///
///     {"id": "7", "messages": [{"role": "agent", "text": "…", "source": {"path": "a.csv", "line": 3, "column": 14}}]}
///
/// Readers of the native format pass over `source`.
public struct NativeWriter {
  private var json = JSONWriter()

  public init() {}

  /// The line of a conversation, with its line end.
  public mutating func line(of conversation: borrowing Conversation, from source: Source, lines: LineIndex) -> [UInt8] {
    json.removeAll()
    let conversation = copy conversation
    json.object { json in
      if !conversation.id.isEmpty { json.member("id", conversation.string(conversation.id)) }
      json.member("messages") { json in
        json.array { json in
          for message in conversation.messages { NativeWriter.write(message, of: conversation, source, lines, &json) }
        }
      }
    }
    return json.bytes + [0x0A]
  }

  private static func write(
    _ message: Message, of conversation: Conversation, _ source: Source, _ lines: LineIndex, _ json: inout JSONWriter
  ) {
    json.object { json in
      json.member("role", message.role.name)
      if !message.speaker.isEmpty { json.member("speaker", conversation.string(message.speaker)) }
      if !message.time.isEmpty { json.member("time", conversation.string(message.time)) }
      json.member("text", conversation.string(message.text))
      let place = lines.position(of: conversation.map.source(of: message.text).start, in: source)
      json.member("source") { json in
        json.object { json in
          json.member("path", source.name)
          json.member("line", place.line)
          json.member("column", place.column)
        }
      }
    }
  }
}
