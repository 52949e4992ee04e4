import ToneLint

/// Speakers whose role could not be told: what is said about them, once a source.
struct UnknownSpeakers {
  private var names: [String] = []
  private var first: ByteRange?

  private static let shown = 10

  /// - Parameters:
  ///   - name: empty for who has none.
  ///   - place: where the name stands, or else what was said.
  mutating func add(_ name: String, at place: ByteRange) {
    if first == nil { first = place }
    if !name.isEmpty, names.count < Limits.faultsPerSource, !names.contains(name) { names.append(name) }
  }

  /// The one note on all of them, at the first; nil when there was none.
  var note: InputFault? {
    guard let first else { return nil }
    let plural = names.count == 1 ? "speaker" : "speakers"
    let message = "\(plural) of unknown role, not linted as agents"
    if names.isEmpty { return InputFault(.note, message, at: first) }
    let list = names.prefix(UnknownSpeakers.shown).joined(separator: ", ")
    let rest = names.count > UnknownSpeakers.shown ? " and \(names.count - UnknownSpeakers.shown) more" : ""
    return InputFault(.note, "\(message): \(list)\(rest); say --role NAME=agent", at: first)
  }
}
