import Testing

@testable import TranscriptFormats

/// The scanners that look at eight bytes at a time, against loops over one.
struct ByteScanningTests {
  @Test(arguments: 0..<50)
  func agreesWithTheObviousLoop(seed: Int) {
    var random = SampleBytes(state: UInt64(seed))
    let plain: [UInt8] = seed % 2 == 0 ? Array(0...255) : [0x61, 0x7F, 0x80, 0xC2, 0xFF, 0x21, 0x23, 0x5B, 0x5D]
    let alphabet = plain + [0x85, 0x0A, 0x0D, 0x22, 0x5C, 0x1F, 0x20]
    let bytes = random.bytes(70, from: alphabet)
    let span = bytes.span
    for start in 0...bytes.count {
      #expect(firstStringStop(span, from: start) == bytes[start...].firstIndex { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C } ?? bytes.count)
      #expect(firstLineFeed(span, from: start) == bytes[start...].firstIndex(of: 0x0A) ?? bytes.count)
      let end = firstLineEnd(span, from: start)
      let expected = slowLineEnd(bytes, start)
      #expect(end.start == expected.lowerBound && end.next == expected.upperBound)
    }
  }

  private func slowLineEnd(_ bytes: [UInt8], _ start: Int) -> Range<Int> {
    for index in start..<bytes.count {
      if bytes[index] == 0x0A { return index..<index + 1 }
      if bytes[index] == 0x0D { return index..<(index + 1 < bytes.count && bytes[index + 1] == 0x0A ? index + 2 : index + 1) }
      if bytes[index] == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0x85 { return index..<index + 2 }
    }
    return bytes.count..<bytes.count
  }
}
