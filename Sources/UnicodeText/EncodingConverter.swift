internal import CICU

/// Converts bytes of one encoding to UTF-8 and keeps the way back (ICU's ucnv with offsets).
///
/// ICU is given all that is left of the input and a small target, so no character is ever split between two calls, except
/// that the second half of a surrogate pair may have to wait for the next. It stops at each ill-formed stretch, which so
/// keeps its exact place.
///
/// Places are exact: checked against ICU's `ucnv_getNextUChar`, which converts one character at a time, on random bytes in all
/// encodings that ICU 72 has. The dozen that failed are refused (UTF-7, SCSU, ISCII, GSM 03.38 and the like, listed in CICU.c).
@safe public struct EncodingConverter: ~Copyable {
  private let converter: OpaquePointer
  private var units: [UInt16]
  private var starts: [Int32]

  /// The converter for an encoding by any name or alias that ICU knows ("windows-1252", "Shift_JIS", "utf-16le", "latin1"),
  /// whatever the case; nil when it knows none, or cannot be
  /// trusted with the places.
  public init?(name: String) {
    self.init(name: name, chunk: 8192)
  }

  /// `chunk` is the number of UTF-16 units that a call of ICU may write; only tests choose it.
  init?(name: String, chunk: Int) {
    // ICU takes an empty name for the platform's encoding and would not see what follows a NUL.
    guard !name.isEmpty, !name.utf8.contains(0), let opened = unsafe cicu_converter_open(name) else { return nil }
    unsafe converter = unsafe opened
    units = [UInt16](repeating: 0, count: chunk)
    starts = [Int32](repeating: 0, count: chunk)
  }

  deinit {
    unsafe cicu_converter_close(converter)
  }

  /// Converts `bytes[start...]`. Never fails: what cannot be converted becomes U+FFFD and is listed, the first
  /// `invalidLimit` stretches of it. Linear in the bytes. Positions in the result count from the start of `bytes`.
  ///
  /// - Precondition: `start` is 0...`bytes.count`, and `bytes` holds at most `Int32.max` bytes (ICU's limit).
  public mutating func convert(_ bytes: [UInt8], from start: Int, invalidLimit: Int = 1000) -> Converted {
    precondition(start >= 0 && start <= bytes.count, "start outside the bytes")
    precondition(bytes.count <= Int(Int32.max), "ICU converts at most 2 GiB - 1")
    unsafe cicu_converter_reset(converter)
    var sink = ConversionSink(start: start, capacity: bytes.count - start, invalidLimit: invalidLimit)
    var position = start
    while true {
      let step = convertStep(bytes, from: position)
      sink.append(units, starts, count: step.written, base: position)
      var end = position + step.consumed
      if step.outcome == CICU_CONVERSION_ILL_FORMED {
        // A fault that took nothing would come again for ever. ICU has none that is known; a byte is skipped all the same.
        if step.consumed == 0, step.illFormed == 0, end < bytes.count { end += 1 }
        sink.appendInvalid(max(position, end - max(step.illFormed, 1))..<end)
      }
      if step.outcome == CICU_CONVERSION_DONE || end == bytes.count && step.outcome == CICU_CONVERSION_ILL_FORMED {
        return sink.finish(end: bytes.count)
      }
      position = end
    }
  }

  private mutating func convertStep(
    _ bytes: [UInt8], from position: Int
  ) -> (outcome: CICUConversion, consumed: Int, written: Int, illFormed: Int) {
    var consumed: Int64 = 0
    var written: Int32 = 0
    var illFormed: Int32 = 0
    let outcome = unsafe bytes.withUnsafeBufferPointer { source in
      unsafe units.withUnsafeMutableBufferPointer { units in
        unsafe starts.withUnsafeMutableBufferPointer { starts in
          unsafe cicu_convert(
            converter, source.baseAddress.map { unsafe $0 + position }, Int64(source.count - position), units.baseAddress,
            starts.baseAddress, Int32(units.count), &consumed, &written, &illFormed)
        }
      }
    }
    return (outcome, Int(consumed), Int(written), Int(illFormed))
  }
}
