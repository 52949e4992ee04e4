import EnglishPack
import Foundation
import RuleFiles
import ToneLint
import UnicodeText

/// Compiled rules of a team, kept between runs: compiling takes seconds, and what comes of it depends on nothing but the rule files and the program.
///
/// One file for each set of rule files, named by a checksum of these: `RuleSet.packed()` behind a checksum of its own. What cannot be read or written is no
/// error: the rules are compiled then.
struct CompiledRuleCache {
  private static let suffix = ".rules"
  private static let headerSize = 8

  private let file: URL

  /// Nil where the user has no cache folder.
  ///
  /// - Parameter folders: the files of each folder of rules, in the order in which they are read.
  init?(of folders: [[RuleFile]]) {
    let environment = ProcessInfo.processInfo.environment
    guard ["HOME", "XDG_CACHE_HOME"].contains(where: { environment[$0]?.hasPrefix("/") ?? false }),
      let caches = FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first, let program = CompiledRuleCache.program
    else { return nil }
    let files = folders.enumerated().flatMap { index, files in files.map { "\(index) \($0.path) \($0.text.utf8.count) \($0.text)" } }
    let key = ([program] + files).joined(separator: "\n")
    let name = String(CompiledRuleCache.checksum(of: StaticBytes(key.utf8)), radix: 16)
    file = caches.appendingPathComponent("tonelint", isDirectory: true).appendingPathComponent(name + CompiledRuleCache.suffix)
  }

  /// Tells this program, with its built-in rules, from every other version of it.
  private static let program: String? = {
    guard let path = Bundle.main.executablePath, let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let size = attributes[.size] as? Int, let date = attributes[.modificationDate] as? Date
    else { return nil }
    return "\(path) \(size) \(date.timeIntervalSinceReferenceDate) \(checksum(of: EnglishPack.tables))"
  }()

  /// What was kept, unless the file is missing, damaged or another user's.
  func rules() -> RuleSet? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: file.path)
    guard attributes?[.ownerAccountID] as? Int == Int(getuid()) else { return nil }
    guard let data = try? Data(contentsOf: file, options: .alwaysMapped) else { return nil }
    let (header, packed) = (data.prefix(CompiledRuleCache.headerSize), StaticBytes(data.dropFirst(CompiledRuleCache.headerSize)))
    guard header.elementsEqual(CompiledRuleCache.header(of: packed)) else { return nil }
    try? FileManager.default.setAttributes([.modificationDate: Date()], ofItemAtPath: file.path)
    return RuleSet(packed: packed)
  }

  /// Keeps what was compiled.
  func keep(_ rules: RuleSet) {
    let packed = rules.packed()
    // A team's rules may be confidential.
    try? FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try? Data(CompiledRuleCache.header(of: StaticBytes(packed)) + packed).write(to: file, options: .atomic)
    try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    removeOldest()
  }

  /// Removes what was used longest ago, and what a program left that was ended while it wrote.
  private func removeOldest() {
    let folder = file.deletingLastPathComponent()
    let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
    let dated = files.map { file in
      let date = try? FileManager.default.attributesOfItem(atPath: file.path)[.modificationDate] as? Date
      return (file: file, date: date ?? .distantPast)
    }
    let kept = dated.filter { $0.file.lastPathComponent.hasSuffix(CompiledRuleCache.suffix) }.sorted { $0.date > $1.date }
    let leftovers = dated.filter { !$0.file.lastPathComponent.hasSuffix(CompiledRuleCache.suffix) && $0.date < Date() - 3_600 }
    for (file, _) in kept.dropFirst(Limits.cachedRuleSets) + leftovers { try? FileManager.default.removeItem(at: file) }
  }

  /// The checksum that stands before the packed rules, low byte first.
  private static func header(of packed: StaticBytes) -> [UInt8] {
    let sum = checksum(of: packed)
    return (0..<headerSize).map { UInt8(truncatingIfNeeded: sum >> UInt64($0 * 8)) }
  }

  /// Eight bytes at a time, mixed as in splitmix64 (Steele, Lea and Flood 2014).
  private static func checksum(of bytes: StaticBytes) -> UInt64 {
    let words = bytes.array(of: UInt64.self, at: 0, count: bytes.count / 8)
    let rest = bytes.array(of: UInt8.self, at: words.count * 8, count: bytes.count % 8)
    var sum = UInt64(bytes.count)
    func add(_ word: UInt64) {
      sum = (sum ^ word) &* 0xBF58_476D_1CE4_E5B9
      sum ^= sum >> 31
    }
    for word in words { add(word) }
    for byte in rest { add(UInt64(byte)) }
    return sum
  }
}
