/// Folds what people write instead of letters, so that a disguised label and the plain one are the same string.
///
/// `0→o  1→i  3→e  4→a  5→s  7→t  8→b  $→s  @→a  !→i  |→i  l→i  +→t`; separators fall out; doubled letters count once, except in what would be
/// three letters or fewer (`noob`), which count twice at most. `l` folds with `i` because a 1 stands for both.
enum LabelSkeleton {
  private static let table: [UInt8] = (0..<128).map { value in
    switch UInt8(value) {
    case UInt8(ascii: "0"): UInt8(ascii: "o")
    case UInt8(ascii: "1"), UInt8(ascii: "l"), UInt8(ascii: "L"), UInt8(ascii: "!"), UInt8(ascii: "|"): UInt8(ascii: "i")
    case UInt8(ascii: "3"): UInt8(ascii: "e")
    case UInt8(ascii: "4"), UInt8(ascii: "@"): UInt8(ascii: "a")
    case UInt8(ascii: "5"), UInt8(ascii: "$"): UInt8(ascii: "s")
    case UInt8(ascii: "7"), UInt8(ascii: "+"): UInt8(ascii: "t")
    case UInt8(ascii: "8"): UInt8(ascii: "b")
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt8(value) | 0x20
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt8(value)
    case UInt8(ascii: "2"), UInt8(ascii: "6"), UInt8(ascii: "9"): UInt8(value)
    default: 0
    }
  }

  /// Whether a byte is a mark that is written for a letter.
  static func isMarkForLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: "$"), UInt8(ascii: "@"), UInt8(ascii: "+"): true
    default: false
    }
  }

  /// The folded form of some text, of which all but ASCII is left out.
  static func key(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    var key: [UInt8] = []
    var single: [UInt8] = []
    for byte in bytes where byte < 0x80 {
      let folded = table[Int(byte)]
      if folded == 0 { continue }
      if single.last != folded {
        single.append(folded)
        key.append(folded)
      } else if key.suffix(2) != [folded, folded] {
        key.append(folded)
      }
    }
    return single.count > 3 ? single : key
  }

  /// The folded form of a label.
  static func key(_ label: String) -> String { String(decoding: key(label.utf8), as: UTF8.self) }
}
