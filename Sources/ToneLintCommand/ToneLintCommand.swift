import ArgumentParser
import EnglishPack
import Foundation
import UnicodeText

/// The program `tonelint`.
@main
struct ToneLintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tonelint",
    abstract: "Lints how support agents talk to customers.",
    subcommands: [CheckCommand.self, ExplainCommand.self, RulesCommand.self, CuesCommand.self, EvalCommand.self, ConvertCommand.self],
    defaultSubcommand: CheckCommand.self
  )

  /// Runs the command; exit status 2 whenever the job could not be done, wrong arguments included.
  static func main() {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments == ["--version"] {
      print("tonelint \(version) (rules en \(EnglishPack.rules().version), Unicode \(UnicodeVersions.unicode), ICU \(UnicodeVersions.icu))")
      return
    }
    do {
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch let code as ExitCode {
      Foundation.exit(code.rawValue)
    } catch {
      if exitCode(for: error).isSuccess {
        print(message(for: error))
        Foundation.exit(0)
      }
      let text = error is InputError || error is RuleFaults ? "\(error)" : fullMessage(for: error)
      try? FileHandle.standardError.write(contentsOf: Data("tonelint: \(text)\n".utf8))
      Foundation.exit(2)
    }
  }

  /// The version of the program, as `CHANGELOG.md` tells it.
  static let version = "0.1.0"
}
