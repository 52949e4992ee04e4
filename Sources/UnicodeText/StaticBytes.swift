/// Bytes that neither move nor change: a part of the program's own image, or a copy.
@safe
public final class StaticBytes: @unchecked Sendable {
  private let buffer: UnsafeRawBufferPointer
  private let isOwned: Bool

  /// - Parameter start: `count` bytes that stay as they are as long as the program runs.
  public init(start: UnsafeRawPointer, count: Int) {
    unsafe buffer = UnsafeRawBufferPointer(start: start, count: count)
    isOwned = false
  }

  /// A copy of some bytes, aligned to 64.
  public init(_ bytes: some Collection<UInt8>) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
    unsafe copy.copyBytes(from: bytes)
    unsafe buffer = UnsafeRawBufferPointer(copy)
    isOwned = true
  }

  init<Element: BitwiseCopyable>(copying values: [Element]) {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: values.count * MemoryLayout<Element>.stride, alignment: 64)
    unsafe values.withUnsafeBytes { unsafe copy.copyMemory(from: $0) }
    unsafe buffer = UnsafeRawBufferPointer(copy)
    isOwned = true
  }

  deinit {
    if isOwned { unsafe buffer.deallocate() }
  }

  public var count: Int { unsafe buffer.count }

  /// The values that stand one after the other from a place on, in the byte order of the machine.
  ///
  /// - Parameters:
  ///   - offset: of the first value's first byte.
  ///   - count: how many. Traps where they would reach past the end, or are not aligned.
  public func array<Element: BitwiseCopyable>(of type: Element.Type, at offset: Int, count: Int) -> FixedArray<Element> {
    let size = count * MemoryLayout<Element>.stride
    precondition(offset >= 0 && count >= 0 && size <= self.count - offset, "read past the end")
    let bytes = unsafe UnsafeRawBufferPointer(rebasing: buffer[offset..<offset + size])
    precondition(count == 0 || Int(bitPattern: bytes.baseAddress) % MemoryLayout<Element>.alignment == 0, "not aligned")
    return unsafe FixedArray(owner: self, elements: bytes.bindMemory(to: type))
  }

  /// One value; traps where it would reach past the end.
  public func value<Element: BitwiseCopyable>(of type: Element.Type, at offset: Int) -> Element {
    precondition(offset >= 0 && MemoryLayout<Element>.size <= count - offset, "read past the end")
    return unsafe buffer.loadUnaligned(fromByteOffset: offset, as: Element.self)
  }
}
