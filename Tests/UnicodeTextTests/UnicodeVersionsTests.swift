import Testing
import UnicodeText

@Test func versionsAreDottedNumbers() {
  for version in [UnicodeVersions.unicode, UnicodeVersions.icu] {
    let fields = version.split(separator: ".")
    #expect(fields.count >= 2)
    #expect(fields.allSatisfy { Int($0) != nil })
  }
}
