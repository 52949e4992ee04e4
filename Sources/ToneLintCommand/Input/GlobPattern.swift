/// A pattern of paths, as shells have them: `*`, `?` and `[a-z]` within a name, `**` for any number of folders.
struct GlobPattern {
  /// The folder that all matches lie below: the names before the first with a sign; empty for the current one.
  let folder: String
  private let names: [[Character]]

  /// Nil when there is no sign of a pattern in the path.
  init?(_ path: String) {
    guard path.contains(where: { "*?[".contains($0) }) else { return nil }
    let all = path.split(separator: "/", omittingEmptySubsequences: true)
    let fixed = all.prefix { !$0.contains(where: { "*?[".contains($0) }) }
    folder = (path.hasPrefix("/") ? "/" : "") + fixed.joined(separator: "/")
    names = all[fixed.endIndex...].map(Array.init)
  }

  /// Whether a path below `folder` matches.
  func matches(_ path: String) -> Bool {
    let parts = path.split(separator: "/").map(Array.init)
    // Which beginnings of the pattern match the parts so far.
    var reached = Set(start(from: 0))
    for part in parts {
      var next: Set<Int> = []
      for index in reached where index < names.count {
        if names[index] == ["*", "*"] {
          if part.first != "." { next.formUnion(start(from: index)) }
        } else if GlobPattern.matches(names[index], part) {
          next.formUnion(start(from: index + 1))
        }
      }
      reached = next
    }
    return reached.contains(names.count)
  }

  /// A place in the pattern, and those behind it that `**` for no folder leads to.
  private func start(from index: Int) -> [Int] {
    var places = [index]
    while places[places.count - 1] < names.count, names[places[places.count - 1]] == ["*", "*"] {
      places.append(places[places.count - 1] + 1)
    }
    return places
  }

  /// Whether a name matches. A hidden one must be named with its point.
  private static func matches(_ pattern: [Character], _ name: [Character]) -> Bool {
    if name.first == ".", pattern.first != "." { return false }
    var index = 0
    var place = 0
    /// The last `*`, and where the name goes on behind it if what follows does not match.
    var star: (index: Int, place: Int)?
    while place < name.count {
      if index < pattern.count, pattern[index] == "*" {
        star = (index, place)
        index += 1
      } else if index < pattern.count, let end = matchesOne(pattern, at: index, name[place]) {
        index = end
        place += 1
      } else if let last = star {
        star = (last.index, last.place + 1)
        index = last.index + 1
        place = last.place + 1
      } else {
        return false
      }
    }
    while index < pattern.count, pattern[index] == "*" { index += 1 }
    return index == pattern.count
  }

  /// Where the pattern goes on if what stands at `index` matches a character.
  private static func matchesOne(_ pattern: [Character], at index: Int, _ character: Character) -> Int? {
    if pattern[index] == "?" { return index + 1 }
    guard pattern[index] == "[", let close = pattern[(index + 1)...].dropFirst().firstIndex(of: "]") else {
      return pattern[index] == character ? index + 1 : nil
    }
    var set = pattern[index + 1..<close]
    let isNegated = set.first == "!" || set.first == "^"
    if isNegated { set = set.dropFirst() }
    var holds = false
    while let first = set.first {
      if set.count >= 3, set[set.startIndex + 1] == "-" {
        if first <= character, character <= set[set.startIndex + 2] { holds = true }
        set = set.dropFirst(3)
      } else {
        if first == character { holds = true }
        set = set.dropFirst()
      }
    }
    return holds == isNegated ? nil : close + 1
  }
}
