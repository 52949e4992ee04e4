import Evaluation
import Testing

struct FloorTests {
  @Test(arguments: [("all 0.9", 1), ("# x\n\nblame 0.9 1.1", 3), ("a b c", 1), ("all 0.9 0.5 0.1", 1)])
  func saysWhichLineIsWrong(text: String, line: Int) {
    let fault = #expect(throws: Floor.Fault.self) { try Floor(text) }
    #expect(fault?.line == line)
  }
}
