/// The bytes of string literals that are compiled into the program.
public enum StaticText {
  /// The UTF-8 of `text`, copied.
  public static func bytes(of text: StaticString) -> [UInt8] {
    text.withUTF8Buffer { buffer in unsafe Array(buffer) }
  }
}
