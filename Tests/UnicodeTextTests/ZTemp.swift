import Foundation
import Testing

@testable import UnicodeText

@Test func tempAll() throws {
  let names = try String(contentsOfFile: "/tmp/names.txt", encoding: .utf8).split(separator: "\n").map(String.init)
  for name in names {
    var bad = 0
    FileHandle.standardError.write(Data("AT \(name)\n".utf8))
    for round in 0..<20 {
      var generator = SeededGenerator(seed: 99 + UInt64(round))
      var bytes = generator.bytes(count: 150)
      if round % 3 == 0 { bytes = bytes.map { $0 & 0x7F } }
      if round % 3 == 1 { bytes = bytes.map { $0 | 0x80 } }
      guard var w = EncodingConverter(name: name, chunk: 8192) else { continue }
      let a = w.convert(bytes, from: 0)
      for chunk in [2, 3, 5] {
        guard var w = EncodingConverter(name: name, chunk: chunk) else { continue }
        let b = w.convert(bytes, from: 0)
        if a.utf8 != b.utf8 || a.invalid != b.invalid
          || (0...a.utf8.count).map(a.originalOffset) != (0...b.utf8.count).map(b.originalOffset)
        {
          bad += 1
        }
      }
    }
    if bad > 0 { FileHandle.standardError.write(Data("CHUNK \(name) \(bad)\n".utf8)) }
  }
}
