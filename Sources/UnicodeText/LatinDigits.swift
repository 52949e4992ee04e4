internal import CICU

/// Decimal digits of any script as the Latin digits that they stand for.
public enum LatinDigits {
  /// 0...9 for a decimal digit of any script (general category Nd: `٣`, `३` and `３` are 3), nil for everything else, such
  /// as `²`, `Ⅳ` and `三`.
  public static func decimalValue(_ scalar: UInt32) -> Int? {
    let value = cicu_decimal_value(scalar)
    return value < 0 ? nil : Int(value)
  }
}
