import Testing
import UnicodeText

@Suite struct ScalarPropertiesTests {
  private func values(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

  @Test func tellWhatAScalarIs() {
    #expect(values("aÉжع中").allSatisfy(ScalarProperties.isLetter))
    #expect(!values("1 _'\0´😀").contains(where: ScalarProperties.isLetter))
    #expect(values("aÉжع中Ⅳⓘ🅰").allSatisfy(ScalarProperties.isAlphabetic))
    #expect(!values("1½№ _'´😀").contains(where: ScalarProperties.isAlphabetic))
    #expect(values("0٣३").allSatisfy(ScalarProperties.isDigit))
    #expect(!values("a²Ⅳ三").contains(where: ScalarProperties.isDigit))
    #expect(values("😀❤©🇺").allSatisfy(ScalarProperties.isEmoji))
    #expect(!values("1#*a中").contains(where: ScalarProperties.isEmoji))
    #expect(values("😀🇺").allSatisfy(ScalarProperties.isEmojiPresentation))
    #expect(!values("❤©1").contains(where: ScalarProperties.isEmojiPresentation))
    #expect(values("\u{200B}\u{200D}\u{FE0F}\u{AD}\u{FEFF}").allSatisfy(ScalarProperties.isDefaultIgnorable))
    #expect(values(" \t\n\u{A0}\u{3000}").allSatisfy(ScalarProperties.isWhitespace))
    #expect(!values("\u{200B}a").contains(where: ScalarProperties.isWhitespace))
    #expect(values("AÉЖΣ").allSatisfy(ScalarProperties.isUppercase))
    #expect(!values("aé1中").contains(where: ScalarProperties.isUppercase))
  }

  @Test(arguments: [0xD800, 0xDFFF, 0x110000, UInt32.max] as [UInt32])
  func areTotal(scalar: UInt32) {
    #expect(!ScalarProperties.isLetter(scalar) && !ScalarProperties.isDigit(scalar) && !ScalarProperties.isEmoji(scalar))
    #expect(!ScalarProperties.isEmojiPresentation(scalar) && !ScalarProperties.isDefaultIgnorable(scalar))
    #expect(!ScalarProperties.isWhitespace(scalar) && !ScalarProperties.isUppercase(scalar))
  }
}
