/// English inflection: irregular forms from a table, the rest by the regular rules of spelling.
public struct Inflections: Sendable {
  /// The forms of one lemma; an empty list means the regular form.
  public struct Forms: Sendable {
    public var past: [String] = []
    public var participle: [String] = []
    public var s: [String] = []
    public var ing: [String] = []
    public init() {}
  }

  /// Which forms an element of a pattern asks for.
  public enum Selection: Sendable, Hashable {
    case base
    /// `~`
    case all
    /// `~ed`
    case past
    /// `~ing`
    case ing
    /// `~s`
    case s

    /// As a pattern writes it.
    var suffix: String {
      switch self {
      case .base: ""
      case .all: "~"
      case .past: "~ed"
      case .ing: "~ing"
      case .s: "~s"
      }
    }
  }

  public var irregular: [String: Forms] = [:]
  /// Lemmas that double their last consonant.
  public var doubling: Set<String> = []

  public init() {}

  /// The forms of a lemma that `selection` asks for, without duplicates.
  public func forms(of lemma: String, _ selection: Selection) -> [String] {
    if lemma == "be" {
      switch selection {
      case .base: return ["be"]
      case .all: return ["be", "am", "are", "is", "was", "were", "been", "being"]
      case .past: return ["was", "were", "been"]
      case .ing: return ["being"]
      case .s: return ["is"]
      }
    }
    let known = irregular[lemma] ?? Forms()
    var forms: [String] = []
    if selection == .base || selection == .all { forms.append(lemma) }
    if selection == .s || selection == .all { forms += known.s.isEmpty ? [thirdPerson(lemma)] : known.s }
    if selection == .past || selection == .all {
      let past = known.past.isEmpty ? [regularPast(lemma)] : known.past
      forms += past
      forms += known.participle.isEmpty ? past : known.participle
    }
    if selection == .ing || selection == .all { forms += known.ing.isEmpty ? [gerund(lemma)] : known.ing }
    var seen = Set<String>()
    return forms.filter { seen.insert($0).inserted }
  }

  private static let vowels: Set<Character> = ["a", "e", "i", "o", "u"]

  private func thirdPerson(_ lemma: String) -> String {
    if lemma.hasSuffix("y"), let before = lemma.dropLast().last, !Inflections.vowels.contains(before) { return lemma.dropLast() + "ies" }
    if ["s", "x", "z", "ch", "sh"].contains(where: lemma.hasSuffix) { return lemma + "es" }
    if lemma.hasSuffix("o"), lemma.count > 2 { return lemma + "es" }
    return lemma + "s"
  }

  private func regularPast(_ lemma: String) -> String {
    if lemma.hasSuffix("e") { return lemma + "d" }
    if lemma.hasSuffix("y"), let before = lemma.dropLast().last, !Inflections.vowels.contains(before) { return lemma.dropLast() + "ied" }
    if doubling.contains(lemma), let last = lemma.last { return lemma + String(last) + "ed" }
    return lemma + "ed"
  }

  private func gerund(_ lemma: String) -> String {
    if lemma.hasSuffix("ie") { return lemma.dropLast(2) + "ying" }
    if lemma.hasSuffix("e"), !lemma.hasSuffix("ee"), !lemma.hasSuffix("oe"), !lemma.hasSuffix("ye") { return lemma.dropLast() + "ing" }
    if doubling.contains(lemma), let last = lemma.last { return lemma + String(last) + "ing" }
    return lemma + "ing"
  }
}
