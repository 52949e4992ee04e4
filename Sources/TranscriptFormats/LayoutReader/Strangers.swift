import ToneLint

/// Speakers whose role could not be told, and roles that were inferred: what is said about them, once a source.
struct Strangers {
  private var names: [String] = []
  private var hasMore = false
  private var place: ByteRange?
  /// The first role that was inferred.
  var inferred: InputFault?

  private static let kept = 10

  mutating func note(_ name: String, at place: ByteRange) {
    if self.place == nil { self.place = place }
    guard !name.isEmpty, !names.contains(name) else { return }
    if names.count < Strangers.kept { names.append(name) } else { hasMore = true }
  }

  /// Says what was noted; then there is nothing noted.
  mutating func drain(into faults: inout [InputFault]) {
    if let inferred { faults.append(inferred) }
    if let place {
      let rest = hasMore ? " and more" : ""
      let shown = names.isEmpty ? "" : ": \(names.joined(separator: ", "))\(rest)"
      let plural = names.count == 1 ? "speaker" : "speakers"
      let hint = names.isEmpty ? "" : "; say --role NAME=agent"
      faults.append(InputFault(.note, "\(plural) of unknown role, not linted as agents\(shown)\(hint)", at: place))
    }
    self = Strangers()
  }
}
