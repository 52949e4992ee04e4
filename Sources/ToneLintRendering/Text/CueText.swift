public import ToneLint

/// Weighted cues in words: `nothing~ (41 %), our~ end (33 %), still~ in the message (26 %)`.
public enum CueText {
  /// How many of the strongest cues are named.
  public static let most = 6

  /// - Parameter shares: the strongest first. Only those that speak for a finding are named.
  public static func text(of shares: [CueShare], most: Int = CueText.most) -> String {
    shares.prefix(most).filter { $0.weight > 0 }.map { share in
      let place = share.scope == .sentence ? "" : " in the message"
      return "\(share.cue)\(place) (\(Int((share.share * 100).rounded())) %)"
    }.joined(separator: ", ")
  }
}
