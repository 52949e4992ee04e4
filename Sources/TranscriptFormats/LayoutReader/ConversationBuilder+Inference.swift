import ToneLint

extension ConversationBuilder {
  /// How agents open: by these words, the side of speakers that a transcription only numbers is inferred.
  private static let openings = [
    "how can i help", "how may i help", "how can i assist", "how may i assist", "how can we help", "what can i do for you",
    "thank you for calling", "thanks for calling", "thank you for contacting", "thanks for contacting", "thank you for reaching out to",
    "you're speaking with", "you are speaking with", "you're through to",
  ]
  /// So many messages are looked at, and so many bytes of each: who helps says so at the beginning.
  private static let openingMessages = 8
  private static let openingBytes = 400

  /// Gives roles to diarised speakers: who opens like an agent is one, and of two speakers the other is the customer. Notes what it was
  /// told by, or who stays unknown.
  mutating func inferRoles() {
    if let note = inferredRoles() {
      inferred = inferred ?? note
    } else {
      for message in conversation.messages where message.role == .unknown { noteUnknown(message) }
    }
  }

  private mutating func inferredRoles() -> InputFault? {
    let unknown = conversation.messages.indices.filter { conversation.messages[$0].role == .unknown }
    for message in unknown.prefix(ConversationBuilder.openingMessages) {
      let text = conversation.messages[message].text
      let beginning = conversation.text[text.indices.prefix(ConversationBuilder.openingBytes)]
      let words = String(decoding: beginning, as: UTF8.self).lowercased()
      guard let opening = ConversationBuilder.openings.first(where: words.contains) else { continue }
      let agent = name(of: message)
      let others = Set(unknown.map { name(of: $0) }).subtracting([agent])
      for index in unknown {
        if name(of: index) == agent { setRole(.agent, ofMessage: index) } else if others.count == 1 { setRole(.customer, ofMessage: index) }
      }
      let shown = String(decoding: agent, as: UTF8.self)
      return InputFault(
        .note, "speaker \"\(shown)\" is taken for the agent, who says \"\(opening)\"; say --role \(shown)=agent, or customer, to be sure",
        at: conversation.map.source(of: text))
    }
    return nil
  }

  private func name(of message: Int) -> ArraySlice<UInt8> { conversation.text[conversation.messages[message].speaker.indices] }
}
