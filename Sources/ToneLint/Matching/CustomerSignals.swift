/// What customers said before a message.
struct CustomerSignals {
  /// A signal that held in a customer message.
  struct Hit {
    var frame: FrameIndex
    var message: MessageIndex
    /// Bytes of the conversation's text.
    var range: ByteRange
  }

  /// The customer messages of the conversation that are not looked at yet: only a match that asks for them makes it worth while.
  var pending: [MessageIndex] = []
  /// By frame, the last of its hits.
  private var latest: [FrameIndex: Hit] = [:]
  /// The first message of the latest block of customer messages: several in a row count as one.
  private var blockStart = MessageIndex(0)
  private var blockIsClosed = true

  mutating func removeAll() {
    pending.removeAll(keepingCapacity: true)
    latest.removeAll(keepingCapacity: true)
    blockStart = MessageIndex(0)
    blockIsClosed = true
  }

  /// Says that a customer message comes next.
  mutating func customerSpeaks(_ message: MessageIndex) {
    if blockIsClosed { blockStart = message }
    blockIsClosed = false
    pending.append(message)
  }

  /// Says that the agent's side answered: the next customer message begins a new block.
  mutating func agentSpeaks() { blockIsClosed = true }

  /// - Parameter hit: in no message before those of earlier hits.
  mutating func add(_ hit: Hit) { latest[hit.frame] = hit }

  /// Whether a signal held in the last customer message before now.
  func heldLast(_ frame: FrameIndex) -> Bool { latest[frame].map { $0.message >= blockStart } ?? false }

  /// Whether it held in any customer message.
  func everHeld(_ frame: FrameIndex) -> Bool { latest[frame] != nil }

  func latest(_ frame: FrameIndex) -> Hit? { latest[frame] }
}
