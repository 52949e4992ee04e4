import ToneLint

/// Cuts a JSON document between the elements of the array that holds its conversations, or behind whole documents. It knows brackets and
/// strings only; what is wrong with the rest is for the reader to say.
struct DocumentCutter: PartCutter {
  private let depth: Int
  /// The key behind which the array must stand; nil for any.
  private let key: [UInt8]?
  private let cutsDocuments: Bool

  private var index = 0
  private var isInString = false
  /// Whether the next byte belongs to an escape, when the bytes ended behind a backslash.
  private var isEscaped = false
  private var open = 0
  /// Whether the container at `depth` is the array with the conversations.
  private var isInside = false
  /// The last string one level above, which is the key if the array follows.
  private var lastKey: [UInt8] = []
  private var lastCut: Int?

  init(_ layout: Layout, _ shape: DocumentShape) {
    depth = shape.cutDepth
    // A conversation that is the whole document is cut from the next document; one document with all messages is not cut.
    cutsDocuments = depth == 0 && layout.grouping == .none
    if depth > 1, case .key(let name) = shape.place.steps[depth - 2] { key = Array(name.utf8) } else { key = nil }
  }

  mutating func cut(_ bytes: [UInt8]) -> Int? {
    let bytes = bytes.span
    while index < bytes.count { step(bytes) }
    guard let cut = lastCut else { return nil }
    lastCut = nil
    index -= cut
    return cut
  }

  private mutating func step(_ bytes: Span<UInt8>) {
    if isInString { return endString(bytes) }
    let byte = bytes[index]
    index += 1
    switch byte {
    case 0x22:
      isInString = true
      if open == depth - 1 { lastKey.removeAll(keepingCapacity: true) }
    case 0x5B, 0x7B:
      open += 1
      if open == depth { isInside = byte == 0x5B && (key == nil || key == lastKey) }
    case 0x5D, 0x7D:
      open = max(0, open - 1)
      if open == 0, cutsDocuments { lastCut = index }
    case 0x2C where open == depth && isInside && depth > 0: lastCut = index
    default: break
    }
  }

  /// Goes on to the end of a string. A line end within one is a fault, and ends it here as it does for the reader.
  private mutating func endString(_ bytes: Span<UInt8>) {
    if isEscaped { index += 1 }
    isEscaped = false
    let stop = firstStringStop(bytes, from: index)
    if open == depth - 1, key != nil, lastKey.count < 64 {
      for place in index..<min(stop, index + 64) { lastKey.append(bytes[place]) }
    }
    index = stop
    guard stop < bytes.count else { return }
    switch bytes[stop] {
    case 0x5C:
      index = min(stop + 2, bytes.count)
      isEscaped = stop + 1 == bytes.count
    case 0x22, 0x0A:
      isInString = false
      index = stop + 1
    default: index = stop + 1
    }
  }
}
