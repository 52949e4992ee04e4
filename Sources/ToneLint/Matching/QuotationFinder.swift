/// Pairs quotation marks: straight and curly double ones, guillemets, and single ones where they cannot be apostrophes.
enum QuotationFinder {
  private enum Mark { case straight, open, close, single }

  /// The tokens between each pair of marks, in order. A mark without a partner quotes nothing.
  static func ranges(in tokens: [Token], _ text: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var openDouble: Int?
    var openSingle: Int?
    for (index, token) in tokens.enumerated() where token.kind == .punctuation {
      guard let mark = mark(token, text) else { continue }
      let opens = isOpening(index, tokens)
      switch mark {
      case .open:
        openDouble = index
      case .close:
        if let open = openDouble { ranges.append(open + 1..<index) }
        openDouble = nil
      case .straight:
        if let open = openDouble {
          ranges.append(open + 1..<index)
          openDouble = nil
        } else if opens {
          // `5"` is a size.
          openDouble = index
        }
      case .single:
        if let open = openSingle, !token.flags.contains(.spaceBefore) {
          ranges.append(open + 1..<index)
          openSingle = nil
        } else if opens {
          openSingle = index
        }
      }
    }
    return ranges
  }

  /// Whether a mark stands before a word and after a space or another mark.
  private static func isOpening(_ index: Int, _ tokens: [Token]) -> Bool {
    let token = tokens[index]
    guard index + 1 < tokens.count, tokens[index + 1].start == token.end || tokens[index + 1].kind == .edge else { return false }
    return token.flags.contains(.spaceBefore) || index == 0 || tokens[index - 1].kind == .edge || tokens[index - 1].kind == .punctuation
  }

  private static func mark(_ token: Token, _ text: [UInt8]) -> Mark? {
    let start = Int(token.start)
    switch token.range.count {
    case 1:
      return text[start] == 0x22 ? .straight : text[start] == 0x27 ? .single : nil
    case 2 where text[start] == 0xC2:
      return text[start + 1] == 0xAB ? .open : text[start + 1] == 0xBB ? .close : nil
    case 3 where text[start] == 0xE2 && text[start + 1] == 0x80:
      switch text[start + 2] {
      case 0x9C, 0x9E: return .open
      case 0x9D: return .close
      case 0x98, 0x99: return .single
      default: return nil
      }
    default:
      return nil
    }
  }
}
