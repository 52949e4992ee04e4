/// Tells by which layout a JSON file is written: the fingerprints of all of them are looked for in one walk over its beginning.
struct Fingerprints: Sendable {
  /// What a file's beginning fits.
  struct Found {
    var best: (layout: Layout, shape: DocumentShape)?
    /// Whether it may be of the native format: a value has "messages", or none can be read at all.
    var isNative = false
  }

  /// One layout with conversations in one place: the fingerprint's entries, each as the paths of which one must be there.
  private struct Candidate: Sendable {
    var layout: Int
    var place: LayoutPath
    var entries: [[Int]]
  }

  private let layouts: [Layout]
  private var tree = PathTree()
  private var candidates: [Candidate] = []
  /// The paths looked for; the first is that of the native format.
  private var paths: [[LayoutPath.Step]] = [[.key("messages")]]

  /// So many values of a file are looked at.
  private static let lookedAt = 16

  init(_ layouts: [Layout]) {
    self.layouts = layouts
    for (index, layout) in layouts.enumerated() {
      for place in layout.conversations {
        let entries = layout.fingerprint.map { entry in entry.map { number(of: place.steps + $0.steps) } }
        candidates.append(Candidate(layout: index, place: place, entries: entries))
      }
    }
    for (number, path) in paths.enumerated() { tree.setValue(number, isRepeated: path.last == .each || number == 0, at: tree.insert(path)) }
    tree.finish()
  }

  private mutating func number(of path: [LayoutPath.Step]) -> Int {
    if let known = paths.firstIndex(of: path) { return known }
    paths.append(path)
    return paths.count - 1
  }

  /// The layout that has the most of its fingerprint there, of those that have all of it; of equals the first.
  func find(in beginning: Span<UInt8>) -> Found {
    var walk = Walk(tree: tree, seen: [Bool](repeating: false, count: paths.count))
    let hasWhole = walk.run(beginning, values: Fingerprints.lookedAt)
    var found = Found(best: nil, isNative: walk.seen[0] || !hasWhole)
    var most = 0
    for candidate in candidates where candidate.entries.count > most {
      guard candidate.entries.allSatisfy({ $0.contains { walk.seen[$0] } }) else { continue }
      most = candidate.entries.count
      found.best = (layouts[candidate.layout], DocumentShape(of: beginning, place: candidate.place))
    }
    return found
  }
}

/// One walk over the beginning of a file, which may end anywhere.
private struct Walk {
  let tree: PathTree
  var seen: [Bool]
  private var json = JSONScanner()

  init(tree: PathTree, seen: [Bool]) {
    self.tree = tree
    self.seen = seen
    json.spansLines = true
  }

  /// - Returns: whether any value could be read to its end, or is cut off by the end of what is looked at.
  mutating func run(_ bytes: Span<UInt8>, values: Int) -> Bool {
    var hasWhole = false
    json.index = startOfText(bytes)
    for _ in 0..<values {
      _ = json.peek(bytes)
      guard json.index < bytes.count else { break }
      let start = json.index
      do {
        try walk(bytes, at: PathTree.root)
        hasWhole = true
      } catch {
        json.index = firstLineFeed(bytes, from: max(start, min(error.offset, bytes.count)))
      }
    }
    return hasWhole
  }

  private mutating func walk(_ bytes: Span<UInt8>, at node: Int) throws(JSONSyntaxError) {
    let first = json.peek(bytes)
    let isScalar = first != 0x7B && first != 0x5B
    if tree.nodes[node].value >= 0, isScalar || tree.nodes[node].isRepeated { seen[tree.nodes[node].value] = true }
    if first == 0x7B, tree.nodes[node].hasKeys {
      json.index += 1
      var isFirst = true
      while try json.next(bytes, isFirst: &isFirst, closing: 0x7D) {
        let child = try json.child(of: node, in: tree, bytes)
        if child < 0 { try json.skipValue(bytes) } else { try walk(bytes, at: child) }
      }
    } else if first == 0x5B, tree.nodes[node].hasElements {
      json.index += 1
      var isFirst = true
      var index = 0
      while try json.next(bytes, isFirst: &isFirst, closing: 0x5D) {
        let child = tree.child(of: node, index: index)
        if child < 0 { try json.skipValue(bytes) } else { try walk(bytes, at: child) }
        index += 1
      }
    } else {
      try json.skipValue(bytes)
    }
  }
}

extension DocumentShape {
  /// The shape of a file that begins like this.
  ///
  /// - Parameter place: where conversations stand, if that is known.
  init(of beginning: Span<UInt8>, place: LayoutPath = LayoutPath()) {
    self.place = place
    spansLines = !place.steps.isEmpty || !isLineBased(beginning)
  }
}

/// Whether JSON has a value on each line: the first line holds a whole one, or is broken and the second holds one.
private func isLineBased(_ bytes: Span<UInt8>) -> Bool {
  var json = JSONScanner()
  json.index = startOfText(bytes)
  for _ in 0..<2 {
    while json.take(0x0A, bytes), json.index < bytes.count {}
    guard json.index < bytes.count else { return false }
    let isWhole = (try? json.skipValue(bytes)) != nil
    // A line longer than what is looked at is one.
    if firstLineFeed(bytes, from: json.index) == bytes.count { return isWhole || json.index >= bytes.count }
    if isWhole, json.peek(bytes) == 0x0A { return true }
    json.index = firstLineFeed(bytes, from: json.index)
  }
  return false
}
