internal import UnicodeText

/// Makes a `Source` of the bytes of a file: UTF-8 is used in place, everything else is converted by ICU.
///
/// The encoding is, in this order: what a byte order mark says; what was declared; UTF-16 or UTF-32 if the zero bytes say so; UTF-8,
/// unless more than `strayBytes` parts are ill-formed and hardly any character beyond ASCII is well-formed; then what ICU detects,
/// and UTF-8 again if it is not sure.
public enum SourceDecoder {
  /// So many ill-formed parts are taken for damage to UTF-8, not for another encoding.
  static let strayBytes = 3
  /// How many ill-formed parts one well-formed character beyond ASCII outweighs: other encodings hardly ever look like UTF-8,
  /// except that one of seven pairs of GB 18030 and its like does.
  static let wellFormedWeight = 8
  static let multiByteWeight = 2
  static let multiByteEncodings: Set<String> = ["GB18030", "Big5", "EUC-KR", "EUC-JP", "Shift_JIS"]
  /// How much of a file is looked at to tell its encoding.
  static let sampleLength = 1 << 20
  /// ICU's confidence, of 100, below which its guess is not taken.
  static let leastConfidence = 20

  /// Decodes a whole file. `encoding` is the declared one, by any name that ICU knows.
  ///
  /// Faults are located in the bytes of the source. Ill-formed UTF-8 stays in the source as it is.
  public static func decode(
    name: String, bytes: consuming [UInt8], encoding: String? = nil
  ) -> (source: Source, faults: [InputFault]) {
    var log = FaultLog()
    truncate(&bytes, &log)
    var bytes = bytes
    if let mark = ByteOrderMark.of(bytes) {
      if let encoding, !isSame(encoding, mark.encoding) {
        log.add(.note, at: ByteRange(0, 0), "the byte order mark says \(mark.encoding), not \(encoding)")
      }
      if mark.encoding == "UTF-8" {
        bytes.removeFirst(mark.length)
        return finish(utf8(name: name, bytes: bytes, baseOffset: mark.length, log: &log), log)
      }
      return finish(convert(name: name, bytes: bytes, from: mark.length, encoding: mark.encoding, log: &log), log)
    }
    if let encoding, !isSame(encoding, "UTF-8") {
      if let source = convert(name: name, bytes: bytes, from: 0, encoding: encoding, log: &log) { return finish(source, log) }
      log.add(at: ByteRange(0, 0), "unknown encoding \"\(encoding)\"; examples are UTF-8, UTF-16, windows-1252, Shift_JIS")
    }
    let guess = encoding == nil ? likelyEncoding(of: bytes) : nil
    if let guess, let source = convert(name: name, bytes: bytes, from: 0, encoding: guess, log: &log) {
      log.add(.note, at: ByteRange(0, 0), "read as \(guess), which it looks like; say --encoding NAME if it is another")
      return finish(source, log)
    }
    return finish(utf8(name: name, bytes: bytes, baseOffset: 0, log: &log), log)
  }

  /// Takes a stretch of a UTF-8 file, cut at line ends, in place.
  public static func decodeSegment(
    name: String, bytes: consuming [UInt8], baseOffset: Int, baseLine: Int
  ) -> (source: Source, faults: [InputFault]) {
    var log = FaultLog()
    var source = utf8(name: name, bytes: bytes, baseOffset: baseOffset, log: &log)
    source.baseLine = baseLine
    return finish(source, log)
  }

  private static func finish(_ source: Source?, _ log: FaultLog) -> (source: Source, faults: [InputFault]) {
    var log = log
    var faults: [InputFault] = []
    log.drain(into: &faults)
    return (source ?? Source(name: "", bytes: []), faults)
  }

  private static func utf8(name: String, bytes: consuming [UInt8], baseOffset: Int, log: inout FaultLog) -> Source {
    var start = 0
    while let stretch = UTF8Validation.firstIllFormed(in: bytes, range: start..<bytes.count) {
      log.add(at: ByteRange(stretch), "ill-formed UTF-8 (\(hexadecimal(bytes[stretch]))); read as U+FFFD")
      start = stretch.upperBound
    }
    return Source(name: name, bytes: bytes, baseOffset: baseOffset)
  }

  /// Converts `bytes[start...]`; nil when ICU knows no such encoding.
  private static func convert(name: String, bytes: [UInt8], from start: Int, encoding: String, log: inout FaultLog) -> Source? {
    guard var converter = EncodingConverter(name: encoding) else { return nil }
    var input = bytes
    if input.count > Int(Int32.max) {
      input.removeLast(input.count - Int(Int32.max))
      log.add(at: ByteRange(0, 0), "only the first 2 GiB are read in this encoding; UTF-8 has no such limit")
    }
    let converted = converter.convert(input, from: start, invalidLimit: Limits.faultsPerSource)
    var place = 0
    for stretch in converted.invalid {
      while place < converted.utf8.count, converted.originalOffset(ofUTF8: place) < stretch.lowerBound {
        place = nextReplacement(converted.utf8, after: place)
      }
      let range = min(place, converted.utf8.count)..<min(place + 3, converted.utf8.count)
      log.add(at: ByteRange(range), "no \(encoding) (\(hexadecimal(bytes[stretch]))); read as U+FFFD")
    }
    let rest = converted.invalidCount - converted.invalid.count
    if rest > 0 { log.add(at: ByteRange(place..<place), "\(rest) more places are no \(encoding)") }
    return Source(name: name, bytes: converted.utf8, original: OriginalOffsets(converted))
  }

  private static func truncate(_ bytes: inout [UInt8], _ log: inout FaultLog) {
    guard bytes.count > Int(UInt32.max) else { return }
    bytes.removeLast(bytes.count - Int(UInt32.max))
    log.add(at: ByteRange(0, 0), "only the first 4 GiB of a file that cannot be cut at line ends are read")
  }

  /// Whether two names of encodings are the same but for case, hyphens and underscores; "UTF-16" covers both byte orders.
  private static func isSame(_ left: String, _ right: String) -> Bool {
    func plain(_ name: String) -> String { name.lowercased().filter { $0 != "-" && $0 != "_" } }
    let left = plain(left)
    let right = plain(right)
    return left == right || (left == "utf16" || left == "utf32") && right.hasPrefix(left)
  }
}

/// Bytes as messages show them: "C3 28".
private func hexadecimal(_ bytes: ArraySlice<UInt8>) -> String {
  bytes.map { ($0 < 0x10 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined(separator: " ")
}

/// Where the next U+FFFD begins in UTF-8 text, behind the character at `place`; the end if there is none.
private func nextReplacement(_ text: [UInt8], after place: Int) -> Int {
  var index = place + 1
  while index + 2 < text.count {
    if text[index] == 0xEF, text[index + 1] == 0xBF, text[index + 2] == 0xBD { return index }
    index += 1
  }
  return text.count
}
