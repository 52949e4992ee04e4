/// Where the conversations of one file stand, of the places that its layout allows.
public struct DocumentShape: Sendable, Hashable {
  /// `$` for a whole value: a line, or a document of its own.
  public var place: LayoutPath
  /// Whether values go on over lines: a document, and not JSON Lines.
  public var spansLines: Bool

  /// How many arrays and objects are open where a source begins that is not the first of its file: cuts are between the elements of the
  /// innermost array of the place.
  var cutDepth: Int { (place.steps.lastIndex(of: .each) ?? -1) + 1 }
}
