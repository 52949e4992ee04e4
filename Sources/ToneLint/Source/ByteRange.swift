/// A half-open range of bytes, as two 32-bit offsets: small enough to be carried by every token and every source-map run.
///
/// What the offsets count from (a conversation's text, a segment of a file) is said where a range is stored.
public struct ByteRange: Hashable, Sendable {
  /// First byte of the range.
  public var start: UInt32
  /// First byte after the range.
  public var end: UInt32

  @inlinable
  public init(_ start: UInt32, _ end: UInt32) {
    self.start = start
    self.end = end
  }

  @inlinable
  public init(_ range: Range<Int>) {
    self.init(UInt32(truncatingIfNeeded: range.lowerBound), UInt32(truncatingIfNeeded: range.upperBound))
  }

  /// Length in bytes.
  @inlinable
  public var count: Int { Int(end) - Int(start) }

  @inlinable
  public var isEmpty: Bool { end <= start }

  /// The same range as array indices.
  @inlinable
  public var indices: Range<Int> { Int(start)..<Int(max(start, end)) }

  /// Whether both ranges share at least one byte.
  @inlinable
  public func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }

  /// Whether `other` lies within this range.
  @inlinable
  public func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }
}
