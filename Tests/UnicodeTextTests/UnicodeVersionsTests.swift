// Foundation has an ICU of its own. That this file compiles shows that its types do not collide with those behind CICU.h.
import Foundation
import Testing

@testable import UnicodeText

@Test func versionsAreDottedNumbers() {
  for version in [UnicodeVersions.unicode, UnicodeVersions.icu] {
    let fields = version.split(separator: ".")
    #expect(fields.count >= 2)
    #expect(fields.allSatisfy { Int($0) != nil })
  }
}
