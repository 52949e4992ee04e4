/// Gathers the faults of one source: the first `Limits.faultsPerSource` are kept, the rest only counted, so that random bytes
/// cost neither memory nor the time to word a message that nobody will read.
public struct FaultLog: Sendable {
  public private(set) var faults: [InputFault] = []
  private var uncounted = 0
  private var firstUncounted = ByteRange(0, 0)

  public init() {}

  /// Keeps a fault, or counts it.
  public mutating func add(_ severity: InputFault.Severity = .error, at range: ByteRange, _ message: @autoclosure () -> String) {
    if faults.count < Limits.faultsPerSource {
      faults.append(InputFault(severity, message(), at: range))
    } else {
      if uncounted == 0 { firstUncounted = range }
      uncounted += 1
    }
  }

  /// Appends what was kept, and one fault for what was only counted; then the log is empty.
  public mutating func drain(into all: inout [InputFault]) {
    all.append(contentsOf: faults)
    if uncounted > 0 {
      all.append(InputFault(.error, "\(uncounted) more fault\(uncounted == 1 ? "" : "s") from here on", at: firstUncounted))
    }
    self = FaultLog()
  }
}
