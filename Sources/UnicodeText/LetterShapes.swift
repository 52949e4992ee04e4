/// Letters that readers take for a Latin letter and whose prototype in UTS #39 is not that letter, since the standard asks
/// which glyphs can be mixed up in an address bar, not which can be read in an insult.
enum LetterShapes {
  /// The lower-case ASCII letter that `scalar` is read as.
  static func letter(of scalar: Unicode.Scalar) -> UInt8? {
    switch scalar.value {
    // Negative circled and negative squared capitals, which have no compatibility decomposition.
    case 0x1F150...0x1F169: 0x61 + UInt8(scalar.value - 0x1F150)
    case 0x1F170...0x1F189: 0x61 + UInt8(scalar.value - 0x1F170)
    default: readAs[scalar]?.asciiValue
    }
  }

  private static let readAs: [Unicode.Scalar: Character] = [
    // Small capitals.
    "ᴀ": "a", "ʙ": "b", "ᴅ": "d", "ᴇ": "e", "ꜰ": "f", "ɢ": "g", "ʜ": "h", "ᴊ": "j",
    "ᴋ": "k", "ʟ": "l", "ᴍ": "m", "ɴ": "n", "ᴘ": "p", "ʀ": "r", "ᴛ": "t", "ᴜ": "u",
    "ᴠ": "v", "ᴡ": "w", "ʏ": "y", "ᴢ": "z",
    // Prototypes of Cyrillic and Greek lower-case letters that are shaped like Latin capitals: к, м, ε.
    "ĸ": "k", "ʍ": "m", "ꞓ": "e",
    // Letters that stand for a Latin one in fun spellings: Я and я, И and и, μ and ω.
    "т": "t", "Я": "r", "ᴙ": "r", "И": "n", "ᴎ": "n", "μ": "u", "ω": "w",
  ]
}
