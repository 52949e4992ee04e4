import ToneLint

/// Finds the last place at which a growing stretch of a file may be cut, so that each part can be read by itself.
protocol PartCutter {
  /// - Parameter bytes: what there is of the file. Without a cut they come again with more behind them; after one, only those from the cut on.
  /// - Returns: the last place; nil when more of the file must be seen.
  mutating func cut(_ bytes: [UInt8]) -> Int?
}

/// Says where a file may be cut so that each part can be read by itself: at line ends, between the elements of an array, between
/// conversations, between mails, between cues. It is shown a growing stretch of the file, and looks at each byte once.
public struct SourceCutter {
  private var cutter: (any PartCutter)?

  public init(_ format: TranscriptFormat) {
    switch format {
    case .layout(let layout, let shape) where shape.spansLines: cutter = DocumentCutter(layout, shape)
    case .layout(let layout, _): cutter = layout.grouping == .none ? LineCutter() : GroupCutter(layout)
    case .table(let layout, let shape): cutter = RowCutter(layout, shape)
    case .mail: cutter = MailCutter()
    case .webVTT: cutter = CueCutter<WebVTT>()
    case .subRip: cutter = CueCutter<SubRip>()
    case .sbv: cutter = CueCutter<SBV>()
    default: cutter = format.readerType?.isLineBased == true ? LineCutter() : nil
    }
  }

  /// Whether the file is handed out in parts at all.
  public var isCutting: Bool { cutter != nil }

  /// The last place at which the bytes may be cut; nil when more of the file must be seen. After a cut, the rest comes again, with more.
  public mutating func cut(_ bytes: [UInt8]) -> Int? { cutter?.cut(bytes) }
}

/// Cuts behind line ends.
struct LineCutter: PartCutter {
  /// Bytes already looked at.
  private var seen = 0

  mutating func cut(_ bytes: [UInt8]) -> Int? {
    let cut = bytes[min(seen, bytes.count)...].lastIndex(of: 0x0A)
    seen = cut == nil ? bytes.count : 0
    return cut.map { $0 + 1 }
  }
}

/// Cuts before the separator lines of a mailbox.
struct MailCutter: PartCutter {
  /// Bytes already looked at.
  private var seen = 0

  mutating func cut(_ bytes: [UInt8]) -> Int? {
    let cut = MailboxScanner.lastCut(in: bytes, from: seen)
    // A line that begins near the end may not be whole.
    seen = cut == nil ? max(0, bytes.count - MailboxScanner.separatorLength) : 0
    return cut
  }
}
