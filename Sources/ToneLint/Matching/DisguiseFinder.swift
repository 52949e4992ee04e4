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
    /// Its characters but for marks and emoji, at most.
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
      // Something invisible stands between.
      if end > start, tokens[end - 1].end < token.start { isOdd = true }
      switch token.kind {
      case .word, .number:
        words += 1
        let isMixed = token.flags.contains(.mixed)
        length += isMixed ? token.range.indices.count { text[$0] & 0xC0 != 0x80 } : token.range.count
        isOdd = isOdd || isMixed
      case .mention:
        isOdd = true
        length += token.range.count
      case .punctuation:
        isOdd = isOdd || isOddMark(end, in: start, text, tokens)
      default:
        length += 3
      }
      end += 1
    }
    // Dotted: every part short.
    if words > 2, length <= words * 2 { isOdd = true }
    return Piece(tokens: start..<max(end, start + 1), length: length, isOdd: isOdd)
  }

  /// Whether a mark makes the piece that begins at `start` more than words beside marks: one that stands for a letter, before a word or at the end
  /// of one, or the one hyphen of a word in two parts of which no list knows both (`PEB-KAC`).
  private func isOddMark(_ index: Int, in start: Int, _ text: [UInt8], _ tokens: [Token]) -> Bool {
    let mark = text[Int(tokens[index].start)]
    guard mark == UInt8(ascii: "-") || LabelSkeleton.isMarkForLetter(mark) else { return false }
    func isWord(_ index: Int) -> Bool { tokens[index].kind == .word || tokens[index].kind == .number }
    let isAfterWord = index > start && isWord(index - 1)
    let isBeforeWord = index + 1 < tokens.count && !tokens[index + 1].flags.contains(.spaceBefore) && isWord(index + 1)
    if mark == UInt8(ascii: "-") {
      guard index == start + 1, isAfterWord, isBeforeWord else { return false }
      let parts = [tokens[start], tokens[index + 1]]
      return parts.allSatisfy { $0.kind == .word && $0.range.count > 1 } && parts.contains { $0.symbol == KindSymbol.word }
    }
    // An exclamation mark behind a word is one.
    return isBeforeWord || isAfterWord && mark != UInt8(ascii: "!")
  }

  /// The longest run of pieces from the first that is a label.
  private mutating func longest(
    of pieces: [Piece], _ text: [UInt8], _ tokens: [Token], rules: borrowing RuleSet
  ) -> (tokens: Range<Int>, frames: [FrameIndex])? {
    var best: (tokens: Range<Int>, frames: [FrameIndex])?
    for (count, piece) in pieces.enumerated() {
      if tokens.content(of: piece.tokens).isEmpty { break }
      guard count > 0 || piece.isOdd else { continue }
      let run = tokens.content(of: pieces[0].tokens.lowerBound..<piece.tokens.upperBound)
      best = label(in: run, within: pieces[0].tokens.lowerBound..<piece.tokens.upperBound, text, tokens, rules: rules) ?? best
    }
    return best
  }

  /// The label that a run of tokens is, with a mark at either rim if that stands for a letter of it (`!d10t`, `id10+`).
  private mutating func label(
    in run: Range<Int>, within bounds: Range<Int>, _ text: [UInt8], _ tokens: [Token], rules: borrowing RuleSet
  ) -> (tokens: Range<Int>, frames: [FrameIndex])? {
    func isMarkForLetter(_ index: Int) -> Bool {
      bounds.contains(index) && tokens[index].range.count == 1 && LabelSkeleton.isMarkForLetter(text[Int(tokens[index].start)])
    }
    let starts = isMarkForLetter(run.lowerBound - 1) ? [run.lowerBound - 1, run.lowerBound] : [run.lowerBound]
    let ends = isMarkForLetter(run.upperBound) ? [run.upperBound + 1, run.upperBound] : [run.upperBound]
    let bare = skeleton(text, of: run, tokens)
    for start in starts {
      for end in ends {
        let isBare = start..<end == run
        let key = isBare ? bare : skeleton(text, of: start..<end, tokens)
        // A plain word is one beside any mark, and a mark that changes nothing stands for no letter.
        if isBare ? isPlain(run, tokens) : key == bare { continue }
        if key.count >= 3, let frames = rules.disguises[String(decoding: key, as: UTF8.self)] { return (start..<end, frames) }
      }
    }
    return nil
  }

  private func isPlain(_ run: Range<Int>, _ tokens: [Token]) -> Bool {
    run.count == 1 && tokens[run.lowerBound].kind == .word && !tokens[run.lowerBound].flags.contains(.mixed)
  }

  private mutating func skeleton(_ text: [UInt8], of run: Range<Int>, _ tokens: [Token]) -> [UInt8] {
    let range = Int(tokens[run.lowerBound].start)..<Int(tokens[run.upperBound - 1].end)
    if text[range].allSatisfy({ $0 < 0x80 }) { return LabelSkeleton.key(text[range]) }
    confusables.skeleton(of: text, in: range, into: &scratch)
    return LabelSkeleton.key(scratch)
  }
}
