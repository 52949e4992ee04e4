import Foundation

/// A decompressor of the system at work: its output is read as it comes, so that no archive is in memory whole.
///
/// The program is run as a child, and not linked as a library, as ripgrep's `-z` does.
final class Decompression {
  private let process = Process()
  private let output = Pipe()
  private let errors = Pipe()
  /// What went wrong, when all output has been read: the archive is damaged or cut off.
  private(set) var failure: String?

  /// - Parameters:
  ///   - commands: programs with their arguments; the first that is installed is run.
  ///   - path: the archive, for messages.
  init(_ commands: [[String]], of path: String) throws {
    guard let command = commands.lazy.compactMap({ command in Decompression.find(command[0]).map { ($0, command.dropFirst()) } }).first
    else {
      throw InputError("cannot read '\(path)': \(commands.map { $0[0] }.joined(separator: " or ")) is not installed")
    }
    process.executableURL = URL(fileURLWithPath: command.0)
    process.arguments = Array(command.1)
    process.environment = ProcessInfo.processInfo.environment.merging(["LC_ALL": "C.UTF-8"]) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = errors
    do { try process.run() } catch { throw InputError("cannot read '\(path)': \(command.0) does not start") }
  }

  /// Up to `count` bytes; none at the end.
  func read(_ count: Int) throws -> Data {
    if let data = try output.fileHandleForReading.read(upToCount: count), !data.isEmpty { return data }
    finish()
    return Data()
  }

  func readAll() throws -> Data {
    let data = try output.fileHandleForReading.readToEnd() ?? Data()
    finish()
    return data
  }

  private func finish() {
    guard failure == nil, process.isRunning || process.terminationStatus != 0 else { return }
    let said = String(decoding: (try? errors.fileHandleForReading.readToEnd()) ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    if process.terminationStatus == 0 { return }
    // What unzip says begins with the archive's name in brackets.
    let lines = said.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    failure = lines.first { !$0.isEmpty && !$0.hasPrefix("[") } ?? "it is damaged"
  }

  deinit {
    if process.isRunning { process.terminate() }
  }

  /// Where a program is, by `PATH`.
  private static func find(_ program: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
