import ArgumentParser
import Foundation
import ToneLint
import ToneLintRendering
import TranscriptFormats

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert", abstract: "Writes what was understood of transcripts as native JSON Lines, with the place of each message.",
    discussion: "Exit status: 0, or 2 when a file could not be read, or nothing in it. What is wrong goes to standard error.")

  @Argument(help: "Files, folders, archives, patterns in quotes, or - for standard input.", completion: .file())
  var paths: [String]

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Where to write; standard output when not given.", valueName: "file"), completion: .file())
  var output: String?

  @OptionGroup var input: InputOptions

  func run() throws {
    let catalog = try input.catalog()
    let reading = try input.reading()
    let found = InputPaths(paths)
    var problems = found.problems
    var target = try Target(output, besides: found.files)
    var (messages, errors) = (0, 0)
    let companions = Companions()
    for file in found.files {
      do {
        var stream = try SourceStream(
          path: file, format: input.inputFormat, catalog: catalog, encoding: input.encoding, companions: companions)
        let reading = stream.reading(reading)
        while let source = try stream.next() {
          let converted = try convert(source, stream, reading, into: &target)
          messages += converted.messages
          errors += converted.errors
        }
      } catch let error as InputError {
        problems.append(error.description)
      } catch is BrokenPipe {
        throw ExitCode(0)
      }
    }
    try target.close()
    if problems.isEmpty, errors > 0, messages == 0 { problems.append("no conversations in \(paths.joined(separator: ", "))") }
    for problem in problems { try? FileHandle.standardError.write(contentsOf: Data("tonelint: error: \(problem)\n".utf8)) }
    if !problems.isEmpty { throw ExitCode(2) }
  }

  /// Writes the conversations of one source, and its faults to standard error.
  private func convert(
    _ source: Source, _ stream: SourceStream, _ reading: ReadingOptions, into target: inout Target
  ) throws -> (messages: Int, errors: Int) {
    let lines = LineIndex(source)
    var writer = NativeWriter()
    var faults = stream.faults
    var written: [UInt8] = []
    var reader = stream.format.makeReader(options: reading)
    var messages = 0
    reader.read(source, faults: &faults) { conversation in
      messages += conversation.messages.count
      written += writer.line(of: conversation, from: source, lines: lines)
    }
    try target.write(written)
    let renderer = FaultRenderer(options: RenderingOptions(color: false, width: RenderingOptions.defaultWidth))
    for fault in faults {
      var rendered: [UInt8] = []
      renderer.render(fault, of: source, lines: lines, into: &rendered)
      try target.writeError(rendered)
    }
    return (messages, faults.count { $0.severity == .error })
  }
}

/// Where converted transcripts go.
private struct Target {
  private var output = Output()
  private var file: FileHandle?

  /// - Parameters:
  ///   - path: a file, made or emptied; `nil` or `-` for standard output.
  ///   - inputs: what is going to be read, and must not be emptied.
  init(_ path: String?, besides inputs: [String]) throws {
    guard let path, path != "-" else { return }
    if let own = Target.identity(of: path), inputs.contains(where: { Target.identity(of: $0) == own }) {
      throw InputError("'\(path)' is one of the files to read")
    }
    do {
      let file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: [.create, .truncate],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      self.file = FileHandle(fileDescriptor: file.rawValue, closeOnDealloc: true)
    } catch {
      throw InputError("cannot write '\(path)': \(error)")
    }
  }

  /// What tells a file from every other, whatever path leads to it.
  private static func identity(of path: String) -> [Int]? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: URL(fileURLWithPath: path).resolvingSymlinksInPath().path)
    guard let device = attributes?[.systemNumber] as? Int, let number = attributes?[.systemFileNumber] as? Int else { return nil }
    return [device, number]
  }

  mutating func write(_ bytes: [UInt8]) throws {
    if let file { try file.write(contentsOf: Data(bytes)) } else { try output.write(bytes) }
  }

  mutating func writeError(_ bytes: [UInt8]) throws { try output.writeError(bytes) }

  mutating func close() throws {
    try output.flush()
    try file?.close()
  }
}
