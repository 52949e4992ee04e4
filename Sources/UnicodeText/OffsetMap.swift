/// Where each character of a converted text stood in the original: UTF-8 offset to original offset, both in bytes.
///
/// Characters are packed into steps of one byte, one for up to eight neighbours that take the same room:
///
///     bit  7 6        5 4 3            2 1 0
///          UTF-8 - 1  original bytes   characters - 1
///
/// Every 64 steps, and behind a character of more than seven original bytes (escape sequences of ISO-2022), a checkpoint
/// notes both offsets. A lookup finds its checkpoint by binary search and walks at most 64 steps. So the map is exact and takes
/// an eighth of a byte a character at best, and 1.4 bytes at worst (three a byte of the original for nothing
/// but escape sequences).
struct OffsetMap: Sendable {
  private struct Checkpoint {
    var utf8: Int
    var original: Int
    /// The first step behind this checkpoint.
    var step: Int
  }

  private static let stepsPerCheckpoint = 64
  private static let longestStep = 7

  private var checkpoints: [Checkpoint] = []
  private var steps: [UInt8] = []
  private var utf8End = 0
  private var originalEnd: Int
  /// The last character, whose original length is known when the next one starts.
  private var last: (utf8Length: Int, original: Int)?

  /// An empty map for a text whose first character starts at or after `original`.
  init(original: Int) {
    originalEnd = original
  }

  /// Adds a character of 1...4 bytes of UTF-8 that starts at `original`, which is never less than the one before.
  mutating func append(utf8Length: Int, original: Int) {
    closeLast(at: original)
    last = (utf8Length, original)
  }

  /// Tells where the original ends; nothing is appended afterwards.
  mutating func finish(original: Int) {
    closeLast(at: original)
    last = nil
    originalEnd = original
  }

  /// The original offset of the character that the byte at `offset` belongs to; the original's end for the end and beyond.
  func originalOffset(ofUTF8 offset: Int) -> Int {
    if offset >= utf8End { return originalEnd }
    if offset < 0 { return checkpoints.first?.original ?? originalEnd }
    var low = 0
    var high = checkpoints.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if checkpoints[middle].utf8 <= offset { low = middle } else { high = middle }
    }
    var utf8 = checkpoints[low].utf8
    var original = checkpoints[low].original
    for step in steps[checkpoints[low].step...] {
      let utf8Length = Int(step >> 6) + 1
      let originalLength = Int(step >> 3 & 7)
      let count = Int(step & 7) + 1
      if offset < utf8 + count * utf8Length { return original + (offset - utf8) / utf8Length * originalLength }
      utf8 += count * utf8Length
      original += count * originalLength
    }
    return originalEnd
  }

  private mutating func closeLast(at original: Int) {
    guard let last else { return }
    let length = original - last.original
    // A step longer than seven bytes is cut short; its character is the last before a checkpoint, so nobody counts on it.
    let step = UInt8(last.utf8Length - 1) << 6 | UInt8(min(length, Self.longestStep)) << 3
    let startsBlock = checkpoints.isEmpty || steps.count - checkpoints.last!.step >= Self.stepsPerCheckpoint
    if !startsBlock, originalEnd == last.original, let previous = steps.last, previous & 0xF8 == step, previous & 7 < 7 {
      steps[steps.count - 1] = previous + 1
    } else {
      if startsBlock || originalEnd != last.original {
        checkpoints.append(Checkpoint(utf8: utf8End, original: last.original, step: steps.count))
      }
      steps.append(step)
    }
    utf8End += last.utf8Length
    // Where the steps lead; differs from `original` behind a step that was cut short, which calls for a checkpoint.
    originalEnd = last.original + min(length, Self.longestStep)
  }
}
