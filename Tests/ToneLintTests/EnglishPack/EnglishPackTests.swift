import Foundation
import RuleFiles
import Testing
import UnicodeText

@testable import EnglishPack
@testable import ToneLint

/// The compiled pack against what it is compiled from. `tonelint rules compile Rules/en -o Sources/CEnglishPack` renews it.
struct EnglishPackTests {
  private static func source(_ files: [RuleFile]) -> (source: RuleSource, faults: [RuleFault]) {
    var source = RuleSource()
    let faults = RuleFiles.read(files, root: "Rules/en", into: &source)
    return (source, faults)
  }

  private static var embedded: [RuleFile] { EnglishPack.files().map { RuleFile(path: $0.path, text: $0.text) } }

  /// `Rules/en` above this file; `nil` where the tests run away from the repository.
  private static let folder: URL? = {
    var folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      let rules = folder.appendingPathComponent("Rules/en")
      if FileManager.default.fileExists(atPath: rules.path) { return rules }
      folder.deleteLastPathComponent()
    }
    return nil
  }()

  @Test func theTablesAreThoseOfTheEmbeddedFiles() {
    let (source, faults) = EnglishPackTests.source(EnglishPackTests.embedded)
    let compiled = RuleCompiler.compile(source)
    #expect(faults + compiled.faults == [])
    let tables = EnglishPack.tables.array(of: UInt8.self, at: 0, count: EnglishPack.tables.count)
    #expect(compiled.rules.packed().elementsEqual(tables), "Sources/CEnglishPack is stale")
  }

  @Test(.enabled(if: EnglishPackTests.folder != nil))
  func theEmbeddedFilesAreThoseOnDisk() throws {
    let folder = try #require(EnglishPackTests.folder)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { path in
      [".yml", ".yaml", CueFile.suffix].contains { path.hasSuffix($0) }
    }
    .sorted()
    let embedded = EnglishPackTests.embedded
    #expect(Set(embedded.map(\.path)).symmetricDifference(paths).sorted() == [])
    let stale = try embedded.filter { file in
      guard paths.contains(file.path) else { return false }
      return try String(contentsOf: folder.appendingPathComponent(file.path), encoding: .utf8) != file.text
    }
    #expect(stale.map(\.path) == [], "Sources/CEnglishPack is stale")
  }

  @Test func everyRulePassesItsExamples() {
    let outcome = RuleExamples.test(EnglishPackTests.source(EnglishPackTests.embedded).source)
    #expect(outcome.passed > 1000)
    for failure in outcome.failures { Issue.record("\(failure)") }
  }

  @Test func theEngineFindsTheSignalsThatItAsksFor() {
    #expect(!EnglishPack.rules().wellKnown.contains { $0 == nil })
  }

  @Test func everyCategoryHasASeverity() {
    let rules = EnglishPackTests.source(EnglishPackTests.embedded).source.rules.filter { !$0.isSignal }
    #expect(Set(rules.map(\.category)).subtracting(RuleCompiler.categorySeverities.keys) == [])
  }
}
