import Foundation

/// The built program, run as a user runs it.
enum Program {
  struct Result {
    var status: Int32
    /// Whether a signal ended it: a trap, an overflow of the stack.
    var crashed: Bool
    var output: [UInt8]
    var errors: String

    var text: String { String(decoding: output, as: UTF8.self) }
    var lines: [String] { text.split(separator: "\n").map(String.init) }
    var errorLines: [String] { errors.split(separator: "\n").map(String.init) }
  }

  /// The folder of `Package.swift`.
  static let repository: URL = {
    var folder = URL(fileURLWithPath: #filePath)
    repeat { folder.deleteLastPathComponent() } while folder.path != "/" && !exists(folder, "Package.swift")
    return folder
  }()

  /// It stands in the folder that the tests were built in, or above the test bundle.
  static let executable: URL = {
    var folder = URL(fileURLWithPath: CommandLine.arguments[0])
    repeat { folder.deleteLastPathComponent() } while folder.path != "/" && !exists(folder, "tonelint")
    return folder.appendingPathComponent("tonelint")
  }()

  private static func exists(_ folder: URL, _ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path)
  }

  /// Runs the program in the repository's folder, so that `Corpus/…` is a path.
  static func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Result {
    // Files and not pipes, which would fill up.
    let folder = try TemporaryFolder()
    let inputFile = try folder.write(Array(input.utf8), to: "input")
    let process = prepared(executable.path, arguments, ["XDG_CACHE_HOME": folder.path].merging(environment) { $1 })
    let files = try ["output", "errors"].map { name in try FileHandle(forWritingTo: URL(fileURLWithPath: folder.write([], to: name))) }
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: inputFile))
    process.standardOutput = files[0]
    process.standardError = files[1]
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, crashed: process.terminationReason == .uncaughtSignal, output: try folder.read("output"),
      errors: String(decoding: try folder.read("errors"), as: UTF8.self))
  }

  static func run(_ arguments: String...) throws -> Result { try run(arguments) }

  /// A process that is not yet started. Of the tests' own environment it has what says where programs and libraries are.
  static func prepared(_ program: String, _ arguments: [String], _ environment: [String: String] = [:]) -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = repository
    let own = ProcessInfo.processInfo.environment
    process.environment = own.filter { ["PATH", "LD_LIBRARY_PATH", "HOME", "TMPDIR"].contains($0.key) }.merging(environment) { $1 }
    return process
  }
}

/// A folder for the files of one test, deleted after it.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("tonelint-tests-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, with the folders above it.
  ///
  /// - Returns: its path.
  @discardableResult
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    let file = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
    return file.path
  }

  @discardableResult
  func write(_ text: String, to name: String) throws -> String { try write(Array(text.utf8), to: name) }

  func read(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path).appendingPathComponent(name))) }
}
