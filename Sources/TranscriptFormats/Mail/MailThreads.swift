/// Puts mails together that answer one another (RFC 5322, 3.6.4): by the ids that In-Reply-To and References name, else, for a mail whose
/// subject begins with `Re:`, by the rest of the subject.
struct MailThreads {
  private var byID: [Substring: Int] = [:]
  private var bySubject: [String: Int] = [:]
  /// The mails of each thread, in the order of the file.
  private(set) var threads: [[Int]] = []

  mutating func add(_ mail: Int, id: String?, answers: [String?], subject: String?) {
    let own = id.flatMap { MailThreads.ids(in: $0).first }
    let answered = answers.compactMap { $0 }.flatMap { MailThreads.ids(in: $0) }
    let (topic, isReply) = MailThreads.topic(of: subject ?? "")
    let known = (answered + [own].compactMap { $0 }).first { byID[$0] != nil }
    var thread = known.flatMap { byID[$0] }
    if thread == nil, isReply { thread = bySubject[topic] }
    let index = thread ?? threads.count
    if index == threads.count { threads.append([]) }
    threads[index].append(mail)
    for id in answered + [own].compactMap({ $0 }) where byID[id] == nil { byID[id] = index }
    if !topic.isEmpty, bySubject[topic] == nil { bySubject[topic] = index }
  }

  /// The `<…>` of a field.
  static func ids(in value: String) -> [Substring] {
    value.split(separator: "<").compactMap { part in part.firstIndex(of: ">").map { part[..<$0] } }.filter { !$0.isEmpty }
  }

  /// A subject without `Re:` and the like, and whether there was any.
  private static func topic(of subject: String) -> (topic: String, isReply: Bool) {
    var topic = subject.lowercased()[...]
    var isReply = false
    while let mark = ["re:", "aw:", "sv:", "antw:", "fwd:", "fw:", "wg:", " "].first(where: { topic.hasPrefix($0) }) {
      if mark != " " { isReply = true }
      topic = topic.dropFirst(mark.count)
    }
    return (String(topic), isReply)
  }
}
