import Foundation
import Testing

/// Which files a path means.
struct InputPathsTests {
  private static let names = [
    "a/one.txt", "a/b/two.txt", "a/b/c/three.log", "a/.hidden/four.txt", "a/.five.txt", "a/six.bin", "top.txt", "[odd].txt",
  ]

  @Test(arguments: [
    ("", ["[odd].txt", "a/b/c/three.log", "a/b/two.txt", "a/one.txt", "top.txt"]), ("/a/*.txt", ["a/one.txt"]),
    ("/*.txt", ["[odd].txt", "top.txt"]),
    ("/**/*.txt", ["[odd].txt", "a/b/two.txt", "a/one.txt", "top.txt"]),
    ("/a/**", ["a/b/c/three.log", "a/b/two.txt", "a/one.txt", "a/six.bin"]),
    ("/**/b/**/t*", ["a/b/c/three.log", "a/b/two.txt"]), ("/?/[m-p]*.txt", ["a/one.txt"]), ("/a/[!o]*", ["a/six.bin"]),
    ("/[odd].txt", ["[odd].txt"]),
    ("/a/.five.t*", ["a/.five.txt"]), ("/a/b/*/three.log", ["a/b/c/three.log"]),
  ])
  func pathsAndPatterns(path: String, files: [String]) throws {
    let folder = try TemporaryFolder()
    for name in Self.names { try folder.write("Agent: You should have read the manual.\n", to: name) }
    #expect(try Diagnosed.all(folder.path + path).map(\.file) == files.map { "\(folder.path)/\($0)" })
  }

  /// A link that is named is followed, whatever it leads to; `--rules` takes one, too.
  @Test(arguments: ["link", "link/", "link/b", "second", "link/**/*.txt"])
  func aFolderIsWalkedThroughALink(path: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("Agent: You should have read the manual.\n", to: "a/b/one.txt")
    for (link, target) in [("link", "a"), ("second", folder.path + "/link")] {
      try FileManager.default.createSymbolicLink(atPath: folder.path + "/" + link, withDestinationPath: target)
    }
    #expect(try Diagnosed.all(folder.path + "/" + path).count == 1)
  }

  @Test func aPatternWithoutAMatchIsAnError() throws {
    let folder = try TemporaryFolder()
    let result = try Program.run(folder.path + "/**/*.vtt")
    #expect(result.errorLines == ["tonelint: error: no file matches '\(folder.path)/**/*.vtt'"] && result.status == 2)
  }

  @Test func theRestIsLintedWhenAFileIsMissing() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("Agent: You should have read the manual.\n", to: "a.txt")
    let result = try Program.run(folder.path + "/none.txt", path)
    #expect(result.lines.count == 1 && result.status == 2)
    #expect(result.errorLines == ["tonelint: error: no such file or folder: '\(folder.path)/none.txt'"])
  }

  @Test func aPipeIsRead() throws {
    let folder = try TemporaryFolder()
    let script = "'\(Program.executable.path)' <(printf 'Agent: You should have read the manual.\\n') --format gnu >'\(folder.path)/output'"
    let process = Program.prepared("/bin/bash", ["-c", script])
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 1)
    #expect(String(decoding: try folder.read("output"), as: UTF8.self).contains(":1:8: warning: "))
  }

  @Test func aMailboxIsCutBetweenMails() throws {
    let folder = try TemporaryFolder()
    let mail = { (number: Int) in
      "From a@b.example Tue May 14 08:02:15 2024\nFrom: Agent <a@b.example>\nMessage-ID: <\(number)@b>\n"
        + String(repeating: "X-Trace: a field that nobody reads\n", count: 3000) + "\nYou should have read the manual.\n\n"
    }
    let text = (0..<120).map(mail).joined()
    let found = try Diagnosed.all(try folder.write(text, to: "all.mbox"))
    #expect(found.map(\.message) == [Int](repeating: 0, count: 120))
    #expect(found.map(\.start.line) == (0..<120).map { $0 * 3006 + 3005 })
  }
}
