@testable import ToneLint

extension Pattern {
  /// The pattern in one line, with every word that it takes: `say|says|said`, phrases in `{}`, groups in `()`.
  var described: String {
    switch self {
    case .one(let set): set.described
    case .sequence(let parts): parts.map(\.described).joined(separator: " ")
    case .alternatives(let parts): "(" + parts.map(\.described).joined(separator: " / ") + ")"
    case .optional(let inner): "[" + inner.described + "]"
    case .gap(let count): "..\(count)"
    }
  }
}

extension Pattern.TokenSet {
  fileprivate var described: String {
    if isAny { return "<word>" }
    let all =
      words.sorted() + phrases.map { "{" + $0.map { $0.joined(separator: "|") }.joined(separator: " ") + "}" }.sorted()
      + kinds.sorted().map { "<\($0)>" }
    return (isNegated ? "!" : "") + all.joined(separator: "|")
  }
}
