internal import ToneLint

/// What a piece of output is, as far as its look is concerned.
enum Style {
  case error, warning, note, info
  /// Line numbers and the rules beside them.
  case gutter
  /// What is read first: the message.
  case emphasis
  /// Something that is not in the source as shown: an escape, a cut.
  case substitute

  init(_ severity: Severity) {
    switch severity {
    case .error: self = .error
    case .warning: self = .warning
    case .note: self = .note
    case .info: self = .info
    }
  }

  /// The parameters of the ANSI sequence "select graphic rendition" (ECMA-48, 8.3.117).
  fileprivate var parameters: String {
    switch self {
    case .error: "1;31"
    case .warning: "1;33"
    case .note: "1;36"
    case .info: "1;32"
    case .gutter: "1;34"
    case .emphasis: "1"
    case .substitute: "35"
    }
  }
}

/// Turns styles into ANSI sequences, or into nothing. Layout never sees an escape sequence, so widths are not spoilt by them.
struct Painter {
  let color: Bool

  func paint(_ style: Style, _ text: String, into out: inout [UInt8]) {
    paint(style, into: &out) { $0.write(text) }
  }

  func paint(_ style: Style, into out: inout [UInt8], _ body: (inout [UInt8]) -> Void) {
    if color { out.write("\u{1B}[\(style.parameters)m") }
    body(&out)
    if color { out.write("\u{1B}[0m") }
  }
}

extension [UInt8] {
  /// Appends a text that is known to be harmless: one of ours, or an escaped one.
  mutating func write(_ text: String) { append(contentsOf: text.utf8) }
}
