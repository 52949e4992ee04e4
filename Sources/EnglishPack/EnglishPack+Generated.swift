extension EnglishPack {
  static let tables: StaticString = ""
  static let sources: StaticString = ""
}
