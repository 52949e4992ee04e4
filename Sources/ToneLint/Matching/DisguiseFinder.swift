internal import UnicodeText

/// Finds labels that are written so as not to be read at once: leet (`1D10T`), dotted, spaced (`i d i o t`, `ID 10 T`), with look-alike letters of other
/// scripts, full-width or with invisible characters in them.
///
/// Tokens that nothing but other marks parts are one *piece*; pieces of one or two letters may also stand apart. A run of them is a label where its
/// skeleton is (Unicode confusables, UTS #39, then `LabelSkeleton`). A plain word is never one: patterns find these.
struct DisguiseFinder: ~Copyable {
  private var confusables = ConfusableSkeleton()
  private var scratch: [UInt8] = []
  /// Labels of more pieces than this do not occur.
  private static let maximalPieces = 14

  init() {}

  /// Tokens with no white space between them.
  private struct Piece {
    var tokens: Range<Int>
    /// Letters and digits, at most.
    var length: Int
    /// Whether it is more than a plain ASCII word or number.
    var isOdd: Bool
  }

  /// Adds the disguised labels of a message to its matches.
  mutating func find(_ text: [UInt8], _ analysis: inout MessageAnalysis, rules: borrowing RuleSet) {
    if rules.disguises.isEmpty { return }
    var index = 0
    while index < analysis.tokens.count {
      if isPlainWord(index, analysis.tokens) {
        index += 1
        continue
      }
      // A run begins where a piece is odd or short.
      let first = piece(from: index, text, analysis.tokens)
      guard first.isOdd || first.length <= 2 && first.length > 0 else {
        index = first.tokens.upperBound
        continue
      }
      var pieces = [first]
      if first.length <= 2 {
        while pieces.count < DisguiseFinder.maximalPieces {
          let next = piece(from: pieces[pieces.count - 1].tokens.upperBound, text, analysis.tokens)
          guard next.length > 0, next.length <= 2 else { break }
          pieces.append(next)
        }
      }
      let found = longest(of: pieces, text, analysis.tokens, rules: rules)
      if let found {
        for frame in found.frames {
          analysis.matches.append(Match(frame: frame, pattern: nil, start: found.tokens.lowerBound, end: found.tokens.upperBound))
        }
        index = found.tokens.upperBound
      } else {
        index = first.tokens.upperBound
      }
    }
  }

  /// Whether a token is a word of three letters or more, as lists and dictionaries have them, that stands by itself: what nearly all tokens are.
  private func isPlainWord(_ index: Int, _ tokens: [Token]) -> Bool {
    let token = tokens[index]
    guard token.kind == .word, token.range.count > 2, !token.flags.contains(.mixed), index + 1 < tokens.count else { return false }
    return tokens[index + 1].flags.contains(.spaceBefore) || tokens[index + 1].kind == .edge
  }

  private func piece(from start: Int, _ text: [UInt8], _ tokens: [Token]) -> Piece {
    var end = start
    var length = 0
    var isOdd = false
    var words = 0
    while end < tokens.count {
      let token = tokens[end]
      if token.kind == .edge {
        if end == start { end += 1 }
        break
      }
      if end > start, token.flags.contains(.spaceBefore) { break }
      // The words of a contraction share their bytes.
      if end > start, tokens[end - 1].start == token.start {
        end += 1
        continue
      }
      switch token.kind {
      case .word, .number:
        words += 1
        length += token.range.count
        isOdd = isOdd || token.flags.contains(.mixed)
      case .mention:
        isOdd = true
        length += token.range.count
      case .punctuation:
        // A mark between letters may stand for a letter, or part them.
        if end > start, end + 1 < tokens.count, !tokens[end + 1].flags.contains(.spaceBefore),
          tokens[end + 1].kind == .word || tokens[end + 1].kind == .number
        {
          isOdd =
            isOdd || text[Int(token.start)] == UInt8(ascii: "$") || text[Int(token.start)] == UInt8(ascii: "!")
            || text[Int(token.start)] == UInt8(ascii: "|")
        }
      default:
        length += 3
      }
      end += 1
    }
    // Dotted: every part short.
    if words > 2, length <= words * 2 { isOdd = true }
    return Piece(tokens: start..<max(end, start + 1), length: length, isOdd: isOdd)
  }

  /// The longest run of pieces from the first that is a label.
  private mutating func longest(
    of pieces: [Piece], _ text: [UInt8], _ tokens: [Token], rules: borrowing RuleSet
  ) -> (tokens: Range<Int>, frames: [FrameIndex])? {
    var key: [UInt8] = []
    var best: (tokens: Range<Int>, frames: [FrameIndex])?
    for (count, piece) in pieces.enumerated() {
      let content = trimmed(piece.tokens, text, tokens)
      if content.isEmpty { break }
      fold(text, Int(tokens[content.lowerBound].start)..<Int(tokens[content.upperBound - 1].end), into: &key)
      guard count > 0 || piece.isOdd, key.count >= 3, let frames = rules.disguises[String(decoding: key, as: UTF8.self)] else { continue }
      best = (pieces[0].tokens.lowerBound..<content.upperBound, frames)
    }
    guard let best else { return nil }
    let content = trimmed(best.tokens, text, tokens)
    return (content, best.frames)
  }

  /// Without marks at the rims that stand for no letter.
  private func trimmed(_ range: Range<Int>, _ text: [UInt8], _ tokens: [Token]) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, !tokens[start].isContent { start += 1 }
    while end > start, !tokens[end - 1].isContent { end -= 1 }
    return start..<end
  }

  private mutating func fold(_ text: [UInt8], _ range: Range<Int>, into key: inout [UInt8]) {
    if text[range].allSatisfy({ $0 < 0x80 }) {
      LabelSkeleton.fold(text[range], into: &key)
    } else {
      scratch.removeAll(keepingCapacity: true)
      confusables.skeleton(of: text, in: range, into: &scratch)
      LabelSkeleton.fold(scratch, into: &key)
    }
  }
}
