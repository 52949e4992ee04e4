/// The formats that `--format` knows.
public enum OutputFormat: String, Sendable, CaseIterable {
  case full, gnu, jsonl

  /// A renderer of this format, for one thread.
  public func makeRenderer(options: RenderingOptions) -> any Renderer {
    switch self {
    case .full: FullRenderer(options: options)
    case .gnu: GnuRenderer(options: options)
    case .jsonl: JSONLinesRenderer(options: options)
    }
  }
}
