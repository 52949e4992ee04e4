/// The index of a message within its conversation, 0-based.
public struct MessageIndex: Hashable, Comparable, Sendable {
  public var value: Int
  public init(_ value: Int) { self.value = value }
  public static func < (left: MessageIndex, right: MessageIndex) -> Bool { left.value < right.value }
}

/// One message. All ranges are bytes of the conversation's `text`.
public struct Message: Sendable {
  public var role: Role
  /// The words of the message, without markup, escapes undone.
  public var text: ByteRange
  /// The speaker's name as written; empty when there is none.
  public var speaker: ByteRange
  /// The time as written; empty when there is none. `Timestamp` reads it when a rule needs it.
  public var time: ByteRange

  public init(role: Role, text: ByteRange, speaker: ByteRange = ByteRange(0, 0), time: ByteRange = ByteRange(0, 0)) {
    self.role = role
    self.text = text
    self.speaker = speaker
    self.time = time
  }
}

/// One conversation: who said what, in order, and where in the source each character stands.
///
/// Readers fill one value again and again (`removeAll` keeps the memory), so that a gigabyte costs no allocation a message.
public struct Conversation: Sendable {
  /// All strings of the conversation one after the other, decoded: texts, speakers, times, the id.
  public var text: [UInt8] = []
  /// From `text` to the bytes of the source.
  public var map = SourceMap()
  public var messages: [Message] = []
  /// The conversation's id as written, a range of `text`; empty when the input has none.
  public var id = ByteRange(0, 0)
  /// Labels for `tonelint eval`, when the reader was asked to keep them.
  public var labels: [Label] = []

  /// What a careful reader marked in a message.
  public struct Label: Hashable, Sendable {
    public var message: MessageIndex
    /// The category's id.
    public var category: String
    /// The marked words.
    public var quote: String

    public init(message: MessageIndex, category: String, quote: String) {
      self.message = message
      self.category = category
      self.quote = quote
    }
  }

  /// The first message that stands in the source; those before were read from elsewhere (`--context`) and have no place in it.
  public var firstOwnMessage = 0

  public init() {}

  public mutating func removeAll() {
    firstOwnMessage = 0
    text.removeAll(keepingCapacity: true)
    messages.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    map.removeAll()
    id = ByteRange(0, 0)
  }

  /// Where a label's quote stands; the whole message where it is not a part of it.
  public func place(of label: Label) -> ByteRange {
    let message = messages[label.message.value].text
    let quote = Array(label.quote.utf8)
    guard !quote.isEmpty, let place = text[message.indices].firstRange(of: quote) else { return message }
    return ByteRange(place)
  }

  /// A range of `text` as a string; ill-formed bytes become U+FFFD.
  public func string(_ range: ByteRange) -> String {
    String(decoding: text[range.indices], as: UTF8.self)
  }
}
