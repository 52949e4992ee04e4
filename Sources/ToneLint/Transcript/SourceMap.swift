/// From every byte of a conversation's text to its place in the source.
///
/// The text is a sequence of runs. A *literal* run is the same bytes on both sides. Any other run was written differently in the source
/// (a JSON escape, a doubled quote, an entity): all of its text stands for all of its source bytes.
///
///     source   h e l l o \ n w o r l d
///     text     h e l l o ⏎ w o r l d
///     runs     └ literal┘└┘└ literal┘
public struct SourceMap: Sendable {
  public struct Run: Sendable, Hashable {
    /// Where the run begins in the text.
    public var text: UInt32
    /// Where it begins in the source.
    public var source: UInt32
    /// How many bytes of source all of its text stands for; 0 for a literal run, `absent` for text that the source does not hold.
    public var replaced: UInt32

    /// Marks text that came from elsewhere.
    static let absent = UInt32.max
  }

  public private(set) var runs: [Run] = []

  public init() {}

  public mutating func removeAll() { runs.removeAll(keepingCapacity: true) }

  /// Says that the text from `text` on is the source from `source` on, byte by byte. All text before is mapped already.
  public mutating func literal(text: Int, source: Int) {
    if let last = runs.last, last.replaced == 0, source - Int(last.source) == text - Int(last.text) { return }
    runs.append(Run(text: UInt32(truncatingIfNeeded: text), source: UInt32(truncatingIfNeeded: source), replaced: 0))
  }

  /// Says that the text from `text` on (to the next run) stands for `count` bytes of source at `source`.
  public mutating func replaced(text: Int, source: Int, count: Int) {
    runs.append(
      Run(text: UInt32(truncatingIfNeeded: text), source: UInt32(truncatingIfNeeded: source), replaced: UInt32(truncatingIfNeeded: count)))
  }

  /// Says that the text from `text` on (to the next run) is not in the source: its place is the empty range at `source`.
  public mutating func absent(text: Int, source: Int = 0) {
    runs.append(Run(text: UInt32(truncatingIfNeeded: text), source: UInt32(truncatingIfNeeded: source), replaced: Run.absent))
  }

  /// Says that the text from `text` on repeats `range`, text that is mapped already: each byte has the place that it has there.
  ///
  /// - Parameter other: the map of the text that is repeated, where it is another.
  public mutating func copy(text: Int, of range: ByteRange, in other: SourceMap? = nil) {
    guard !range.isEmpty else { return }
    let count = other?.runs.count ?? runs.count
    var index = (other?.runs ?? runs).lastHolding { $0.text <= range.start } ?? 0
    while index < count {
      var run = other?.runs[index] ?? runs[index]
      guard run.text < range.end else { break }
      if run.text < range.start {
        if run.replaced == 0 { run.source += range.start - run.text }
        run.text = range.start
      }
      let place = text + Int(run.text - range.start)
      index += 1
      if run.replaced == 0 {
        literal(text: place, source: Int(run.source))
      } else {
        run.text = UInt32(truncatingIfNeeded: place)
        runs.append(run)
      }
    }
  }

  /// Says that the text from `text` on (to the next run) stands for all that `range`, text that is mapped already, stands for.
  public mutating func replaced(text: Int, standingFor range: ByteRange, in other: SourceMap? = nil) {
    let place = other?.source(of: range) ?? source(of: range)
    if place.isEmpty {
      absent(text: text, source: Int(place.start))
    } else {
      replaced(text: text, source: Int(place.start), count: place.count)
    }
  }

  /// The bytes of the source that a range of the text came from: begins where its first byte begins, ends where its last byte ends.
  public func source(of range: ByteRange) -> ByteRange {
    let start = place(of: range.start).start
    if range.isEmpty { return ByteRange(start, start) }
    return ByteRange(start, place(of: range.end - 1).end)
  }

  /// The source bytes of one byte of text.
  private func place(of offset: UInt32) -> ByteRange {
    guard let run = runs.lastElement(where: { $0.text <= offset }) else { return ByteRange(offset, offset + 1) }
    if run.replaced == Run.absent { return ByteRange(run.source, run.source) }
    if run.replaced > 0 { return ByteRange(run.source, run.source + run.replaced) }
    let place = run.source + (offset - run.text)
    return ByteRange(place, place + 1)
  }
}
