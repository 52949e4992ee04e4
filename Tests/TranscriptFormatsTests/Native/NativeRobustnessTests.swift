import Testing
import ToneLint
import TranscriptFormats

struct NativeRobustnessTests {
  private static let good =
    "\u{FEFF}" + #"{"id":"7","messages":[{"role":"customer","speaker":"Ann","time":1e3,"text":"It \"f\u00e9ils\ud83d\ude00\" 👩‍👩‍👧.","#
    + #""labels":[{"id":"a","quote":"b"}]},{"role":"agent","text":"Ok\n","x":[{},[null,-0.5E+1]]}]}"# + "\r\n"
    + #"{"messages":[],"id":12}"#

  @Test func everyPrefixIsReadWithoutHarm() {
    let bytes = Array(Self.good.utf8)
    var options = ReadingOptions()
    options.keepsLabels = true
    for count in 0...bytes.count {
      let prefix = Array(bytes[..<count])
      let reading = Reading(NativeReader(options: options), prefix) { #expect(isSound($0, sourceCount: count)) }
      #expect(reading.conversations.count <= 2)
      #expect(reading.faults.allSatisfy { Int($0.range.end) <= count })
    }
    #expect(Reading(NativeReader(options: options), bytes).faults == [])
  }

  @Test(arguments: 0..<40)
  func anyBytesAreReadWithoutHarm(seed: Int) {
    var random = SampleBytes(state: UInt64(seed))
    let alphabet = seed % 2 == 0 ? Array(0...255) : Array(#"{}[]",:\u0d8ntext"messages "#.utf8) + [0x0A, 0x09]
    let bytes = random.bytes(4000, from: alphabet)
    let reading = Reading(NativeReader(), bytes) { #expect(isSound($0, sourceCount: bytes.count)) }
    #expect(reading.faults.count <= Limits.faultsPerSource + 1)
  }

  @Test(arguments: [0, 5, 40, 120])
  func anyChangedByteCostsOneLine(seed: Int) {
    var random = SampleBytes(state: UInt64(seed))
    let line = #"{"id":"7","messages":[{"role":"agent","text":"a\u00e9"},{"role":"bot","text":"b"}],"z":[{"q":1}]}"#
    for _ in 0..<500 {
      var bytes = Array(line.utf8)
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0x20...0x7E, using: &random)
      let reading = Reading(NativeReader(), bytes + [0x0A] + Array(line.utf8))
      #expect(reading.conversations.last?.lines == ["agent ||aé", "bot ||b"])
    }
  }

  @Test(arguments: ["[", "{\"a\":", "[{\"a\":["])
  func deepNestingIsAFault(opening: String) {
    let deep = String(repeating: opening, count: 100_000)
    let good = "\n" + #"{"messages":[{"role":"agent","text":"ok"}]}"#
    for line in [deep, #"{"x":"# + deep, #"{"messages":[{"text":"# + deep] {
      let reading = Reading(NativeReader(), line + good)
      #expect(reading.lines == ["agent ||ok"])
      #expect(reading.faults.map(\.message) == ["more than \(Limits.jsonDepth) arrays and objects in one another"])
    }
  }

  @Test func depthIsAllowedUpToTheLimit() {
    let depth = Limits.jsonDepth
    let value = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    #expect(Reading(NativeReader(), #"{"x":\#(value),"messages":[]}"#).faults == [])
    #expect(Reading(NativeReader(), #"{"x":[\#(value)],"messages":[]}"#).faults.count == 1)
  }

  @Test func faultsBeyondTheLimitAreCounted() {
    let reading = Reading(NativeReader(), String(repeating: "x\n", count: 150))
    #expect(reading.faults.count == Limits.faultsPerSource + 1)
    #expect(reading.faults.last?.message == "50 more faults from here on")
  }
}
