import Testing

@testable import ToneLint

struct LabelSkeletonTests {
  @Test(arguments: [
    ("idiot", "idiot"), ("ID10T", "idiot"), ("1d!0+", "idiot"), ("luser", "iuser"), ("L00z3r", "iozer"), ("p3bk@c", "pebkac"),
    ("a$$", "ass"), ("n00b", "noob"), ("nooob", "noob"),
    ("i.d-i_o t", "idiot"), ("idiiiot", "idiot"), ("", ""), ("269", "269"), ("éñ", ""),
  ])
  func key(label: String, expected: String) {
    #expect(LabelSkeleton.key(label) == expected)
  }
}
