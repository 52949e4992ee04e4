internal import UnicodeText

/// A stretch of one input, as UTF-8 bytes, with what is needed to speak of places in the original file.
///
/// A whole small file is one source; a large line-based file (JSON Lines) is cut at line ends into several, each with the offset and
/// the line number at which it begins, so that they can be read one after the other or side by side.
public struct Source: Sendable {
  /// The name that diagnostics print: a path as given, or `<stdin>`.
  public var name: String
  /// The text as UTF-8. It may hold ill-formed sequences: readers and the tokenizer pass them through, `faults` locates them.
  public var bytes: [UInt8]
  /// Where `bytes[0]` stands in the original file, in bytes.
  public var baseOffset: Int
  /// The 1-based line on which `bytes[0]` stands.
  public var baseLine: Int
  /// How many bytes stand before `bytes[0]` on its line: more than 0 where a document was cut within a line.
  public var baseColumn = 0
  /// For input that was converted from another encoding: from offsets in `bytes` to offsets in the file. `nil` for UTF-8 in place.
  public var original: OriginalOffsets?

  public init(name: String, bytes: [UInt8], baseOffset: Int = 0, baseLine: Int = 1, original: OriginalOffsets? = nil) {
    self.name = name
    self.bytes = bytes
    self.baseOffset = baseOffset
    self.baseLine = baseLine
    self.original = original
  }

  /// Whether no source of the same file goes before.
  public var isBeginning: Bool { baseLine == 1 && baseColumn == 0 }

  /// The offset in the original file, in bytes, of an offset in `bytes`.
  public func fileOffset(_ offset: UInt32) -> Int {
    baseOffset + (original?.offset(of: Int(offset)) ?? Int(offset))
  }
}

/// Maps offsets in converted UTF-8 text to offsets in the bytes that it was converted from.
public struct OriginalOffsets: Sendable {
  private let converted: Converted
  private let start: Int

  /// For a source whose bytes are those of `converted` from `start` on.
  init(_ converted: Converted, from start: Int = 0) {
    self.converted = converted
    self.start = start
  }

  /// The same for a source that begins `count` bytes later. Its `baseOffset` is 0: offsets are always those of the whole file.
  public func dropping(_ count: Int) -> OriginalOffsets { OriginalOffsets(converted, from: start + count) }

  /// The original offset of the character that holds the converted byte at `offset`.
  public func offset(of offset: Int) -> Int { converted.originalOffset(ofUTF8: start + offset) }
}
