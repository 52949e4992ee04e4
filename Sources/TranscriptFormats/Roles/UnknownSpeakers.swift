import ToneLint

/// The one note of a file on all its speakers whose role is unknown, at the first of them.
func unknownSpeakers(_ names: [String], at first: ByteRange) -> InputFault {
  let shown = names.prefix(10).joined(separator: ", ")
  let rest = names.count > 10 ? " and \(names.count - 10) more" : ""
  let plural = names.count == 1 ? "speaker" : "speakers"
  return InputFault(.note, "\(plural) of unknown role, not linted as agents: \(shown)\(rest); say --role NAME=agent", at: first)
}
