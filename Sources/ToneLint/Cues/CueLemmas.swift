/// Which forms are one word to cues.
public enum CueLemmas {
  /// The forms that a word or a lemma stands for.
  static func forms(of element: CueElement, _ inflections: Inflections) -> [String] {
    switch element {
    case .word(let form): [form]
    // What ends in an apostrophe and s is two words to the tokenizer.
    case .lemma(let lemma): inflections.forms(of: lemma, .all).filter { !$0.contains("'") }
    case .list, .kind, .mark, .trait: []
    }
  }

  /// A word's place among those that a form may belong to: the first has it.
  typealias Order = (Int, Int, String)

  /// Of several words that a form may belong to, the one that comes first by this has it: the form itself where it is named, then irregular verbs and nouns
  /// (`left` is `leave~`), then the shortest (`needs` is `need~`).
  static func order(of element: CueElement, as form: String, _ inflections: Inflections) -> Order {
    switch element {
    case .lemma(let lemma): (isIrregular(lemma, inflections) && lemma != form ? 1 : 2, lemma.utf8.count, lemma)
    default: (0, 0, form)
    }
  }

  private static func isIrregular(_ lemma: String, _ inflections: Inflections) -> Bool {
    lemma == "be" || inflections.irregular[lemma] != nil
  }

  /// The cue that each form of a text is: `tell~` for told, where other forms of the word were seen, too, or `bases` has it.
  ///
  /// - Parameters:
  ///   - seen: forms in lower case.
  ///   - bases: words that are known to have forms.
  public static func cues(of seen: Set<String>, bases: Set<String>, _ inflections: Inflections) -> [String: String] {
    var owners: [String: (order: Order, lemma: String)] = [:]
    let lemmas = seen.union(bases).union(inflections.irregular.keys).union(["be"]).filter { lemma in
      lemma.utf8.count > 2 || isIrregular(lemma, inflections)
    }
    for lemma in lemmas {
      let element = CueElement.lemma(lemma)
      for form in forms(of: element, inflections) where seen.contains(form) {
        let order = order(of: element, as: form, inflections)
        if let owner = owners[form], owner.order <= order { continue }
        owners[form] = (order, lemma)
      }
    }
    var counts: [String: Int] = [:]
    for owner in owners.values { counts[owner.lemma, default: 0] += 1 }
    var cues: [String: String] = [:]
    for form in seen {
      guard let lemma = owners[form]?.lemma, lemma != form || counts[lemma] ?? 0 > 1 || bases.contains(lemma) else {
        cues[form] = form
        continue
      }
      cues[form] = lemma + "~"
    }
    return cues
  }
}
