/// A reader that can be asked whether bytes look like its format. A new format is a type that conforms and a case of `TranscriptFormat`,
/// or, for JSON and tables, a layout.
public protocol DetectableReader: TranscriptReader {
  init(options: ReadingOptions)

  /// The name that `--input-format` takes.
  static var name: String { get }

  /// Whether a source of this format may be cut at any line end, so that large files stream and workers share them.
  static var isLineBased: Bool { get }

  /// Whether files of this format say themselves how their parts are encoded, so that readers take the bytes as they are.
  static var declaresEncoding: Bool { get }

  /// Endings of file names, in lower case, without point.
  static var fileExtensions: [String] { get }

  /// Whether the beginning of a file is of this format beyond doubt. Must not say so of another format's files.
  static func recognises(_ beginning: Span<UInt8>) -> Bool
}

extension DetectableReader {
  public static var declaresEncoding: Bool { false }
}

/// How the transcripts of one file are written.
public enum TranscriptFormat: Sendable, Hashable {
  case pairs
  case layout(Layout, DocumentShape)
  case table(Layout, TableShape)
  case native
  case webVTT
  case subRip
  case sbv
  case mail
  case textLog

  /// The formats with a reader of their own, the most particular first.
  static let own: [TranscriptFormat] = [.pairs, .native, .webVTT, .subRip, .sbv, .mail, .textLog]

  /// The reader of a format that has one of its own; nil where a layout says how to read.
  var readerType: (any DetectableReader.Type)? {
    switch self {
    case .pairs: PairsReader.self
    case .native: NativeReader.self
    case .webVTT: WebVTTReader.self
    case .subRip: SubRipReader.self
    case .sbv: SBVReader.self
    case .mail: MailReader.self
    case .textLog: TextLogReader.self
    case .layout, .table: nil
    }
  }

  /// What `--input-format` takes.
  public var name: String {
    switch self {
    case .layout(let layout, _), .table(let layout, _): layout.name
    default: readerType?.name ?? ""
    }
  }

  /// Whether readers take a file's bytes as they are, since its parts say how they are encoded.
  public var declaresEncoding: Bool { readerType?.declaresEncoding ?? false }

  public func makeReader(options: ReadingOptions) -> any TranscriptReader {
    switch self {
    case .layout(let layout, let shape): LayoutReader(layout: layout, shape: shape, options: options)
    case .table(let layout, let shape): TableReader(layout: layout, shape: shape, options: options)
    default: readerType?.init(options: options) ?? TextLogReader(options: options)
    }
  }
}
