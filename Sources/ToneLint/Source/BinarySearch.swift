/// Binary search in arrays where all elements for which something holds come first.
extension Array {
  /// How many elements it holds for: the index of the first other one.
  @inline(__always)
  func countHolding(_ holds: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The index of the last element that it holds for.
  func lastHolding(_ holds: (Element) -> Bool) -> Int? {
    let count = countHolding(holds)
    return count == 0 ? nil : count - 1
  }

  /// The last element that it holds for.
  func lastElement(where holds: (Element) -> Bool) -> Element? { lastHolding(holds).map { self[$0] } }
}

extension Array where Element: Comparable {
  /// Whether an ascending array holds a value.
  func holds(_ value: Element) -> Bool { lastElement { $0 <= value } == value }
}
