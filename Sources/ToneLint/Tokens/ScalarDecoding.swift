extension Span<UInt8> {
  /// The character at a place of UTF-8 text, and its length in bytes; `nil` where none begins there or it goes on past `end`.
  @inline(__always)
  func scalar(at offset: Int, before end: Int) -> (value: UInt32, length: Int)? {
    let first = self[offset]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, offset + length <= end else { return nil }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for next in offset + 1..<offset + length {
      guard self[next] & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(self[next] & 0x3F)
    }
    return (value, length)
  }
}
