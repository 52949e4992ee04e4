/// A character reference of HTML: `&amp;`, `&#8217;`, `&#x2019;`.
///
/// Named are those of HTML 4 (24.2 to 24.4) and `&apos;`; the two thousand that HTML 5 adds are left as they are. A semicolon must follow, so that
/// the `&copy=1` of an address stays.
struct CharacterReference {
  var scalar: UInt32
  /// Behind the semicolon.
  var end: Int

  /// The reference at `start`, where `&` stands.
  init?(_ bytes: Span<UInt8>, at start: Int, to end: Int) {
    var index = start + 1
    if index < end, bytes[index] == 0x23 {
      guard let number = CharacterReference.number(bytes, &index, end) else { return nil }
      scalar = number
    } else {
      let last = min(end, index + CharacterReference.longestName)
      while index < last, isLetter(bytes[index]) || isDigit(bytes[index]) { index += 1 }
      guard let named = CharacterReference.named[PackedName(bytes, start + 1..<index)] else { return nil }
      scalar = named
    }
    guard index < end, bytes[index] == 0x3B else { return nil }
    self.end = index + 1
  }

  /// `#8217` or `#x2019`. What is no character is U+FFFD, and C1 controls mean Windows-1252, as the HTML standard says (13.2.5.80).
  private static func number(_ bytes: Span<UInt8>, _ index: inout Int, _ end: Int) -> UInt32? {
    index += 1
    let isHexadecimal = index < end && lowercased(bytes[index]) == 0x78
    if isHexadecimal { index += 1 }
    let first = index
    var value: UInt32 = 0
    while index < end {
      let letter = lowercased(bytes[index]) &- 0x61
      guard isDigit(bytes[index]) || isHexadecimal && letter < 6 else { break }
      let digit = isDigit(bytes[index]) ? UInt32(bytes[index] - 0x30) : UInt32(letter) + 10
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x110000)
      index += 1
    }
    guard index > first else { return nil }
    if 0x80..<0xA0 ~= value { return windows1252[Int(value) - 0x80] }
    return value == 0 || Unicode.Scalar(value) == nil ? 0xFFFD : value
  }

  /// Undoes all references of a range.
  static func edits(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [TextEdit] {
    var edits: [TextEdit] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes[index] == 0x26, let reference = CharacterReference(bytes, at: index, to: range.upperBound) {
        edits.append(TextEdit(index..<reference.end, .scalar(reference.scalar)))
        index = reference.end
      } else {
        index += 1
      }
    }
    return edits
  }

  private static let windows1252: [UInt32] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
    0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
    0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]

  private static let longestName = 8

  private static let named: [PackedName: UInt32] = {
    var table: [PackedName: UInt32] = [:]
    func add(_ name: Substring, _ scalar: UInt32) {
      let bytes = Array(name.utf8)
      table[PackedName(bytes.span, 0..<bytes.count)] = scalar
    }
    for (index, name) in latin1.split(whereSeparator: \.isWhitespace).enumerated() { add(name, UInt32(0xA0 + index)) }
    for entry in others.split(whereSeparator: \.isWhitespace) {
      let parts = entry.split(separator: ":")
      if parts.count == 2, let scalar = UInt32(parts[1], radix: 16) { add(parts[0], scalar) }
    }
    return table
  }()

  /// U+00A0 to U+00FF, in order.
  private static let latin1 = """
    nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot
    cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml
    Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig
    agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute
    ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml
    """
  private static let others = """
    quot:22 amp:26 apos:27 lt:3C gt:3E OElig:152 oelig:153 Scaron:160 scaron:161 Yuml:178 fnof:192 circ:2C6 tilde:2DC Alpha:391
    Beta:392 Gamma:393 Delta:394 Epsilon:395 Zeta:396 Eta:397 Theta:398 Iota:399 Kappa:39A Lambda:39B Mu:39C Nu:39D Xi:39E
    Omicron:39F Pi:3A0 Rho:3A1 Sigma:3A3 Tau:3A4 Upsilon:3A5 Phi:3A6 Chi:3A7 Psi:3A8 Omega:3A9 alpha:3B1 beta:3B2 gamma:3B3
    delta:3B4 epsilon:3B5 zeta:3B6 eta:3B7 theta:3B8 iota:3B9 kappa:3BA lambda:3BB mu:3BC nu:3BD xi:3BE omicron:3BF pi:3C0 rho:3C1
    sigmaf:3C2 sigma:3C3 tau:3C4 upsilon:3C5 phi:3C6 chi:3C7 psi:3C8 omega:3C9 thetasym:3D1 upsih:3D2 piv:3D6 ensp:2002 emsp:2003
    thinsp:2009 zwnj:200C zwj:200D lrm:200E rlm:200F ndash:2013 mdash:2014 lsquo:2018 rsquo:2019 sbquo:201A ldquo:201C rdquo:201D
    bdquo:201E dagger:2020 Dagger:2021 bull:2022 hellip:2026 permil:2030 prime:2032 Prime:2033 lsaquo:2039 rsaquo:203A oline:203E
    frasl:2044 euro:20AC image:2111 weierp:2118 real:211C trade:2122 alefsym:2135 larr:2190 uarr:2191 rarr:2192 darr:2193 harr:2194
    crarr:21B5 lArr:21D0 uArr:21D1 rArr:21D2 dArr:21D3 hArr:21D4 forall:2200 part:2202 exist:2203 empty:2205 nabla:2207 isin:2208
    notin:2209 ni:220B prod:220F sum:2211 minus:2212 lowast:2217 radic:221A prop:221D infin:221E ang:2220 and:2227 or:2228 cap:2229
    cup:222A int:222B there4:2234 sim:223C cong:2245 asymp:2248 ne:2260 equiv:2261 le:2264 ge:2265 sub:2282 sup:2283 nsub:2284
    sube:2286 supe:2287 oplus:2295 otimes:2297 perp:22A5 sdot:22C5 lceil:2308 rceil:2309 lfloor:230A rfloor:230B lang:2329 rang:232A
    loz:25CA spades:2660 clubs:2663 hearts:2665 diams:2666
    """
}
