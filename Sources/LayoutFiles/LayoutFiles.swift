public import RuleFiles
public import ToneLint
public import TranscriptFormats

/// Reads layout files: YAML that says where a format keeps its conversations. `GUIDE.md` describes their keys, `Layout` what they mean.
public enum LayoutFiles {
  /// Reads one file.
  ///
  /// - Returns: the layout, or all that is wrong with the file.
  public static func read(_ file: RuleFile) -> (layout: Layout?, faults: [RuleFault]) {
    var reader = LayoutFileReader(file: file.path)
    let layout = reader.layout(file.text)
    return (reader.faults.isEmpty ? layout : nil, reader.faults)
  }

  /// The layouts that the program brings along. Read when they are first asked for: only JSON and tables need them.
  public static let builtIn: [Layout] = builtInFiles.compactMap { read(RuleFile(path: $0.name, text: $0.text)).layout }
}
