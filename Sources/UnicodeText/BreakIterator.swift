internal import CICU

/// One of ICU's break iterators, in the root locale, over slices of UTF-8 bytes.
///
/// The iterator is opened at first use (the rules take about a millisecond to load) and reused afterwards. A value belongs to
/// one thread at a time, which the compiler checks, as the handle is not `Sendable`.
@safe struct BreakIterator: ~Copyable {
  enum Unit {
    case grapheme, word, sentence
  }

  private let unit: Unit
  private var breaker: OpaquePointer?

  init(_ unit: Unit) {
    self.unit = unit
  }

  deinit {
    if let breaker = unsafe breaker { unsafe cicu_breaker_close(breaker) }
  }

  /// Calls `body` with every boundary, in absolute byte offsets, from `range.lowerBound` to `range.upperBound`. An empty
  /// range has one boundary. `range` must lie in `text` and hold at most 2 GiB - 1, which is ICU's limit.
  mutating func forEachBoundary(of text: [UInt8], in range: Range<Int>, _ body: (Int) -> Void) {
    walkBoundaries(of: text, in: range) { boundary in
      body(boundary)
      return true
    }
  }

  /// The same until `body` returns false. ICU looks only a few boundaries ahead, so what is not asked for costs little.
  mutating func walkBoundaries(of text: [UInt8], in range: Range<Int>, _ body: (Int) -> Bool) {
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count, "range outside the text")
    precondition(range.count <= Int(Int32.max), "ICU breaks at most 2 GiB - 1 at once")
    if !body(range.lowerBound) || range.isEmpty { return }
    let breaker = unsafe self.breaker ?? Self.open(unit)
    unsafe self.breaker = unsafe breaker
    unsafe text.withUnsafeBufferPointer { bytes in
      guard unsafe cicu_breaker_set(breaker, bytes.baseAddress! + range.lowerBound, Int64(range.count)) else {
        fatalError("ICU could not read a text")
      }
      while true {
        let boundary = unsafe cicu_breaker_next(breaker)
        if boundary < 0 || !body(range.lowerBound + Int(boundary)) { return }
      }
    }
    // ICU still points at `text`, but looks at it only when asked for a boundary, and it is given a new text before that.
  }

  private static func open(_ unit: Unit) -> OpaquePointer {
    let cUnit =
      switch unit {
      case .grapheme: CICU_GRAPHEME
      case .word: CICU_WORD
      case .sentence: CICU_SENTENCE
      }
    guard let breaker = unsafe cicu_breaker_open(cUnit) else { fatalError("ICU's break rules are missing (libicu data)") }
    return unsafe breaker
  }
}
