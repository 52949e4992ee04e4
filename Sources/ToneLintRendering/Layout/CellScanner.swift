internal import UnicodeText

/// Cuts a stretch of a source line into cells.
///
/// Neighbouring ASCII characters are cells of their own; what lies between, with the ASCII character that a mark may follow, goes
/// through the standard library's grapheme clusters, and each cluster's columns come from `DisplayWidth`.
struct CellScanner {
  let source: [UInt8]
  let meter: WidthMeter
  private(set) var cells: [Cell] = []
  private var column = 0

  static let tabWidth = 4
  /// A longer cluster is no character of any script: letters buried in marks, which terminals draw over the lines around. The longest
  /// emoji of Unicode (a family with skin tones) takes 41 bytes, and "stream-safe" text (UAX #15) 30 marks.
  static let clusterLimit = 96

  init(_ source: [UInt8], meter: WidthMeter) {
    self.source = source
    self.meter = meter
  }

  /// The cells of `source[range]`, which holds no line end. Tab stops are counted from its beginning.
  static func cells(of source: [UInt8], in range: Range<Int>, meter: WidthMeter) -> [Cell] {
    var scanner = CellScanner(source, meter: meter)
    scanner.scan(range)
    return scanner.cells
  }

  private mutating func scan(_ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      if isLoneASCII(index, range.upperBound) {
        appendASCII(index)
        index += 1
        continue
      }
      var end = index + 1
      while end < range.upperBound, !isLoneASCII(end, range.upperBound) { end += 1 }
      appendStretch(index..<end)
      index = end
    }
  }

  /// Whether an ASCII character stands at `index` that nothing can attach to.
  private func isLoneASCII(_ index: Int, _ end: Int) -> Bool {
    source[index] < 0x80 && (index + 1 == end || source[index + 1] < 0x80)
  }

  private mutating func appendASCII(_ index: Int) {
    let byte = source[index]
    if byte == 0x09 {
      append(index..<index + 1, columns: Self.tabWidth - column % Self.tabWidth, .blank)
    } else if byte < 0x20 || byte == 0x7F {
      appendEscaped(index..<index + 1)
    } else {
      append(index..<index + 1, columns: 1, .verbatim)
    }
  }

  private mutating func appendStretch(_ range: Range<Int>) {
    var start = range.lowerBound
    for illFormed in UTF8Validation.illFormedRanges(in: source, range: range, limit: range.count) {
      appendClusters(start..<illFormed.lowerBound)
      append(illFormed, columns: 1, .replaced)
      start = illFormed.upperBound
    }
    appendClusters(start..<range.upperBound)
  }

  private mutating func appendClusters(_ range: Range<Int>) {
    var start = range.lowerBound
    for cluster in String(decoding: source[range], as: UTF8.self) {
      let bytes = start..<start + cluster.utf8.count
      start = bytes.upperBound
      guard let first = cluster.unicodeScalars.first else { continue }
      if first == "\t" {
        append(bytes, columns: Self.tabWidth - column % Self.tabWidth, .blank)
      } else if bytes.count > Self.clusterLimit {
        append(bytes, columns: 1, .replaced)
      } else if EscapedText.isUnsafe(first) || first.properties.isDefaultIgnorableCodePoint {
        appendEscaped(bytes)
      } else {
        let columns = meter.columns(of: source, in: bytes)
        // A mark without a base would be drawn over the gutter.
        if columns == 0 { appendEscaped(bytes) } else { append(bytes, columns: columns, .verbatim) }
      }
    }
  }

  private mutating func appendEscaped(_ bytes: Range<Int>) {
    append(bytes, columns: Cell.escape(of: source[bytes]).utf8.count, .escaped)
  }

  private mutating func append(_ bytes: Range<Int>, columns: Int, _ look: Cell.Look) {
    cells.append(Cell(bytes: bytes, columns: columns, look: look))
    column += columns
  }
}
