internal import UnicodeText

extension SourceDecoder {
  /// The encoding that bytes without byte order mark and declaration are in, if it is not UTF-8.
  static func likelyEncoding(of bytes: [UInt8]) -> String? {
    if let wide = wideEncoding(of: bytes) { return wide }
    guard let first = UTF8Validation.firstIllFormed(in: bytes, range: 0..<bytes.count) else { return nil }
    let start = max(0, first.lowerBound - sampleLength / 2)
    let sample = Array(bytes[start..<min(bytes.count, start + sampleLength)])
    let illFormed = UTF8Validation.illFormedRanges(in: sample, range: 0..<sample.count, limit: sample.count)
    let wellFormed = leadBytes(sample, outside: illFormed)
    guard illFormed.count > strayBytes, illFormed.count > wellFormed * multiByteWeight else { return nil }
    var detector = EncodingDetector()
    guard let guess = detector.detect(sample, limit: sample.count), guess.confidence >= leastConfidence else { return nil }
    guard multiByteEncodings.contains(guess.name) || illFormed.count > wellFormed * wellFormedWeight else { return nil }
    switch guess.name {
    case "UTF-8": return nil
    // As browsers do: what calls itself Latin-1 is Windows-1252, which has characters where Latin-1 has controls.
    case "ISO-8859-1": return "windows-1252"
    default: return guess.name
    }
  }

  /// UTF-16 and UTF-32 without byte order mark: text in them is full of zero bytes, always on the same side.
  private static func wideEncoding(of bytes: [UInt8]) -> String? {
    let count = min(bytes.count, 4096) & ~3
    guard count >= 8 else { return nil }
    var zeros = [0, 0, 0, 0]
    for index in 0..<count where bytes[index] == 0 { zeros[index & 3] += 1 }
    let quarter = count / 4
    if zeros[2] == quarter, zeros[3] == quarter, zeros[0] == 0 { return "UTF-32LE" }
    if zeros[0] == quarter, zeros[1] == quarter, zeros[3] == 0 { return "UTF-32BE" }
    let even = zeros[0] + zeros[2]
    let odd = zeros[1] + zeros[3]
    if odd * 4 > quarter * 2, even * 20 < odd { return "UTF-16LE" }
    if even * 4 > quarter * 2, odd * 20 < even { return "UTF-16BE" }
    return nil
  }

  /// How many characters beyond ASCII are well-formed.
  private static func leadBytes(_ bytes: [UInt8], outside illFormed: [Range<Int>]) -> Int {
    var leads = 0
    for byte in bytes where byte >= 0xC0 { leads += 1 }
    for stretch in illFormed where bytes[stretch.lowerBound] >= 0xC0 { leads -= 1 }
    return leads
  }
}
