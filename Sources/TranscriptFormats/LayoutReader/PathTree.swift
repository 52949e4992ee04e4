/// The paths of a layout as one tree, so that a document is walked once for all of them: what no path leads to is skipped.
///
///     messages[].content           root ─ "messages" ─ [] ┬ "content" ┬ value 1
///     messages[].content[].text                           │           └ [] ─ "text" ─ value 1
///     messages[].role                                     └ "role" ─ value 0
///
/// Nodes and children are plain integers in flat arrays: walking copies nothing.
struct PathTree: Sendable {
  struct Node: Sendable {
    /// The children by key or index: where they begin in `children`, and how many they are.
    var firstChild = 0
    var childCount = 0
    /// The child for any other key, and for every element of an array; -1 for none.
    var anyKey = -1
    var each = -1
    var hasIndices = false
    /// The value that a string, number or boolean here is; -1 for none.
    var value = -1
    /// Whether this value may be one of several, which are put together.
    var isRepeated = false
    /// The kind of record that begins here; -1 for none.
    var record = -1

    var hasKeys: Bool { childCount > 0 && !hasIndices || anyKey >= 0 }
    var hasElements: Bool { each >= 0 || hasIndices }
  }

  struct Child: Sendable {
    /// The first eight bytes of the key, the first lowest; an index where `count` is -1.
    var packed: UInt64
    var count: Int
    /// Where the key begins in `names`.
    var name: Int
    var node: Int
  }

  private(set) var nodes = [Node()]
  private var children: [Child] = []
  private var names: [UInt8] = []
  /// Before `finish`, the children of each node.
  private var open: [[Child]] = [[]]

  static let root = 0

  // MARK: Building

  /// The node that a path leads to, made where there is none.
  mutating func insert(_ path: [LayoutPath.Step], from start: Int = root) -> Int {
    var node = start
    for step in path { node = child(of: node, for: step) }
    return node
  }

  mutating func setValue(_ value: Int, isRepeated: Bool, at node: Int) {
    nodes[node].value = value
    nodes[node].isRepeated = isRepeated
  }

  mutating func setRecord(_ kind: Int, at node: Int) { nodes[node].record = kind }

  /// Lays the children out; nothing is inserted after this.
  mutating func finish() {
    for index in nodes.indices {
      nodes[index].firstChild = children.count
      nodes[index].childCount = open[index].count
      children += open[index]
    }
    open = []
  }

  private mutating func child(of node: Int, for step: LayoutPath.Step) -> Int {
    switch step {
    case .anyKey:
      if nodes[node].anyKey < 0 { nodes[node].anyKey = makeNode() }
      return nodes[node].anyKey
    case .each:
      if nodes[node].each < 0 { nodes[node].each = makeNode() }
      return nodes[node].each
    case .index(let index):
      if let known = open[node].first(where: { $0.count < 0 && $0.packed == UInt64(index) }) { return known.node }
      let made = makeNode()
      nodes[node].hasIndices = true
      open[node].append(Child(packed: UInt64(index), count: -1, name: 0, node: made))
      return made
    case .key(let name):
      let bytes = Array(name.utf8)
      let known = open[node].first { $0.count == bytes.count && names[$0.name..<$0.name + $0.count].elementsEqual(bytes) }
      if let known { return known.node }
      let made = makeNode()
      open[node].append(Child(packed: pack(bytes.span, 0..<bytes.count), count: bytes.count, name: names.count, node: made))
      names += bytes
      return made
    }
  }

  private mutating func makeNode() -> Int {
    nodes.append(Node())
    open.append([])
    return nodes.count - 1
  }

  // MARK: Walking

  /// The child for a key; -1 for none.
  func child(of node: Int, key: Range<Int>, in bytes: Span<UInt8>) -> Int {
    let packed = pack(bytes, key)
    let first = nodes[node].firstChild
    for index in first..<first + nodes[node].childCount
    where children[index].packed == packed && children[index].count == key.count && hasTail(children[index], key, bytes) {
      return children[index].node
    }
    return nodes[node].anyKey
  }

  /// The child for an element of an array; -1 for none.
  func child(of node: Int, index: Int) -> Int {
    let first = nodes[node].firstChild
    for place in first..<first + nodes[node].childCount
    where children[place].count < 0 && children[place].packed == UInt64(index) {
      return children[place].node
    }
    return nodes[node].each
  }

  /// Whether the bytes of a key behind the eighth are those of the child.
  private func hasTail(_ child: Child, _ key: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
    var offset = 8
    while offset < child.count {
      if names[child.name + offset] != bytes[key.lowerBound + offset] { return false }
      offset += 1
    }
    return true
  }
}

/// Up to eight bytes as one integer, the first in the lowest lane.
@inline(__always)
private func pack(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
  let count = min(8, range.count)
  if range.lowerBound + 8 <= bytes.count {
    let eight = word(bytes, at: range.lowerBound)
    return count == 8 ? eight : eight & (1 << UInt64(count * 8) - 1)
  }
  var packed: UInt64 = 0
  for offset in 0..<count { packed |= UInt64(bytes[range.lowerBound + offset]) << UInt64(offset * 8) }
  return packed
}
