import ToneLint

/// What is known for the case that an element of a document is broken: how its neighbours begin.
struct Recovery {
  /// Where the conversation being read begins.
  private(set) var start = 0
  /// Whether nothing was read since the last error: then what goes wrong is its consequence, and nothing is said.
  var isLost = false
  /// A comma, white space, the bracket and the first key of an element, as the first one of the source has them.
  private(set) var signature: [UInt8] = []

  /// Notes the element that begins at `start`.
  mutating func begin(at start: Int, _ bytes: Span<UInt8>) {
    self.start = start
    guard signature.isEmpty else { return }
    var first = start
    while first > 0, isSpace(bytes[first - 1]) { first -= 1 }
    var end = start + 1
    while end < bytes.count, isSpace(bytes[end]) { end += 1 }
    guard end < bytes.count, bytes[end] == 0x22 else { return }
    end = firstStringStop(bytes, from: end + 1)
    guard end < bytes.count, bytes[end] == 0x22 else { return }
    signature = [0x2C]
    for index in first...end { signature.append(bytes[index]) }
  }

  /// Where the next element begins at or after `index`: behind a comma, it begins like the first; nil when there is none.
  func nextElement(_ bytes: Span<UInt8>, from index: Int) -> Int? {
    guard !signature.isEmpty, bytes.count >= signature.count else { return nil }
    var index = index
    while index <= bytes.count - signature.count {
      if bytes[index] == 0x2C, matches(bytes, at: index) { return index + 1 }
      index += 1
    }
    return nil
  }

  private func matches(_ bytes: Span<UInt8>, at index: Int) -> Bool {
    for offset in signature.indices where bytes[index + offset] != signature[offset] { return false }
    return true
  }
}

extension LayoutReader {
  /// Says what was wrong, and goes to where reading can go on: the next line of JSON Lines, the next element of a document.
  ///
  /// The first error behind a good element is looked back from, since what was missing may have swallowed the beginning of the next; after
  /// that the way is forward only, which keeps the work linear.
  mutating func recover(from error: JSONSyntaxError, _ bytes: Span<UInt8>) {
    if !recovery.isLost || !shape.spansLines {
      let end = min(error.offset + 1, bytes.count)
      scanner.json.faults.add(at: ByteRange(min(error.offset, end)..<end), error.message(bytes))
    }
    guard shape.spansLines else {
      level = 0
      scanner.json.index = firstLineFeed(bytes, from: scanner.json.index)
      return
    }
    let from = recovery.isLost ? max(error.offset, scanner.json.index) : min(recovery.start + 1, bytes.count)
    recovery.isLost = true
    level = shape.cutDepth
    let next = shape.place.steps.isEmpty ? nextObjectOnALine(bytes, from: from) : recovery.nextElement(bytes, from: from)
    scanner.json.index = max(next ?? bytes.count, recovery.start + 1)
  }

  /// The next line that begins with a brace, as a document written behind another does.
  private func nextObjectOnALine(_ bytes: Span<UInt8>, from start: Int) -> Int? {
    var line = firstLineFeed(bytes, from: start) + 1
    while line < bytes.count {
      if bytes[line] == 0x7B { return line }
      line = firstLineFeed(bytes, from: line) + 1
    }
    return nil
  }
}

/// White space of JSON (RFC 8259, section 2).
@inline(__always)
func isSpace(_ byte: UInt8) -> Bool { isBlank(byte) || byte == 0x0A || byte == 0x0D }
