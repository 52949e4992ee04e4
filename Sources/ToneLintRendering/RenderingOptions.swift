/// How output looks, where a format leaves a choice.
public struct RenderingOptions: Sendable {
  /// Whether ANSI colours are written. The command decides it from `--color`, `NO_COLOR` and the terminal.
  public var color: Bool
  /// Columns of the terminal: longer source lines are cut and paragraphs wrapped. At least `minimumWidth`.
  public var width: Int { didSet { width = max(width, Self.minimumWidth) } }
  /// Whether `full` prints the rule's reason.
  public var showsWhy: Bool
  /// Whether `full` prints the better wording.
  public var showsSuggestion: Bool

  /// Below this, a gutter and a few words no longer fit beside each other.
  public static let minimumWidth = 40
  /// When there is no terminal to ask.
  public static let defaultWidth = 100

  public init(color: Bool = false, width: Int = defaultWidth, showsWhy: Bool = true, showsSuggestion: Bool = true) {
    self.color = color
    self.width = max(width, Self.minimumWidth)
    self.showsWhy = showsWhy
    self.showsSuggestion = showsSuggestion
  }
}
