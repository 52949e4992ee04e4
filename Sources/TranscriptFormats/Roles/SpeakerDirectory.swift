public import ToneLint

/// Who speakers are, where a file beside the transcripts says so: `speakers.json` of a ConvoKit corpus, `users.json` of a Slack export.
///
///     {"ann": {"meta": {"role": "customer"}}, …}
///     [{"id": "U1", "real_name": "Ann", "is_bot": false, "is_restricted": true, "profile": {"title": "Support agent"}}, …]
public struct SpeakerDirectory: Sendable {
  /// By each of a speaker's names, in lower case. A name that people of different sides have is none.
  public private(set) var roles: [String: Role] = [:]
  private var shared: Set<String> = []

  /// The name of the file that transcripts of a format have beside them; nil for formats without one.
  public static func fileName(for format: TranscriptFormat) -> String? {
    switch format.name {
    case "convokit": "speakers.json"
    case "slack": "users.json"
    default: nil
    }
  }

  /// Reads a file. Total: what stands before a fault counts.
  public init(_ bytes: [UInt8]) {
    var json = JSONScanner()
    json.spansLines = true
    json.index = startOfText(bytes.span)
    try? read(bytes.span, &json)
  }

  private mutating func read(_ bytes: Span<UInt8>, _ json: inout JSONScanner) throws(JSONSyntaxError) {
    let isList = json.take(0x5B, bytes)
    guard isList || json.take(0x7B, bytes) else { return }
    var isFirst = true
    while try json.next(bytes, isFirst: &isFirst, closing: isList ? 0x5D : 0x7D) {
      var entry: [String: String] = [:]
      if !isList { entry["id"] = try json.swiftKey(bytes) }
      try SpeakerDirectory.readFields(below: "", bytes, &json, into: &entry)
      add(entry)
    }
  }

  /// Takes the strings of an object, and what is true in it, with those of the objects in it: `profile.title`.
  private static func readFields(
    below prefix: String, _ bytes: Span<UInt8>, _ json: inout JSONScanner, into entry: inout [String: String]
  ) throws(JSONSyntaxError) {
    guard json.take(0x7B, bytes) else { return try json.skipValue(bytes) }
    var isFirst = true
    while try json.next(bytes, isFirst: &isFirst, closing: 0x7D) {
      let key = prefix + (try json.swiftKey(bytes))
      switch json.peek(bytes) {
      case 0x22: entry[key] = try json.swiftString(bytes)
      case 0x7B where prefix.isEmpty: try readFields(below: key + ".", bytes, &json, into: &entry)
      case 0x74:
        try json.literal("true", bytes)
        entry[key] = "true"
      default: try json.skipValue(bytes)
      }
    }
  }

  private mutating func add(_ entry: [String: String]) {
    guard let role = SpeakerDirectory.role(of: entry) else { return }
    let names = ["id", "name", "real_name", "profile.real_name", "profile.display_name"].compactMap { entry[$0]?.lowercased() }
    for name in Set(names) where !name.isEmpty && !shared.contains(name) {
      if let known = roles[name], known != role {
        shared.insert(name)
        roles[name] = nil
      } else {
        roles[name] = role
      }
    }
  }

  /// What an entry says of the side: a role; of a workspace's members programs, guests and people of other companies, and titles such as "Support agent".
  private static func role(of entry: [String: String]) -> Role? {
    for key in ["meta.role", "meta.speaker_role", "role", "speaker_role"] {
      if let role = entry[key].flatMap({ RoleNames.role(of: $0) }) { return role }
    }
    if entry["is_bot"] == "true" { return .bot }
    if ["is_restricted", "is_ultra_restricted", "is_stranger"].contains(where: { entry[$0] == "true" }) { return .customer }
    return entry["profile.title"].flatMap { RoleNames.role(of: $0) }
  }
}
