import RuleFiles
import ToneLint
import TranscriptFormats
import Yams

/// Reads one layout file. Total: what is wrong is located, with what would be right.
struct LayoutFileReader {
  private var yaml: RuleFileReader
  var faults: [RuleFault] { yaml.faults }

  init(file: String) { yaml = RuleFileReader(file: file) }

  private static let keys = ["name", "summary", "syntax", "conversations", "recognise", "id", "group", "replies", "messages"]
  private static let messageKeys = [
    "at", "when", "text", "log", "markup", "speaker", "time", "role", "roles", "is", "diarised",
  ]

  mutating func layout(_ text: String) -> Layout? {
    guard let mapping = yaml.mapping(text) else { return nil }
    guard let name = mapping["name"]?.string, !name.isEmpty else {
      yaml.fault("the key 'name' is missing: it is what --input-format takes", mapping.first?.key)
      return nil
    }
    var layout = Layout(name: name)
    for (key, value) in mapping {
      switch key.string {
      case "name": break
      case "summary": layout.summary = yaml.string(value, "summary")?.value ?? ""
      case "syntax": layout.syntax = choice(value, "syntax", Layout.Syntax.self) ?? .json
      case "conversations": layout.conversations = expression(value, "conversations", LayoutExpressions.paths) ?? []
      case "recognise": layout.fingerprint = list(value, "recognise").compactMap { parse($0, LayoutExpressions.paths) }
      case "id": layout.id = expression(value, "id", LayoutExpressions.choice) ?? Choice()
      case "group":
        layout.grouping = .id
        if value.string != "id" { yaml.fault("'group' takes id: neighbours with the same id are joined", value) }
      case "replies": layout.grouping = replies(value)
      case "messages": layout.messages = messages(value)
      default: yaml.unknownKey(key, LayoutFileReader.keys)
      }
    }
    if mapping["messages"] == nil { yaml.fault("the key 'messages' is missing: a list of where messages stand", mapping.first?.key) }
    checkPlaces(layout, mapping["conversations"])
    return layout
  }

  /// Conversations stand behind keys and in an array, not at a place of one.
  private mutating func checkPlaces(_ layout: Layout, _ node: Node?) {
    for place in layout.conversations {
      for step in place.steps {
        if case .index = step { yaml.fault("'\(place)': conversations are all elements of an array, '[]'", node) }
      }
    }
  }

  private mutating func replies(_ node: Node) -> Layout.Grouping {
    guard case .mapping(let mapping) = node, let id = mapping["id"], let to = mapping["to"] else {
      yaml.fault("'replies' takes two keys: id, and to, the id of the message that is answered", node)
      return .none
    }
    return .replies(
      id: expression(id, "id", LayoutExpressions.choice) ?? Choice(), to: expression(to, "to", LayoutExpressions.choice) ?? Choice())
  }

  // MARK: Messages

  private mutating func messages(_ node: Node) -> [MessageLayout] {
    guard case .sequence(let sequence) = node else {
      yaml.fault("'messages' takes a list, each with at and text", node)
      return []
    }
    return sequence.compactMap { message($0) }
  }

  private mutating func message(_ node: Node) -> MessageLayout? {
    guard case .mapping(let mapping) = node else {
      yaml.fault("a mapping with at and text is expected here", node)
      return nil
    }
    var message = MessageLayout()
    for (key, value) in mapping {
      switch key.string {
      case "at": message.place = expression(value, "at", LayoutExpressions.path) ?? LayoutPath()
      case "when": message.conditions = conditions(value, "when")
      case "text": message.text = expression(value, "text", LayoutExpressions.choice) ?? Choice()
      case "log": message.log = expression(value, "log", LayoutExpressions.choice) ?? Choice()
      case "markup": message.markup = choice(value, "markup", Markup.self) ?? .none
      case "speaker": message.speaker = expression(value, "speaker", LayoutExpressions.choice) ?? Choice()
      case "time": message.time = expression(value, "time", LayoutExpressions.choice) ?? Choice()
      case "role": message.role = expression(value, "role", LayoutExpressions.choice) ?? Choice()
      case "roles": message.roleValues = roles(value)
      case "is": message.rules = rules(value)
      case "diarised": message.isDiarised = value.bool ?? false
      default: yaml.unknownKey(key, LayoutFileReader.messageKeys)
      }
    }
    if mapping["at"] == nil { yaml.fault("the key 'at' is missing: where each message stands, such as \"messages[]\"", node) }
    if mapping["text"] == nil, mapping["log"] == nil { yaml.fault("the key 'text' is missing: what a message says", node) }
    return message
  }

  private mutating func roles(_ node: Node) -> [MessageLayout.RoleValue] {
    guard case .mapping(let mapping) = node else {
      yaml.fault("'roles' takes values with their roles, such as {user: customer}", node)
      return []
    }
    return mapping.compactMap { key, value in role(value).map { MessageLayout.RoleValue(key.string ?? "", $0) } }
  }

  private mutating func rules(_ node: Node) -> [MessageLayout.RoleRule] {
    guard case .mapping(let mapping) = node else {
      yaml.fault("'is' takes roles with their conditions, such as {note: public == false}", node)
      return []
    }
    return mapping.compactMap { key, value in role(key).map { MessageLayout.RoleRule($0, conditions(value, key.string ?? "")) } }
  }

  private mutating func role(_ node: Node) -> Role? {
    guard let role = Role(name: node.string ?? "") else {
      let known = Role.allCases.map(\.name)
      yaml.fault("'\(node.string ?? "")' is none of \(known.joined(separator: ", "))" + nearest(to: node.string ?? "", in: known), node)
      return nil
    }
    return role
  }

  // MARK: Expressions

  private mutating func conditions(_ node: Node, _ key: String) -> [Condition] {
    list(node, key).compactMap { parse($0, LayoutExpressions.condition) }
  }

  /// One string, or a list of them.
  private mutating func list(_ node: Node, _ key: String) -> [Located<String>] {
    if case .sequence = node { return yaml.strings(node, key) }
    return yaml.string(node, key).map { [$0] } ?? []
  }

  private mutating func expression<Value>(
    _ node: Node, _ key: String, _ parser: (String) throws(LayoutSyntaxError) -> Value
  ) -> Value? {
    yaml.string(node, key).flatMap { parse($0, parser) }
  }

  private mutating func parse<Value>(_ text: Located<String>, _ parser: (String) throws(LayoutSyntaxError) -> Value) -> Value? {
    do {
      return try parser(text.value)
    } catch {
      var place = text.place
      place.column += error.offset
      yaml.faults.append(RuleFault("'\(text.value)': \(error.message)", at: place))
      return nil
    }
  }

  private mutating func choice<Value: RawRepresentable & CaseIterable>(_ node: Node, _ key: String, _ type: Value.Type) -> Value?
  where Value.RawValue == String {
    if let value = node.string.flatMap(Value.init(rawValue:)) { return value }
    yaml.fault("'\(key)' takes \(Value.allCases.map(\.rawValue).joined(separator: ", "))", node)
    return nil
  }
}
