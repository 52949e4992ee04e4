/// Who had the word when: messages of one side in a row are one turn. Notes and events belong to none.
struct Turns {
  /// By message; -1 for those of no turn.
  private(set) var numbers: [Int] = []
  private(set) var sides: [SequenceStep.Side?] = []

  init(_ conversation: borrowing Conversation) {
    var last: SequenceStep.Side?
    var number = -1
    for index in conversation.messages.indices {
      let role = conversation.messages[index].role
      let side = SequenceStep.Side.allCases.first { $0.holds(role) }
      if let side, side != last {
        number += 1
        last = side
      }
      numbers.append(side == nil ? -1 : number)
      sides.append(side)
    }
  }

  /// The messages of the turn before a message's, where that side has it.
  func previous(before message: Int, of side: SequenceStep.Side) -> [Int] {
    var found: [Int] = []
    for index in numbers[..<message].indices.reversed() where numbers[index] >= 0 && numbers[index] != numbers[message] {
      guard numbers[index] == numbers[message] - 1, sides[index] == side else { break }
      found.append(index)
    }
    return found.reversed()
  }

  /// The messages of the turn after a message's, where that side has it; empty where an event comes between, or within it.
  func next(after message: Int, of side: SequenceStep.Side, _ conversation: borrowing Conversation) -> [Int] {
    var found: [Int] = []
    for index in numbers.indices.dropFirst(message + 1) {
      if conversation.messages[index].role == .system { return [] }
      if numbers[index] < 0 || numbers[index] == numbers[message] { continue }
      guard numbers[index] == numbers[message] + 1, sides[index] == side else { break }
      found.append(index)
    }
    return found
  }
}
