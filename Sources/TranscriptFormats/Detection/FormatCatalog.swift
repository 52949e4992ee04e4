import Synchronization

/// The formats that a run knows: those with readers of their own, and the layouts.
///
/// Reading the built-in layouts takes longer than reading a short transcript, and only JSON that is not plainly native and tables need them: they
/// are made when first asked for.
public final class FormatCatalog: Sendable {
  private struct Layouts: Sendable {
    let all: [Layout]
    let fingerprints: Fingerprints
  }

  private let own: [Layout]
  private let make: @Sendable () -> [Layout]
  private let made = Mutex<Layouts?>(nil)

  /// How much of a file `detect` needs to see at most.
  public static let detectionLength = 256 << 10

  /// - Parameters:
  ///   - own: a user's own layouts. They go before all else, since of two that fit equally the first is taken.
  ///   - layouts: the built-in ones.
  public init(own: [Layout] = [], layouts: @autoclosure @escaping @Sendable () -> [Layout]) {
    self.own = own
    make = layouts
  }

  private var layouts: Layouts {
    made.withLock { made in
      if let made { return made }
      let all = own + make()
      let layouts = Layouts(all: all, fingerprints: Fingerprints(all.filter { $0.syntax == .json }))
      made = layouts
      return layouts
    }
  }

  /// What `--input-format` takes.
  public var names: [String] { TranscriptFormat.own.map(\.name) + layouts.all.map(\.name).sorted() }

  /// A format by its name, for a file that begins like this.
  public func format(named name: String, for beginning: [UInt8]) -> TranscriptFormat? {
    if let format = TranscriptFormat.own.first(where: { $0.name == name }) { return format }
    guard let layout = layouts.all.first(where: { $0.name == name }) else { return nil }
    if layout.syntax == .table { return .table(layout, TableShape(beginning.span)) }
    return .layout(layout, Fingerprints([layout]).find(in: beginning.span).best?.shape ?? DocumentShape(of: beginning.span))
  }

  /// The format of a file, from its first bytes (UTF-8, at most `detectionLength` of them) if they tell, else from its name, else a plain
  /// log, which every text is. Nil for JSON that nothing here knows.
  public func detect(_ beginning: [UInt8], fileName: String?) -> TranscriptFormat? {
    let bytes = beginning.span
    switch TranscriptFormat.own.first(where: { $0.readerType?.recognises(bytes) ?? false }) {
    case .native:
      if own.isEmpty, NativeReader.isPlainlyNative(bytes) { return .native }
      let found = layouts.fingerprints.find(in: bytes)
      if let best = found.best { return .layout(best.layout, best.shape) }
      return found.isNative ? .native : nil
    case let found?: return found
    case nil: break
    }
    let ending = fileName.flatMap { FormatCatalog.ending(of: $0) }
    if let table = table(bytes, ending: ending) { return table }
    return TranscriptFormat.own.first { $0.readerType?.fileExtensions.contains(ending ?? "") ?? false } ?? .textLog
  }

  /// The table layout whose columns a header has; the one with the most of them.
  private func table(_ beginning: Span<UInt8>, ending: String?) -> TranscriptFormat? {
    let shape = TableShape(beginning)
    if shape.columns.isEmpty { return nil }
    let fitting = layouts.all.filter { $0.syntax == .table && shape.fits($0) }
    guard let best = fitting.max(by: { $0.fingerprint.count < $1.fingerprint.count }) else { return nil }
    let first = fitting.first { $0.fingerprint.count == best.fingerprint.count } ?? best
    return .table(first, shape)
  }

  private static func ending(of name: String) -> String? {
    name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
  }
}

extension NativeReader: DetectableReader {
  public static let fileExtensions = ["jsonl", "ndjson", "json"]

  /// A JSON object or an array of values at the start; which JSON it is, `Fingerprints` tells. `[10:02] Jane: …` is a log.
  public static func recognises(_ beginning: Span<UInt8>) -> Bool {
    var scanner = JSONScanner()
    scanner.spansLines = true
    scanner.index = startOfText(beginning)
    let isArray = scanner.take(0x5B, beginning)
    guard isArray || scanner.take(0x7B, beginning) else { return false }
    switch scanner.peek(beginning) {
    case _ where scanner.index >= beginning.count: return true
    case 0x22: return true
    case 0x7D: return !isArray
    case 0x7B, 0x5B, 0x5D: return isArray
    default: return false
    }
  }
}

extension NativeReader {
  /// Whether the first value has `messages`, and the first of them a role and a text: then no layout need be asked.
  static func isPlainlyNative(_ beginning: Span<UInt8>) -> Bool {
    var scanner = JSONScanner()
    scanner.spansLines = true
    scanner.index = startOfText(beginning)
    return (try? hasNativeMessage(beginning, &scanner)) ?? false
  }

  private static func hasNativeMessage(_ bytes: Span<UInt8>, _ scanner: inout JSONScanner) throws(JSONSyntaxError) -> Bool {
    guard try enter(.messages, bytes, &scanner), scanner.take(0x5B, bytes), scanner.take(0x7B, bytes) else { return false }
    var seen = SeenKeys()
    var isFirst = true
    while try scanner.next(bytes, isFirst: &isFirst, closing: 0x7D) {
      let key = NativeKey(rawValue: try scanner.key(bytes).bits)
      if let key, scanner.peek(bytes) == 0x22 { _ = seen.insert(key) }
      try scanner.skipValue(bytes)
    }
    return seen.contains(.role) && seen.contains(.text)
  }

  /// Goes into the object that comes next, up to the value of a key; false when it has no such key.
  private static func enter(_ key: NativeKey, _ bytes: Span<UInt8>, _ scanner: inout JSONScanner) throws(JSONSyntaxError) -> Bool {
    guard scanner.take(0x7B, bytes) else { return false }
    var isFirst = true
    while try scanner.next(bytes, isFirst: &isFirst, closing: 0x7D) {
      if NativeKey(rawValue: try scanner.key(bytes).bits) == key { return true }
      try scanner.skipValue(bytes)
    }
    return false
  }
}

extension TextLogReader: DetectableReader {
  public static let fileExtensions = ["txt", "log", "md", "text"]

  /// Every text may be a log, so none is one beyond doubt.
  public static func recognises(_ beginning: Span<UInt8>) -> Bool { false }
}
