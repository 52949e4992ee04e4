import ToneLint

/// What a word of a speaker's label says about who speaks.
enum RoleWord {
  /// Names a side by itself: "agent", "caller".
  case role(Role)
  /// Names the agent's side together with another word only: "customer *service*", "help *desk*".
  case agentWithOthers
  /// Turns what it stands with into a bot: "*virtual* agent".
  case bot
  /// Says nothing about the side: "live chat agent", "agent 2".
  case qualifier
  /// Heads a field within a message, not a speaker: "Order number:", "Steps:".
  case field

  /// The word in lower case, packed into an integer; nil for a word that says nothing here.
  static func of(_ packed: UInt128) -> RoleWord? { table[packed] }

  /// A word as one integer, ASCII letters folded; 0 when it is longer than any word of the table.
  @inline(__always)
  static func pack(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt128 {
    guard range.count <= 16 else { return 0 }
    var packed: UInt128 = 0
    for index in range { packed = packed << 8 | UInt128(lowercased(bytes[index])) }
    return packed
  }

  private static let table: [UInt128: RoleWord] = {
    var table: [UInt128: RoleWord] = [:]
    func add(_ word: RoleWord, _ list: String) {
      for name in list.split(whereSeparator: \.isWhitespace) {
        let bytes = Array(name.utf8)
        table[pack(bytes.span, 0..<bytes.count)] = word
      }
    }
    add(.role(.agent), agents)
    add(.role(.customer), customers)
    add(.role(.bot), "bot chatbot voicebot ivr assistant gpt chatgpt")
    add(.role(.note), "note notes internal whisper")
    add(.role(.system), "system tool developer")
    add(.agentWithOthers, "service services care success desk relations team")
    add(.bot, "virtual automated ai")
    add(.qualifier, qualifiers)
    add(.field, fields)
    return table
  }()

  private static let agents = """
    agent agents rep reps representative support advisor adviser associate csr operator tech technician specialist consultant
    supervisor manager helpdesk staff employee expert admin administrator moderator sales
    """
  private static let customers = """
    customer client user caller visitor guest member me buyer shopper player subscriber consumer requester enduser human
    """
  private static let qualifiers = """
    live chat senior junior technical online call center centre help account billing the our your end private company msg message
    """
  private static let fields = """
    step steps error errors warning caution tip tips important reminder update edit example ex eg ie http https mailto tel ftp re
    fwd fw subject from to cc bcc sent date time day days hour hours address email mail phone mobile fax website site link links
    url order orders number numbers no id ids ref reference tracking ticket tickets case invoice amount total subtotal price cost
    fee fees tax shipping delivery status name username login password code codes pin card model serial version product products
    item items qty quantity size color colour question questions answer answers issue issues problem problems solution resolution
    reason summary description detail details info information result results option options method location city state zip
    country hint nb fyi ok yes thanks thank and but or also first second third next then finally however disclaimer policy terms
    guide manual settings menu plan balance payment refund type title category channel duration page file files ps pps
    """
}
