import ToneLint

/// Walks one JSON value along the tree of a layout, and keeps what it leads to as `Records`. Everything else is skipped.
struct RecordScanner {
  var json = JSONScanner()
  var records = Records()
  /// The kinds of rows of which there is a list without any.
  private(set) var emptyLists: [Int] = []
  private let tree: PathTree
  private let valueCounts: [Int]
  /// The first value of the row being filled; -1 outside of rows.
  private var row = -1
  /// Where the parts of the value that was put together last end.
  private var lastPart = (place: -1, part: 0)

  init(_ plan: LayoutPlan) {
    tree = plan.tree
    valueCounts = plan.valueCounts
  }

  /// Reads the value that comes next as a conversation. What was found before an error stays.
  mutating func scan(_ bytes: Span<UInt8>) throws(JSONSyntaxError) {
    row = -1
    lastPart = (-1, 0)
    emptyLists.removeAll(keepingCapacity: true)
    _ = json.peek(bytes)
    try scanValue(bytes, at: PathTree.root)
  }

  /// Depth is that of the layout's paths; deeper values are skipped without recursion.
  private mutating func scanValue(_ bytes: Span<UInt8>, at node: Int) throws(JSONSyntaxError) {
    let first = json.peek(bytes)
    let outer = row
    if tree.nodes[node].record >= 0, first == 0x7B || first == 0x5B {
      let kind = tree.nodes[node].record
      row = records.beginRow(kind: kind, valueCount: valueCounts[kind], at: json.index)
    }
    switch first {
    case 0x7B where tree.nodes[node].hasKeys: try scanObject(bytes, at: node)
    case 0x5B where tree.nodes[node].hasElements: try scanArray(bytes, at: node)
    case 0x7B, 0x5B, 0x6E: try json.skipValue(bytes)
    default:
      let start = json.index
      try json.skipValue(bytes)
      if tree.nodes[node].value >= 0, row >= 0 { keep(start..<json.index, at: node) }
    }
    row = outer
  }

  private mutating func scanObject(_ bytes: Span<UInt8>, at node: Int) throws(JSONSyntaxError) {
    json.index += 1
    var isFirst = true
    while try json.next(bytes, isFirst: &isFirst, closing: 0x7D) {
      let child = try json.child(of: node, in: tree, bytes)
      if child < 0 { try json.skipValue(bytes) } else { try scanValue(bytes, at: child) }
    }
  }

  private mutating func scanArray(_ bytes: Span<UInt8>, at node: Int) throws(JSONSyntaxError) {
    json.index += 1
    var isFirst = true
    var index = 0
    while try json.next(bytes, isFirst: &isFirst, closing: 0x5D) {
      let child = tree.child(of: node, index: index)
      if child < 0 { try json.skipValue(bytes) } else { try scanValue(bytes, at: child) }
      index += 1
    }
    let each = tree.nodes[node].each
    if index == 0, each >= 0, tree.nodes[each].record >= 0 { emptyLists.append(tree.nodes[each].record) }
  }

  private mutating func keep(_ range: Range<Int>, at node: Int) {
    let place = row + tree.nodes[node].value
    if tree.nodes[node].isRepeated {
      records.append(place, range, last: &lastPart)
    } else if !records.set(place, range) {
      json.faults.add(at: ByteRange(range), "this value stands twice in its object; the last one counts")
    }
  }
}

extension JSONScanner {
  /// Reads the key that comes next and the colon after it.
  ///
  /// - Returns: the node of a layout's tree that the key leads to from `node`; negative where there is none.
  mutating func child(of node: Int, in tree: PathTree, _ bytes: Span<UInt8>) throws(JSONSyntaxError) -> Int {
    if let key = try longKey(bytes) { return tree.child(of: node, key: key, in: bytes) }
    return tree.child(of: node, key: 0..<decoded.count, in: decoded.span)
  }
}
