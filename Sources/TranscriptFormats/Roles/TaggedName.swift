import ToneLint

/// A speaker's name with the role in brackets behind it, as voices of captions and senders of mail have it: `Jane (Agent)`, `Jane [Acme Support]`.
struct TaggedName {
  /// Without the brackets, if a role stands in them.
  var name: Range<Int>
  var role = Role.unknown

  init(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    name = trimmed(bytes, range)
    guard let last = name.last, bytes[last] == 0x29 || bytes[last] == 0x5D else { return }
    let bracket: UInt8 = bytes[last] == 0x29 ? 0x28 : 0x5B
    guard let open = name.lastIndex(where: { bytes[$0] == bracket }) else { return }
    let reading = RoleReading(bytes, open + 1..<last)
    guard let role = reading.role ?? reading.trailing, open > name.lowerBound else { return }
    self.role = role
    name = trimmed(bytes, name.lowerBound..<open)
  }
}
