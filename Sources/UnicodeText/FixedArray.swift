/// Values that stand in `StaticBytes` and are used where they stand: for tables that a program brings along, of which most runs look at little.
@safe @frozen
public struct FixedArray<Element: BitwiseCopyable & Sendable>: RandomAccessCollection, ExpressibleByArrayLiteral, @unchecked Sendable {
  /// Keeps the memory.
  @usableFromInline let owner: StaticBytes
  @usableFromInline let elements: UnsafeBufferPointer<Element>

  @usableFromInline
  init(owner: StaticBytes, elements: UnsafeBufferPointer<Element>) {
    self.owner = owner
    unsafe self.elements = unsafe elements
  }

  /// A copy of an array.
  public init(_ array: [Element]) {
    self = StaticBytes(copying: array).array(of: Element.self, at: 0, count: array.count)
  }

  public init(arrayLiteral array: Element...) { self.init(array) }

  @inlinable public var startIndex: Int { 0 }
  @inlinable public var endIndex: Int { unsafe elements.count }

  /// Traps outside of its indices.
  @inlinable
  public subscript(index: Int) -> Element {
    unsafe precondition(index >= 0 && index < elements.count, "index out of range")
    return unsafe elements[index]
  }
}
