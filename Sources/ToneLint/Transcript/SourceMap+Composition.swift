extension SourceMap {
  /// The map of a text that was read from a text which has a map itself: from the one to the bytes that the other was read from.
  ///
  /// - Parameters:
  ///   - inner: the map of the text that this map's places are in.
  ///   - textCount: the length of this map's text.
  public func composed(with inner: SourceMap, textCount: Int) -> SourceMap {
    var composed = SourceMap()
    for (index, run) in runs.enumerated() {
      let end = index + 1 < runs.count ? Int(runs[index + 1].text) : textCount
      let text = Int(run.text)
      if run.replaced == 0 {
        composed.appendLiteral(text: text..<max(text, end), source: Int(run.source), through: inner)
      } else if run.replaced == Run.absent {
        composed.absent(text: text, source: Int(inner.source(of: ByteRange(run.source, run.source)).start))
      } else {
        composed.append(text: text, inner.source(of: ByteRange(run.source, run.source + run.replaced)))
      }
    }
    return composed
  }

  /// Adds a stretch that is the same bytes in the inner text, in as many runs as that has.
  private mutating func appendLiteral(text: Range<Int>, source: Int, through inner: SourceMap) {
    var text = text
    var source = source
    var index = inner.runs.partitionIndex { Int($0.text) <= source } - 1
    while !text.isEmpty, index >= 0 {
      let run = inner.runs[index]
      let next = index + 1 < inner.runs.count ? Int(inner.runs[index + 1].text) : Int.max
      let count = min(text.count, next - source)
      if run.replaced == 0 {
        literal(text: text.lowerBound, source: Int(run.source) + source - Int(run.text))
      } else {
        append(text: text.lowerBound, inner.source(of: ByteRange(source..<source + 1)))
      }
      text.removeFirst(max(1, count))
      source += max(1, count)
      index += 1
    }
  }

  /// Adds a run that stands for some bytes, or for none.
  private mutating func append(text: Int, _ place: ByteRange) {
    if place.isEmpty {
      absent(text: text, source: Int(place.start))
    } else {
      replaced(text: text, source: Int(place.start), count: place.count)
    }
  }
}

extension Array {
  /// How many elements at the beginning hold, where all that hold come first (binary search).
  fileprivate func partitionIndex(where holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
