import Dispatch
import Foundation
import Subprocess
import Synchronization

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// A decompressor of the system at work: its output is read as it comes, so that no archive is in memory whole.
///
/// The program is run as a child, and not linked as a library, as ripgrep's `-z` does. It writes into a pipe, which holds it up while nobody reads: a file
/// that unpacks to far more than it should costs time and no memory.
final class Decompression {
  private let output: FileHandle
  private let child: Task<Void, Never>
  private let ending: Ending
  /// What went wrong, when all output has been read: the archive is damaged or cut off.
  private(set) var failure: String?

  /// - Parameters:
  ///   - commands: programs with their arguments; the first that is installed is run.
  ///   - path: the archive, for messages.
  init(_ commands: [[String]], of path: String) throws {
    guard let command = commands.first(where: { Decompression.isInstalled($0[0]) }) else {
      throw InputError("cannot read '\(path)': \(commands.map { $0[0] }.joined(separator: " or ")) is not installed")
    }
    guard let pipe = try? FileDescriptor.pipe(options: .closeOnExec) else { throw InputError("cannot read '\(path)': no pipe can be made") }
    output = FileHandle(fileDescriptor: pipe.readEnd.rawValue, closeOnDealloc: true)
    let ending = Ending()
    self.ending = ending
    child = Task.detached { ending.end(await Decompression.run(command, writingTo: pipe.writeEnd)) }
  }

  /// Up to `count` bytes; none at the end.
  func read(_ count: Int) throws -> Data {
    if let data = try output.read(upToCount: count), !data.isEmpty { return data }
    failure = ending.wait()
    return Data()
  }

  func readAll() throws -> Data {
    let data = try output.readToEnd() ?? Data()
    failure = ending.wait()
    return data
  }

  deinit {
    // Ends the program, if it still runs.
    child.cancel()
  }

  // MARK: The child

  /// So many bytes of what a program complains of are listened to.
  private static let complaintLimit = 1 << 16

  /// Runs a program to its end.
  ///
  /// - Returns: what went wrong; nil when nothing did.
  private static func run(_ command: [String], writingTo output: FileDescriptor) async -> String? {
    do {
      let result = try await Subprocess.run(
        .name(command[0]), arguments: Arguments(Array(command.dropFirst())), environment: .inherit.updating(["LC_ALL": "C.UTF-8"]),
        output: .fileDescriptor(output, closeAfterSpawningProcess: true), error: .string(limit: complaintLimit))
      if result.terminationStatus.isSuccess { return nil }
      // What unzip says begins with the archive's name in brackets.
      let lines = result.standardError.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
      return lines.first { !$0.isEmpty && !$0.hasPrefix("[") } ?? "it is damaged"
    } catch {
      return "\(command[0]) did not run to its end"
    }
  }

  /// Whether a program is found by `PATH`.
  private static func isInstalled(_ program: String) -> Bool {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }

  /// How a child ended, once it did.
  private final class Ending: Sendable {
    private let hasEnded = DispatchSemaphore(value: 0)
    private let failure = Mutex<String?>(nil)

    func end(_ failure: String?) {
      self.failure.withLock { $0 = failure }
      hasEnded.signal()
    }

    /// Waits for the end; whoever asks again is answered at once.
    func wait() -> String? {
      hasEnded.wait()
      hasEnded.signal()
      return failure.withLock { $0 }
    }
  }
}
