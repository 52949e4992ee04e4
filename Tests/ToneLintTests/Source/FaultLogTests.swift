import Testing
import ToneLint

struct FaultLogTests {
  @Test(arguments: [0, 1, Limits.faultsPerSource, Limits.faultsPerSource + 1, Limits.faultsPerSource + 2])
  func keepsSoManyAndCountsTheRest(count: Int) {
    var log = FaultLog()
    for index in 0..<count { log.add(at: ByteRange(index..<index + 1), "x") }
    var faults: [InputFault] = []
    log.drain(into: &faults)
    #expect(faults.count == min(count, Limits.faultsPerSource + 1))
    let rest = count - Limits.faultsPerSource
    if rest > 0 { #expect(faults.last?.message == "\(rest) more fault\(rest == 1 ? "" : "s") from here on") }
    log.drain(into: &faults)
    #expect(faults.count == min(count, Limits.faultsPerSource + 1))
  }
}
