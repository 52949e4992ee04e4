import ToneLint
import TranscriptFormats

/// A conversation as tests compare it: strings instead of ranges.
struct ReadConversation: Equatable {
  var id = ""
  var messages: [ReadMessage] = []
  var labels: [Conversation.Label] = []

  init(_ conversation: borrowing Conversation) {
    id = conversation.string(conversation.id)
    for message in conversation.messages { messages.append(ReadMessage(message, in: conversation)) }
    labels = conversation.labels
  }

  /// One line a message, `role speaker|time|text`.
  var lines: [String] { messages.map(\.line) }
}

struct ReadMessage: Equatable {
  var role: Role
  var speaker: String
  var time: String
  var text: String

  init(_ message: Message, in conversation: borrowing Conversation) {
    role = message.role
    speaker = conversation.string(message.speaker)
    time = conversation.string(message.time)
    text = conversation.string(message.text)
  }

  var line: String { "\(role.name) \(speaker)|\(time)|\(text)" }
}

struct Reading {
  var conversations: [ReadConversation] = []
  var faults: [InputFault] = []

  init(_ reader: consuming some TranscriptReader, _ text: String) { self.init(reader, Array(text.utf8)) }

  init(_ reader: consuming some TranscriptReader, _ bytes: [UInt8], check: ((borrowing Conversation) -> Void)? = nil) {
    var conversations: [ReadConversation] = []
    reader.read(Source(name: "test", bytes: bytes), faults: &faults) { conversation in
      check?(conversation)
      conversations.append(ReadConversation(conversation))
    }
    self.conversations = conversations
  }

  var lines: [String] { conversations.flatMap(\.lines) }
}

/// What must hold of every conversation whatever the input: all ranges within the text, all places within the source.
func isSound(_ conversation: borrowing Conversation, sourceCount: Int) -> Bool {
  for message in conversation.messages {
    for range in [message.text, message.speaker, message.time] {
      guard range.start <= range.end, Int(range.end) <= conversation.text.count else { return false }
      let place = conversation.map.source(of: range)
      guard range.isEmpty || place.start <= place.end && Int(place.end) <= sourceCount else { return false }
    }
  }
  return true
}

/// Bytes that look random and are the same every time.
struct SampleBytes: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }

  mutating func bytes(_ count: Int, from alphabet: [UInt8]) -> [UInt8] {
    (0..<count).map { _ in alphabet.randomElement(using: &self) ?? 0 }
  }
}
