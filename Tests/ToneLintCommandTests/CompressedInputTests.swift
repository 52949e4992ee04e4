import Foundation
import Testing

/// Files that are read through the decompressors of the system.
struct CompressedInputTests {
  private static let log = "Customer: It fails.\nAgent: You should have read the manual.\n"

  private static func isInstalled(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }

  /// Writes a file and runs a program over it.
  private static func pack(_ program: String, _ arguments: [String], in folder: TemporaryFolder) throws {
    let process = Program.prepared("/usr/bin/env", [program] + arguments)
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test(arguments: [("gzip", "gz"), ("zstd", "zst"), ("xz", "xz")].filter { isInstalled($0.0) })
  func compressedFiles(program: String, ending: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.log, to: "exports/call.txt")
    try Self.pack(program, ["-q", "exports/call.txt"], in: folder)
    let path = "\(folder.path)/exports/call.txt.\(ending)"
    try? FileManager.default.removeItem(atPath: folder.path + "/exports/call.txt")
    for argument in [path, folder.path] {
      let found = try Diagnosed.all(argument)
      #expect(found.map { "\($0.file):\($0.start.line):\($0.start.column)" } == ["\(path):2:8"])
    }
  }

  /// Lines that compress badly, so that half of the archive holds many of them.
  private static func lines(_ count: Int) -> String {
    (0..<count).map { "Agent: You should have read page \($0 &* 2_654_435_761 % 99_991) of the manual.\n" }.joined()
  }

  @Test(arguments: [("gzip", "gz", "-q"), ("zstd", "zst", "-q"), ("xz", "xz", "--block-size=65536")].filter { isInstalled($0.0) })
  func whatCameOfACutArchiveIsLinted(program: String, ending: String, option: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Self.lines(8_000), to: "call.txt") + "." + ending
    try Self.pack(program, [option, "call.txt"], in: folder)
    let bytes = try folder.read("call.txt." + ending)
    try folder.write(Array(bytes[..<(bytes.count / 2)]), to: "call.txt." + ending)
    let result = try Program.run(path, "--format", "gnu")
    #expect(result.lines.count > 1000 && result.status == 1)
    #expect(result.errorLines.count == 1)
    #expect(result.errorLines[0].contains(#/:\d+:\d+: error: the archive is damaged or cut off here: /#))
  }

  /// An entry whose bytes are damaged, in an archive that can be opened.
  @Test(.enabled(if: isInstalled("unzip") && isInstalled("zip"), "zip and unzip are not installed"))
  func whatCameOfADamagedEntryIsLinted() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.lines(8_000), to: "call.txt")
    try Self.pack("zip", ["-q", "export.zip", "call.txt"], in: folder)
    var bytes = try folder.read("export.zip")
    for place in bytes.count / 2..<bytes.count / 2 + 64 { bytes[place] ^= 0xFF }
    try folder.write(bytes, to: "export.zip")
    let result = try Program.run(folder.path + "/export.zip", "--format", "gnu")
    #expect(result.lines.count > 1000 && result.status == 1)
    #expect(result.errorLines.contains { $0.contains(#/call\.txt:\d+:\d+: error: the archive is damaged or cut off here: /#) })
  }

  @Test(.enabled(if: isInstalled("unzip") && isInstalled("zip"), "zip and unzip are not installed"))
  func filesInAnArchive() throws {
    let folder = try TemporaryFolder()
    for name in ["general/2024-01-01.txt", "we[i]rd é *.txt", "-dash.log", "users.bin", ".hidden/x.txt"] {
      try folder.write(Self.log, to: name)
    }
    try Self.pack("zip", ["-qr", "export.zip", "."], in: folder)
    let archive = folder.path + "/export.zip"
    let files = ["-dash.log", "general/2024-01-01.txt", "we[i]rd é *.txt"].map { "\(archive)!\($0)" }
    #expect(try Diagnosed.all(archive).map(\.file) == files)
    for file in files { #expect(try Diagnosed.all(file).map { "\($0.file):\($0.start.line)" } == ["\(file):2"]) }
    try folder.write(Array(try folder.read("export.zip").prefix(100)), to: "cut.zip")
    let cut = try Program.run(folder.path + "/cut.zip")
    #expect(cut.status == 2 && cut.errorLines.count == 1 && cut.errors.hasPrefix("tonelint: error: cannot read '\(folder.path)/cut.zip': "))
  }

  @Test func aMissingDecompressorIsOneError() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([0x28, 0xB5, 0x2F, 0xFD, 0x00], to: "call.txt.zst")
    let result = try Program.run([path], environment: ["PATH": folder.path])
    #expect(result.errorLines == ["tonelint: error: cannot read '\(path)': zstd is not installed"] && result.status == 2)
  }
}
