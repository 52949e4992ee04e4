import ToneLint

/// What the values of a role field mean: by the layout, by the user's `--role`, or by the usual names. Few values occur again and again,
/// so the answers are kept.
struct RoleLookup {
  private let options: ReadingOptions
  private var known: [(value: UInt128, messages: Int, role: Role?)] = []
  private static let kept = 32

  init(options: ReadingOptions) { self.options = options }

  /// - Parameter messages: which message layout asks, since each has its own meanings.
  mutating func role(of value: ArraySlice<UInt8>, in messages: Int, _ meanings: [(value: [UInt8], role: Role)]) -> Role? {
    var packed: UInt128 = UInt128(value.count)
    if value.count < 16 {
      for byte in value { packed = packed << 8 | UInt128(byte) }
      for entry in known where entry.value == packed && entry.messages == messages { return entry.role }
    }
    let role = lookUp(value, meanings)
    if value.count < 16, known.count < RoleLookup.kept { known.append((packed, messages, role)) }
    return role
  }

  private func lookUp(_ value: ArraySlice<UInt8>, _ meanings: [(value: [UInt8], role: Role)]) -> Role? {
    let name = String(decoding: value, as: UTF8.self)
    if let declared = options.role(of: name) { return declared }
    return meanings.first { $0.value.elementsEqual(value) }?.role ?? RoleNames.role(of: name)
  }
}
