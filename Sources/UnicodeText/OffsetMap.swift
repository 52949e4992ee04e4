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

  /// The characters that are not packed yet: `count` of them, each of `utf8Length` bytes and all but the last known to take
  /// `originalLength`, which means nothing while there is only one. The next one joins them if it starts at `next`.
  private var run = (start: 0, count: 0, utf8Length: 0, originalLength: 0, next: -1)

  /// An empty map for a text whose first character starts at or after `original`.
  init(original: Int) {
    originalEnd = original
  }

  /// Adds a character of 1...4 bytes of UTF-8 that starts at `original`, which is never less than the one before.
  mutating func append(utf8Length: Int, original: Int) {
    if utf8Length == run.utf8Length, original == run.next {
      run.count += 1
      run.next += run.originalLength
    } else {
      startRun(utf8Length: utf8Length, original: original)
    }
  }

  /// Tells where the original ends; nothing is appended afterwards.
  mutating func finish(original: Int) {
    startRun(utf8Length: 0, original: original)
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

  /// Packs the run, now that its last character is known to end at `original`, but for what can go on with a new one there.
  private mutating func startRun(utf8Length: Int, original: Int) {
    let last = run.count > 1 ? run.start + (run.count - 1) * run.originalLength : run.start
    let lastLength = original - last
    if run.count > 1 { pack(count: run.count - 1, originalLength: run.originalLength) }
    if run.count > 0, utf8Length == run.utf8Length {
      run = (last, 2, utf8Length, lastLength, original + lastLength)
    } else {
      if run.count > 0 {
        run.start = last
        pack(count: 1, originalLength: lastLength)
      }
      run = (original, 1, utf8Length, 0, -1)
    }
  }

  /// Packs the first `count` characters of the run into steps.
  private mutating func pack(count: Int, originalLength: Int) {
    // A longer character is cut short. What follows does not start where the steps lead then, and gets a checkpoint.
    let length = min(originalLength, Self.longestStep)
    var left = count
    var start = run.start
    while left > 0 {
      let packed = originalLength > Self.longestStep ? 1 : min(left, 8)
      if checkpoints.isEmpty || originalEnd != start || steps.count - checkpoints[checkpoints.count - 1].step >= Self.stepsPerCheckpoint {
        checkpoints.append(Checkpoint(utf8: utf8End, original: start, step: steps.count))
      }
      steps.append(UInt8(run.utf8Length - 1) << 6 | UInt8(length) << 3 | UInt8(packed - 1))
      utf8End += packed * run.utf8Length
      originalEnd = start + packed * length
      start += packed * originalLength
      left -= packed
    }
  }
}
