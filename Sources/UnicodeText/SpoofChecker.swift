internal import CICU

/// ICU's table of look-alikes (UTS #39, confusables.txt). Opened at first use, for one thread at a time.
@safe struct SpoofChecker: ~Copyable {
  private var checker: OpaquePointer?

  deinit {
    if let checker = unsafe checker { unsafe cicu_spoof_checker_close(checker) }
  }

  /// The prototype of one scalar: the characters that stand for all that look like it. Marks are left out, so `ø`, whose
  /// prototype is o with a stroke, comes to `o`.
  mutating func prototype(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    guard let checker = unsafe self.checker ?? cicu_spoof_checker_open() else {
      fatalError("ICU's table of confusables is missing (libicu data)")
    }
    unsafe self.checker = unsafe checker
    let source = Array(UTF8.encode(scalar)!)
    // The longest prototype in ICU 72 takes 18 Arabic letters; what does not fit is no look-alike of a letter anyway.
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 96) { buffer, count in
      let needed = unsafe cicu_skeleton(checker, source, Int32(source.count), buffer.baseAddress, Int32(buffer.count))
      count = needed < 0 || Int(needed) > buffer.count ? 0 : Int(needed)
    }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.filter { !$0.isMark }
  }
}

extension Unicode.Scalar {
  /// General categories Mn and Me: what is drawn over the character before it.
  var isMark: Bool {
    properties.generalCategory == .nonspacingMark || properties.generalCategory == .enclosingMark
  }
}
