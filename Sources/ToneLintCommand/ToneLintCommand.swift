import ArgumentParser

/// The program `tonelint`.
@main
struct ToneLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tonelint",
    abstract: "Lints how support agents talk to customers.",
    subcommands: [RulesCommand.self]
  )
}
