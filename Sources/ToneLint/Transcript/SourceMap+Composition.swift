extension SourceMap {
  /// The map of a text that was read from a text which has a map itself: from the one to the bytes that the other was read from.
  ///
  /// - Parameters:
  ///   - inner: the map of the text that this map's places are in.
  ///   - textCount: the length of this map's text.
  public func composed(with inner: SourceMap, textCount: Int) -> SourceMap {
    var composed = SourceMap()
    for (index, run) in runs.enumerated() {
      let text = Int(run.text)
      if run.replaced == 0 {
        let end = index + 1 < runs.count ? runs[index + 1].text : UInt32(truncatingIfNeeded: textCount)
        composed.copy(text: text, of: ByteRange(run.source, run.source + max(run.text, end) - run.text), in: inner)
      } else if run.replaced == Run.absent {
        composed.absent(text: text, source: Int(inner.source(of: ByteRange(run.source, run.source)).start))
      } else {
        composed.replaced(text: text, standingFor: ByteRange(run.source, run.source + run.replaced), in: inner)
      }
    }
    return composed
  }
}
