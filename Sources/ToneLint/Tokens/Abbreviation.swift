/// Words whose full stop may end no sentence, and the words that tell an initial (`J. Smith`) from a letter at the end of a sentence (`plan B. Then`).
enum Abbreviation {
  /// A name follows, or more of the sentence: they end none.
  static let titles = keys("mr mrs ms mx dr prof rev hon capt sgt messrs st vs eg ie")
  /// They end a sentence unless a word in lower case follows.
  static let words = keys("etc inc ltd approx dept ext tel ref incl excl min max misc acct")
  /// Nor do these where a number follows.
  static let numbered = keys("no nos nr vol fig pg pp para sec approx ca dept ext tel ref acct inv min max")
  /// What things are called by a letter: it is no initial.
  static let lettered = keys(
    "plan option step part section class type group grade vitamin appendix exhibit schedule button terminal gate figure line zone block unit "
      + "wing floor row seat building bay lot item question answer phase tier team hepatitis drive port room level version")
  /// In lower case, what stands before a name.
  static let beforeNames = keys(
    "by from for with to of is am was and or dear hi hello hey at about under as contact ask call email meet thank thanks")
  /// With a capital, what begins a sentence and is hardly a name.
  static let beginners = keys(
    "the this that these those it its i we you he she they there here what when where why how who which then so but and or if as at in on for from to by "
      + "please thanks thank sorry no not yes my our your his her their a an did is are was were has have had can could would should will just also "
      + "however therefore unfortunately once after before now once since while with without let all any each only maybe perhaps okay ok well"
  )

  private static func keys(_ words: String) -> Set<WordKey> { Set(words.split(separator: " ").map { WordKey($0.utf8) }) }
}
