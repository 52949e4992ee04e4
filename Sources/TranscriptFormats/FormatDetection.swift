import ToneLint

/// A reader that can be asked whether bytes look like its format. A new format is a type that conforms, and a case below.
public protocol DetectableReader: TranscriptReader {
  init(options: ReadingOptions)

  /// Endings of file names, in lower case, without point.
  static var fileExtensions: [String] { get }

  /// Whether files of this format say themselves how their parts are encoded, so that readers take the bytes as they are.
  static var declaresEncoding: Bool { get }

  /// The last place at which a beginning of a file may be cut, so that large files stream; nil for none.
  static func lastCut(in bytes: [UInt8]) -> Int?

  /// Whether the beginning of a file is of this format beyond doubt. Must not say so of another format's files.
  static func recognises(_ beginning: Span<UInt8>) -> Bool
}

extension DetectableReader {
  public static var declaresEncoding: Bool { false }

  /// Behind the last line end, for a format that may be cut at any.
  public static func lastCut(in bytes: [UInt8]) -> Int? { isLineBased ? bytes.lastIndex(of: 0x0A).map { $0 + 1 } : nil }
}

/// The formats that can be told apart without being named, the most particular first. A draft looks like anything.
public enum TranscriptFormat: CaseIterable, Sendable {
  case pairs
  case native
  case webVTT
  case subRip
  case sbv
  case mail
  case textLog

  public var readerType: any DetectableReader.Type {
    switch self {
    case .pairs: PairsReader.self
    case .native: NativeReader.self
    case .webVTT: WebVTTReader.self
    case .subRip: SubRipReader.self
    case .sbv: SBVReader.self
    case .mail: MailReader.self
    case .textLog: TextLogReader.self
    }
  }

  /// What `--input-format` takes.
  public var name: String { readerType.name }

  public init?(name: String) {
    guard let format = TranscriptFormat.allCases.first(where: { $0.name == name }) else { return nil }
    self = format
  }

  /// How much of a file `detect` needs to see at most.
  public static let detectionLength = 64 << 10

  /// The format of a file, from its first bytes (UTF-8, at most `detectionLength` of them) if they tell, else from its name,
  /// else a plain log, which every text is.
  public static func detect(_ beginning: [UInt8], fileName: String?) -> TranscriptFormat {
    let bytes = beginning.span
    if let format = allCases.first(where: { $0.readerType.recognises(bytes) }) { return format }
    guard let fileName, let point = fileName.lastIndex(of: ".") else { return .textLog }
    let ending = fileName[fileName.index(after: point)...].lowercased()
    return allCases.first { $0.readerType.fileExtensions.contains(ending) } ?? .textLog
  }
}

extension NativeReader: DetectableReader {
  public static let fileExtensions = ["jsonl", "ndjson", "json"]

  /// A JSON object or an array of values at the start. A whole JSON document over several lines is recognised, too: the reader
  /// says what is wrong with it, which a plain log could not. `[10:02] Jane: …` is a log.
  public static func recognises(_ beginning: Span<UInt8>) -> Bool {
    var index = startOfText(beginning)
    skipSpace(beginning, &index)
    guard index < beginning.count, beginning[index] == 0x7B || beginning[index] == 0x5B else { return false }
    let isArray = beginning[index] == 0x5B
    index += 1
    skipSpace(beginning, &index)
    guard index < beginning.count else { return true }
    switch beginning[index] {
    case 0x22, 0x7D: return !isArray || beginning[index] == 0x22
    case 0x7B, 0x5B, 0x5D: return isArray
    default: return false
    }
  }

  private static func skipSpace(_ bytes: Span<UInt8>, _ index: inout Int) {
    while index < bytes.count, isBlank(bytes[index]) || bytes[index] == 0x0A || bytes[index] == 0x0D { index += 1 }
  }
}

extension TextLogReader: DetectableReader {
  public static let fileExtensions = ["txt", "log", "md", "text"]

  /// Every text may be a log, so none is one beyond doubt.
  public static func recognises(_ beginning: Span<UInt8>) -> Bool { false }
}
