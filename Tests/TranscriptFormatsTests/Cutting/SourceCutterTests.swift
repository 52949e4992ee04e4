import LayoutFiles
import Testing
import ToneLint
import TranscriptFormats

/// Whatever the pieces that a file comes in, the parts give what the whole gives, at the same places.
struct SourceCutterTests {
  /// What was read, with the line and column of each message.
  private func read(_ bytes: [UInt8], _ format: TranscriptFormat, piece: Int?) -> (lines: [String], parts: Int) {
    var lines: [String] = []
    var parts = 0
    var base = (offset: 0, line: 1, column: 0)
    func read(_ part: [UInt8], _ reader: some TranscriptReader) {
      var reader = reader
      var faults: [InputFault] = []
      var source = Source(name: "test", bytes: part, baseOffset: base.offset, baseLine: base.line)
      source.baseColumn = base.column
      let index = LineIndex(source)
      reader.read(source, faults: &faults) { conversation in
        for message in conversation.messages {
          let place = index.position(of: conversation.map.source(of: message.text).start, in: source)
          let id = conversation.string(conversation.id)
          lines.append("\(place.offset) \(place.line):\(place.column) \(id) " + ReadMessage(message, in: conversation).line)
        }
      }
      parts += 1
      let last = LineIndex.startOfLastLine(in: part)
      base = (base.offset + part.count, base.line + LineIndex.lineEnds(in: part), last == 0 ? base.column + part.count : part.count - last)
    }
    var cutter = SourceCutter(format)
    var pending: [UInt8] = []
    var index = 0
    while let piece, index < bytes.count {
      pending += bytes[index..<min(index + piece, bytes.count)]
      index += piece
      while index < bytes.count, let cut = cutter.cut(pending) {
        read(Array(pending[..<cut]), format.makeReader(options: ReadingOptions()))
        pending.removeSubrange(..<cut)
      }
    }
    read(piece == nil ? bytes : pending, format.makeReader(options: ReadingOptions()))
    return (lines, parts)
  }

  @Test(
    arguments: [
      "zendesk.jsonl", "zendesk.json", "openai.jsonl", "sharegpt.json", "tau-bench.json", "abcd.json", "convokit.jsonl", "table.csv",
      "table.tsv", "text-log.jsonl",
    ], [1, 7, 64, 501])
  func partsGiveWhatTheWholeGives(name: String, piece: Int) throws {
    var bytes = try Fixture.bytes(name)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let format = try #require(Detected.catalog.detect(bytes, fileName: nil))
    let whole = read(bytes, format, piece: nil)
    let cut = read(bytes, format, piece: piece)
    #expect(cut.lines == whole.lines)
    // One array holds a single conversation, and large pieces may hold all that could be cut.
    #expect(cut.parts > 1 || piece > 100 || name == "abcd.json")
  }

  /// Captions in the three formats, a cue a line: `Agent: Yes.`
  private static func captions(_ lines: [String], _ format: TranscriptFormat) -> [UInt8] {
    var text = format == .webVTT ? "WEBVTT\n\nNOTE\nAgent: --\n\n" : ""
    for (index, line) in lines.enumerated() {
      let clock = "00:0\(index / 60 % 10):\(10 + index % 50)"
      switch format {
      case .webVTT: text += (index % 3 == 0 ? "id \(index)\n" : "") + "\(clock).000 --> \(clock).500 line:0\n\(line)\n\n"
      // Not every file has the blank lines.
      case .subRip: text += "\(index + 1)\n\(clock),000 --> \(clock),500\n\(line)\n" + (index % 4 == 0 ? "" : "\n")
      default: text += "\(clock.dropFirst()).000,\(clock.dropFirst()).500\n\(line)\r\n\r\n"
      }
    }
    return Array(text.utf8)
  }

  @Test(arguments: [TranscriptFormat.webVTT, .subRip, .sbv], [400, 501, 900])
  func captionsAreCutWhereSomebodyIsNamed(format: TranscriptFormat, piece: Int) {
    let names = ["Agent: Is it on?", "Customer: No, é.", "it is not", "<v Ann (Agent)>I see."]
    let lines = (0..<120).map { names[$0 % (format == .webVTT ? 4 : 3)] }
    let bytes = Self.captions(lines, format)
    let whole = read(bytes, format, piece: nil)
    let cut = read(bytes, format, piece: piece)
    #expect(cut.lines == whole.lines)
    #expect(cut.parts > 4)
  }

  /// Where nobody is named for long, any cue will do: no text is lost, and none is read twice.
  @Test(arguments: [TranscriptFormat.webVTT, .subRip, .sbv])
  func captionsWithoutNamesAreCutBetweenCues(format: TranscriptFormat) {
    let words = (0..<60_000).map { "word \($0)" }
    let cut = read(Self.captions(words, format), format, piece: Limits.segmentSize)
    #expect(cut.parts > 1 && cut.lines.count == cut.parts)
    #expect(cut.lines.map { $0.split(separator: "|")[2] }.joined(separator: " ") == words.joined(separator: " "))
  }

  /// One conversation is never cut, and a table without conversations is one.
  @Test(arguments: ["slack.json", "openai-list.json", "contact-lens-chat.json"])
  func aConversationIsNotCut(name: String) throws {
    let bytes = try Fixture.bytes(name)
    let format = try #require(Detected.catalog.detect(bytes, fileName: nil))
    #expect(read(bytes, format, piece: 50).lines == read(bytes, format, piece: nil).lines)
  }

  /// Escapes, quotes and brackets in strings are no structure, wherever a piece ends.
  @Test(arguments: [1, 2, 3, 5])
  func stringsAreNoStructure(piece: Int) throws {
    let texts = [#"a\"],{"#, #"\\"#, #"[[["#, #"\\\"}}"#, #"\u005b"#]
    let elements = texts.map { #"{"messages":[{"role":"user","content":"\#($0)"}]}"# }
    let bytes = Array(("[" + elements.joined(separator: ",") + "]").utf8)
    let format = try #require(Detected.catalog.detect(bytes, fileName: nil))
    let whole = read(bytes, format, piece: nil)
    #expect(whole.lines.count == texts.count)
    let cut = read(bytes, format, piece: piece)
    #expect(cut.lines == whole.lines)
    #expect(cut.parts >= texts.count)
  }
}
