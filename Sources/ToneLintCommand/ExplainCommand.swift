import ArgumentParser
import ToneLint

struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain", abstract: "Says of a rule why it is, what it finds, and what to write instead.")

  @Argument(help: "A rule's id, or a category.")
  var rule: String

  func run() throws {
    let (source, _) = RuleOptions.builtIn()
    let rules = source.rules.filter { !$0.isSignal }.sorted { $0.id.value < $1.id.value }
    let named = rules.filter { $0.id.value == rule || $0.category == rule }
    if named.isEmpty {
      throw InputError("no rule or category '\(rule)'" + nearest(to: rule, in: rules.map(\.id.value) + Set(rules.map(\.category)).sorted()))
    }
    print(named.map { RulePage.text(of: $0) }.joined(separator: "\n\n"))
  }
}
