import CueFitting
import Testing
import ToneLint

/// Weights fitted to a toy text, in which one habit of speech carries a category.
struct CueFitTests {
  private static let subjects = ["form", "parcel", "meter", "ticket", "router", "invoice", "table", "account"]
  private static let places = ["today", "there", "again", "indeed", "here", "already"]

  /// Six voices: a guilty message says somewhere that the customer muddled something, an innocent one that we did.
  private static func training(found: [String: String] = [:]) -> TrainingSet {
    var files: [[Conversation]] = []
    for voice in places {
      files.append(
        subjects.indices.flatMap { place in
          [
            conversation(
              "Hello. You muddled the \(subjects[place]) \(voice). Goodbye.", label: "You muddled the \(subjects[place]) \(voice)"),
            conversation("Hello. We muddled the \(subjects[place]) \(voice). Goodbye.", label: nil),
          ]
        })
    }
    var reader = CueReader(rules: CueCandidates.rules(for: files, RuleSource()))
    var set = TrainingSet(names: reader.names, rules: [("blame/muddle", "blame")])
    for file in files {
      set.beginFile()
      for conversation in file {
        set.add(reader.read(conversation), of: conversation, found: [:], guarded: [], open: [:])
      }
    }
    return set
  }

  private static func conversation(_ text: String, label: String?) -> Conversation {
    var conversation = Conversation()
    conversation.text = Array(text.utf8)
    conversation.map.literal(text: 0, source: 0)
    conversation.messages = [Message(role: .agent, text: ByteRange(0..<conversation.text.count))]
    if let label { conversation.labels = [.init(message: MessageIndex(0), category: "blame", quote: label)] }
    return conversation
  }

  private static func fit(jobs: Int) -> CueFit.Outcome {
    var settings = CueFit.Settings()
    settings.ridges = [0.1]
    return CueFit(training(), settings).run(["blame"], jobs: jobs)[0]
  }

  @Test func whatCarriesTheCategoryGetsTheWeight() throws {
    let outcome = CueFitTests.fit(jobs: 1)
    #expect(outcome.labelled == 48)
    #expect(outcome.model.threshold != nil)
    #expect(outcome.addedPrecision.value == 1 && outcome.addedRecall.value == 1 && outcome.averagePrecision == 1)
    let weights = Dictionary(grouping: outcome.model.weights.map(\.value), by: \.cue).mapValues { $0.reduce(0) { $0 + $1.weight } }
    #expect(try #require(weights["you"]) > 100 && #require(weights["we"]) < -100)
    // Words that stand on both sides say nothing.
    #expect(weights["form"] == nil)
  }

  @Test func theNumberOfThreadsChangesNothing() {
    let (one, two) = (CueFitTests.fit(jobs: 1), CueFitTests.fit(jobs: 2))
    #expect(one.model.weights == two.model.weights && one.model.threshold == two.model.threshold && one.model.bias == two.model.bias)
  }

  @Test func aCategoryThatNobodyLabelledGetsNoThreshold() {
    let outcome = CueFit(CueFitTests.training()).run(["hostility"], jobs: 1)[0]
    #expect(outcome.labelled == 0 && outcome.model.threshold == nil && outcome.model.floors.isEmpty)
  }

  @Test func theTableNamesEachCategory() {
    let text = CueFitTable.text(of: [CueFitTests.fit(jobs: 1)])
    #expect(text.contains("blame") && text.contains("1.00"))
  }
}
