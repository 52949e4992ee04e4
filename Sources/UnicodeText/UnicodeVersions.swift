internal import CICU

/// The versions of the Unicode data that this process runs with. Boundaries and foldings may differ between two of them,
/// so machine-readable output names them.
public enum UnicodeVersions {
  /// The version of the Unicode Standard that ICU implements, such as "15.0".
  public static let unicode = dotted(cicu_unicode_version())

  /// The version of the ICU library that is loaded, such as "72.1".
  public static let icu = dotted(cicu_icu_version())

  /// Two fields at least, and more only up to the last one that is not zero, as ICU's own `u_versionToString` prints them.
  private static func dotted(_ packed: UInt32) -> String {
    var fields = [packed >> 24, packed >> 16 & 0xFF, packed >> 8 & 0xFF, packed & 0xFF]
    while fields.count > 2, fields.last == 0 { fields.removeLast() }
    return fields.map(String.init).joined(separator: ".")
  }
}
