/// The byte order mark at the start of a file (The Unicode Standard, section 23.8).
public enum ByteOrderMark {
  /// The encoding that a leading byte order mark tells, under a name that `EncodingConverter` takes, and the mark's length in
  /// bytes; nil when there is none. FF FE 00 00 is taken for UTF-32LE, though it could be UTF-16LE that starts with a NUL.
  public static func of(_ bytes: [UInt8]) -> (encoding: String, length: Int)? {
    for (mark, encoding) in marks where bytes.starts(with: mark) { return (encoding, mark.count) }
    return nil
  }

  /// The longer mark first where one starts with the other.
  private static let marks: [([UInt8], String)] = [
    ([0xEF, 0xBB, 0xBF], "UTF-8"),
    ([0xFF, 0xFE, 0x00, 0x00], "UTF-32LE"),
    ([0x00, 0x00, 0xFE, 0xFF], "UTF-32BE"),
    ([0xFF, 0xFE], "UTF-16LE"),
    ([0xFE, 0xFF], "UTF-16BE"),
  ]
}
