import Testing
import UnicodeText

@Test(
  arguments: [("0", 0), ("9", 9), ("٣", 3), ("३", 3), ("７", 7), ("𝟘", 0), ("²", nil), ("Ⅳ", nil), ("三", nil), ("a", nil), ("½", nil)]
    as [(Unicode.Scalar, Int?)])
func decimalDigitsHaveValues(scalar: Unicode.Scalar, expected: Int?) {
  #expect(LatinDigits.decimalValue(scalar.value) == expected)
}

@Test func whatIsNoScalarHasNoValue() {
  #expect(LatinDigits.decimalValue(0xD800) == nil)
  #expect(LatinDigits.decimalValue(.max) == nil)
}
