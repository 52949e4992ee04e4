/// The keys of the native format that a reader looks at, as packed names. `NativeKeyTests` holds them against their spelling.
enum NativeKey: UInt64, CaseIterable {
  case id = 0x6469
  case messages = 0x7365_6761_7373_656d
  case role = 0x656c_6f72
  case speaker = 0x0072_656b_6165_7073
  case time = 0x656d_6974
  case text = 0x7478_6574
  case labels = 0x0000_736c_6562_616c
  case quote = 0x0065_746f_7571

  var name: String {
    switch self {
    case .id: "id"
    case .messages: "messages"
    case .role: "role"
    case .speaker: "speaker"
    case .time: "time"
    case .text: "text"
    case .labels: "labels"
    case .quote: "quote"
    }
  }
}

/// Which keys an object had so far.
struct SeenKeys {
  private var bits: UInt8 = 0

  /// Notes a key; false when it was there before.
  mutating func insert(_ key: NativeKey) -> Bool {
    let bit = SeenKeys.bit(key)
    defer { bits |= bit }
    return bits & bit == 0
  }

  func contains(_ key: NativeKey) -> Bool { bits & SeenKeys.bit(key) != 0 }

  @inline(__always)
  private static func bit(_ key: NativeKey) -> UInt8 {
    switch key {
    case .id: 1
    case .messages: 2
    case .role: 4
    case .speaker: 8
    case .time: 16
    case .text: 32
    case .labels: 64
    case .quote: 128
    }
  }
}
