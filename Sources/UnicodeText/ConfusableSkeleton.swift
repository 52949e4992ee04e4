internal import CICU

/// The ASCII text that a reader sees in a disguised word: Cyrillic and Greek look-alikes, full-width, mathematical, circled
/// and small-capital letters come to lower-case ASCII letters, digits of any script to ASCII digits; accents and invisible
/// characters vanish. What looks like no ASCII character is kept, in lower case and decomposed (NFKD without marks).
///
/// This is not the skeleton of UTS #39 (`uspoof_getSkeletonUTF8`), which maps m to rn, and 1, I and | to l, and 0 to O: right
/// for comparing two identifiers, wrong for comparing with a word. So ASCII characters are only put into lower case, and each
/// other scalar is looked up by itself:
/// 1. default-ignorable and format characters are left out;
/// 2. it is decomposed (NFKD), and marks are left out;
/// 3. a decimal digit becomes its value;
/// 4. else the prototype of UTS #39 is used if it is one ASCII character or several ASCII letters, with rn read as m; where
///    the prototype is l, which stands for I too, a capital asks its small letter (`І` is i, `ӏ` too), and what is no letter
///    is a bar (`|`); a letter without case stays l (Arabic alef);
/// 5. else the letter that `LetterShapes` has for it or for its prototype.
public struct ConfusableSkeleton: ~Copyable {
  private var checker = SpoofChecker()
  private var source = UTF16Scratch()
  private var decomposed = UTF16Scratch()

  /// The skeletons of scalars seen so far, as ranges of `known`. Emptied when it is full, so that hostile text cannot make
  /// it grow; real text has a few hundred scalars.
  private var ranges: [UInt32: Range<Int>] = [:]
  private var known: [UInt8] = []
  private static let cacheLimit = 4096

  /// Opens nothing: ICU's table is opened at the first character that is not ASCII.
  public init() {}

  /// Replaces `out` by the skeleton of `text[range]` in UTF-8. Ill-formed UTF-8 comes to U+FFFD.
  ///
  /// - Precondition: `range` lies in `text`.
  public mutating func skeleton(of text: [UInt8], in range: Range<Int>, into out: inout [UInt8]) {
    out.removeAll(keepingCapacity: true)
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      while index < range.upperBound, text[index] < 0x80 { index += 1 }
      out.append(addingCapacity: index - start) { span in
        for index in start..<index { span.append(Self.lowercased(text[index])) }
      }
      if index == range.upperBound { return }
      var scalars = UTF8Scalars(index..<range.upperBound)
      appendSkeleton(of: scalars.next(in: text)!, to: &out)
      index = scalars.position
    }
  }

  private mutating func appendSkeleton(of scalar: UInt32, to out: inout [UInt8]) {
    if ranges[scalar] == nil { learn(scalar) }
    for byte in known[ranges[scalar]!] { out.append(byte) }
  }

  private mutating func learn(_ value: UInt32) {
    if ranges.count >= Self.cacheLimit {
      ranges.removeAll(keepingCapacity: true)
      known.removeAll(keepingCapacity: true)
    }
    let start = known.count
    for scalar in decompose(Unicode.Scalar(value)!) { known.append(contentsOf: lookAlike(of: scalar)) }
    ranges[value] = start..<known.count
  }

  /// Steps 1 and 2.
  private mutating func decompose(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    if Self.isInvisible(scalar) { return [] }
    let bytes = Array(UTF8.encode(scalar)!)
    source.assign(bytes, in: bytes.indices)
    decomposed.assign(source, normalizedTo: .compatibilityDecomposition)
    let parts = String(decoding: decomposed.units[..<decomposed.count], as: UTF16.self).unicodeScalars
    return parts.filter { !$0.isMark && !Self.isInvisible($0) }
  }

  /// Steps 3 to 5.
  private mutating func lookAlike(of scalar: Unicode.Scalar) -> [UInt8] {
    if scalar.isASCII { return [Self.lowercased(UInt8(scalar.value))] }
    if let digit = LatinDigits.decimalValue(scalar.value) { return [0x30 + UInt8(digit)] }
    let prototype = checker.prototype(of: scalar)
    if prototype == ["l"] { return [bar(scalar)] }
    if prototype == ["r", "n"] { return [UInt8(ascii: "m")] }
    if prototype.count == 1 ? prototype[0].isASCII : Self.areASCIILetters(prototype) {
      return prototype.map { Self.lowercased(UInt8($0.value)) }
    }
    if let letter = LetterShapes.letter(of: scalar) ?? (prototype.count == 1 ? LetterShapes.letter(of: prototype[0]) : nil) {
      return [letter]
    }
    let lowercase = Unicode.Scalar(cicu_to_lower(scalar.value)) ?? scalar
    return Array(UTF8.encode(lowercase)!)
  }

  /// What a scalar stands for whose prototype is l.
  private mutating func bar(_ scalar: Unicode.Scalar) -> UInt8 {
    if !ScalarProperties.isLetter(scalar.value) { return UInt8(ascii: "|") }
    let lowercase = Unicode.Scalar(cicu_to_lower(scalar.value)) ?? scalar
    if lowercase != scalar, checker.prototype(of: lowercase) == ["i"] { return UInt8(ascii: "i") }
    return UInt8(ascii: "l")
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .format || ScalarProperties.isDefaultIgnorable(scalar.value)
  }

  private static func areASCIILetters(_ scalars: [Unicode.Scalar]) -> Bool {
    !scalars.isEmpty && scalars.allSatisfy { $0.isASCII && $0.properties.isAlphabetic }
  }
}
