internal import CICU

/// A guess at the encoding of bytes that carry no byte order mark and no declaration, by ICU's statistics over byte pairs
/// and triples (ucsdet). It needs a few hundred bytes to be worth anything, and calls plain ASCII by the name of some superset.
@safe public struct EncodingDetector: ~Copyable {
  private var detector: OpaquePointer?

  /// Opens nothing: ICU's detector is opened at first use.
  public init() {}

  deinit {
    if let detector = unsafe detector { unsafe cicu_detector_close(detector) }
  }

  /// The likeliest encoding of the first `limit` bytes, under a name that `EncodingConverter` takes ("UTF-8", "windows-1252",
  /// "Shift_JIS"), and a confidence of 0...100 (ICU's own scale: 10 is a guess, 100 is certain). Nil when nothing fits or
  /// there are no bytes.
  public mutating func detect(_ bytes: [UInt8], limit: Int) -> (name: String, confidence: Int)? {
    let count = min(bytes.count, max(limit, 0), Int(Int32.max))
    if count == 0 { return nil }
    guard let detector = unsafe self.detector ?? cicu_detector_open() else { fatalError("ICU's encoding detector is missing") }
    unsafe self.detector = unsafe detector
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      var confidence: Int32 = 0
      guard let name = unsafe cicu_detect(detector, buffer.baseAddress, Int32(count), &confidence) else { return nil }
      return unsafe (String(cString: name), Int(confidence))
    }
  }
}
