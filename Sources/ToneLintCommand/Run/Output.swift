import Foundation

/// Standard output and standard error. A reader that goes away ends the program quietly: a broken pipe is no error.
struct Output {
  private var pending: [UInt8] = []
  private static let bufferSize = 1 << 16

  init() {
    // Writing then fails with EPIPE instead of ending the program.
    signal(SIGPIPE, SIG_IGN)
  }

  mutating func write(_ bytes: [UInt8]) throws {
    pending += bytes
    if pending.count >= Output.bufferSize { try flush() }
  }

  mutating func flush() throws {
    if pending.isEmpty { return }
    defer { pending.removeAll(keepingCapacity: true) }
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(pending))
    } catch {
      throw BrokenPipe()
    }
  }

  /// Writes to standard error, after what stands before on standard output.
  mutating func writeError(_ bytes: [UInt8]) throws {
    try flush()
    try? FileHandle.standardError.write(contentsOf: Data(bytes))
  }
}

/// Nobody reads the output any more.
struct BrokenPipe: Error {}
