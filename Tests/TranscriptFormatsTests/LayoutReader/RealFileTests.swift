import Foundation
import Testing
import ToneLint
import TranscriptFormats

/// Real files of the formats, where there are any: in the folder that `TONELINT_FORMATS` names, or in `formats` beside the project's
/// shared material. They are measured on, and are no part of the project.
enum RealFiles {
  static let folder: URL? = {
    let project = Fixture.folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let named = ProcessInfo.processInfo.environment["TONELINT_FORMATS"].map { URL(fileURLWithPath: $0) }
    let places = [named, project.appendingPathComponent("../shared/formats"), project.appendingPathComponent("../../shared/formats")]
    return places.compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0.appendingPathComponent("abcd.json").path) }
  }()
}

@Suite(.enabled(if: RealFiles.folder != nil, "there is no folder of real files"))
struct RealFileTests {
  @Test(arguments: [
    ("abcd.json", "abcd", 3, [Role.customer: 31, .agent: 32, .system: 9]),
    ("aws-transcribe-call-analytics.json", "transcribe-call-analytics", 1, [.customer: 18, .agent: 19]),
    ("contact-lens-chat-0.json", "contact-lens-chat", 1, [.customer: 13, .agent: 15, .system: 3]),
    ("contact-lens-chat-1.json", "contact-lens-chat", 1, [.customer: 14, .agent: 14, .system: 3]),
    ("tau-bench-few-shot.jsonl", "text-log", 5, [.customer: 34, .bot: 51, .system: 22]),
    ("tau-bench-trajectories.json", "tau-bench", 6, [.customer: 44, .bot: 40, .system: 49]),
    ("convo_0b7ecd6e-f37c-4bcb-8ea5-4b48906d37c0_2025-12-05020000.json", "text-log", 1, [.customer: 17, .agent: 18, .system: 1]),
  ])
  func rolesAreThoseOfTheFile(name: String, format: String, conversations: Int, roles: [Role: Int]) throws {
    let bytes = [UInt8](try Data(contentsOf: #require(RealFiles.folder).appendingPathComponent(name)))
    #expect(Detected.catalog.detect(bytes, fileName: nil)?.name == format)
    let reading = Detected.read(bytes) { expectPositions($0, in: bytes, undoing: Written.json) }
    #expect(reading.conversations.count == conversations)
    #expect(reading.faults == [])
    var found: [Role: Int] = [:]
    for conversation in reading.conversations { for message in conversation.messages { found[message.role, default: 0] += 1 } }
    #expect(found == roles)
  }
}
