import ToneLint

/// Says where a file may be cut so that each part can be read by itself: at line ends, between the elements of an array, between
/// conversations, between mails, between cues. It is shown a growing stretch of the file, and looks at each byte once.
public struct SourceCutter {
  private enum Kind {
    case never
    case lines
    case groups(GroupCutter)
    case elements(DocumentCutter)
    case rows(RowCutter)
    case mails
    case webVTT(CueCutter<WebVTT>)
    case subRip(CueCutter<SubRip>)
    case sbv(CueCutter<SBV>)
  }

  private var kind: Kind
  /// Bytes already looked at, for line ends and mails.
  private var seen = 0

  public init(_ format: TranscriptFormat) {
    switch format {
    case .layout(let layout, let shape) where shape.spansLines: kind = .elements(DocumentCutter(layout, shape))
    case .layout(let layout, _): kind = layout.grouping == .none ? .lines : .groups(GroupCutter(layout))
    case .table(let layout, let shape): kind = .rows(RowCutter(layout, shape))
    case .mail: kind = .mails
    case .webVTT: kind = .webVTT(CueCutter())
    case .subRip: kind = .subRip(CueCutter())
    case .sbv: kind = .sbv(CueCutter())
    default: kind = format.readerType?.isLineBased == true ? .lines : .never
    }
  }

  /// Whether the file is handed out in parts at all.
  public var isCutting: Bool { if case .never = kind { false } else { true } }

  /// The last place at which the bytes may be cut; nil when more of the file must be seen. After a cut, the rest comes again, with more.
  public mutating func cut(_ bytes: [UInt8]) -> Int? {
    switch kind {
    case .never: return nil
    case .lines: return cutLines(bytes)
    case .mails:
      let cut = MailboxScanner.lastCut(in: bytes, from: seen)
      // A line that begins near the end may not be whole.
      seen = cut == nil ? max(0, bytes.count - MailboxScanner.separatorLength) : 0
      return cut
    case .groups(var cutter):
      kind = .never
      let cut = cutLines(bytes).flatMap { cutter.cut(bytes, before: $0) }
      kind = .groups(cutter)
      return cut
    case .elements(var cutter):
      kind = .never
      let cut = cutter.cut(bytes.span)
      kind = .elements(cutter)
      return cut
    case .webVTT(var cutter):
      kind = .never
      let cut = cutter.cut(bytes.span)
      kind = .webVTT(cutter)
      return cut
    case .subRip(var cutter):
      kind = .never
      let cut = cutter.cut(bytes.span)
      kind = .subRip(cutter)
      return cut
    case .sbv(var cutter):
      kind = .never
      let cut = cutter.cut(bytes.span)
      kind = .sbv(cutter)
      return cut
    case .rows(var cutter):
      kind = .never
      let cut = cutter.cut(bytes)
      kind = .rows(cutter)
      return cut
    }
  }

  private mutating func cutLines(_ bytes: [UInt8]) -> Int? {
    let cut = bytes[min(seen, bytes.count)...].lastIndex(of: 0x0A)
    seen = cut == nil ? bytes.count : 0
    return cut.map { $0 + 1 }
  }
}
