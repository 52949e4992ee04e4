import Synchronization

/// Numbers from 0 on, each given once.
final class Counter: Sendable {
  private let next = Atomic(0)

  func take(below limit: Int) -> Int? {
    let index = next.add(1, ordering: .relaxed).oldValue
    return index < limit ? index : nil
  }
}

/// What several threads found, by index.
final class Results<Value: Sendable>: Sendable {
  private let values: Mutex<[Value?]>

  init(count: Int) { values = Mutex(Array(repeating: nil, count: count)) }

  func set(_ index: Int, _ value: Value) { values.withLock { $0[index] = value } }

  var all: [Value] { values.withLock { $0.compactMap { $0 } } }
}
