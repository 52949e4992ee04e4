public import ToneLint

/// What a speaker's label says about the side, word by word.
///
/// A label made of role words and qualifiers only is a *whole* role ("Agent", "Customer Service", "Live chat agent 2", "Virtual
/// Assistant"): the last word that names a side decides, and a bot or note word anywhere goes before it. A role word with a name
/// behind it is a *leading* role ("Agent Jane"). A label with a field word is neither ("Customer ID").
struct RoleReading {
  var role: Role?
  var isWhole = false
  /// The role that the last word names, as in "Player Support"; tells something where a role is expected, in brackets.
  var trailing: Role?
  /// Whether a word of it usually heads a field within a message.
  var hasFieldWord = false

  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    var words = 0
    var others = 0
    var first: Role?
    var last: Role?
    var isBot = false
    var isNote = false
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      while index < range.upperBound, !isWordSeparator(bytes[index]) { index += 1 }
      defer { index += 1 }
      guard index > start else { continue }
      words += 1
      trailing = nil
      switch RoleWord.of(RoleWord.pack(bytes, start..<index)) {
      case .role(let role):
        if words == 1 { first = role }
        trailing = role
        if role == .bot { isBot = true } else if role == .note { isNote = true } else { last = role }
      case .agentWithOthers:
        if words > 1 {
          last = .agent
          trailing = .agent
        }
      case .bot: isBot = true
      case .qualifier: break
      case .field: hasFieldWord = true
      case nil where isNumber(bytes, start..<index): break
      case nil: others += 1
      }
    }
    if hasFieldWord { return }
    if others == 0 {
      role = isNote ? .note : isBot ? .bot : last
      isWhole = role != nil
    } else {
      role = first
    }
  }
}

/// The aliases of roles, shared by all formats.
public enum RoleNames {
  /// The role that a word or phrase such as "assistant", "user" or "Customer Service" stands for; nil for any other.
  public static func role(of name: String) -> Role? {
    let bytes = Array(name.utf8)
    let reading = RoleReading(bytes.span, 0..<bytes.count)
    return reading.isWhole ? reading.role : nil
  }
}

extension ReadingOptions {
  /// The role that the user gave to a speaker of this name.
  func role(of name: String) -> Role? { roles.isEmpty ? nil : roles[name.lowercased()] }
}

private func isNumber(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
  for index in range where !isDigit(bytes[index]) { return false }
  return true
}

@inline(__always)
private func isWordSeparator(_ byte: UInt8) -> Bool {
  switch byte {
  case 0x20, 0x09, 0x23, 0x26, 0x2D, 0x2E, 0x5F: true
  default: false
  }
}
