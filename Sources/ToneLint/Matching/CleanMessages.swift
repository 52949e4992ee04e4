/// Messages in which nothing matched, remembered by their hashes: archives say the same again and again ("Is there anything else…"), and what matched nothing
/// once matches nothing again. One a worker.
///
/// A table that grows up to a limit; then the newer takes the place of the older. Hashes are of 64 bits and seeded anew in each run (SipHash), so that no text
/// can be made that passes for another.
struct CleanMessages {
  /// 0 where none stands.
  private var hashes = Array(repeating: 0, count: 1 << 10)
  /// How many there are at most.
  private var count = 0

  /// The hash of a message, which is never 0.
  ///
  /// - Parameter isOpening: as `RoleSet.isOpening(_:)` has it: cues look at it.
  static func hash(_ text: [UInt8], _ range: ByteRange, _ role: Role, isOpening: Bool) -> Int {
    var hasher = Hasher()
    hasher.combine(role)
    hasher.combine(isOpening)
    let span = text.span.extracting(Int(range.start)..<Int(range.end))
    unsafe span.withUnsafeBytes { bytes in unsafe hasher.combine(bytes: bytes) }
    return hasher.finalize() | 1
  }

  func contains(_ hash: Int) -> Bool { hashes[slot(hash)] == hash }

  mutating func insert(_ hash: Int) {
    if count * 2 > hashes.count, hashes.count < Limits.cleanMessages { grow() }
    if hashes[slot(hash)] == 0 { count += 1 }
    hashes[slot(hash)] = hash
  }

  private mutating func grow() {
    let old = hashes
    hashes = Array(repeating: 0, count: old.count * 2)
    for hash in old where hash != 0 { hashes[slot(hash)] = hash }
  }

  private func slot(_ hash: Int) -> Int { hash >> 1 & (hashes.count - 1) }
}
