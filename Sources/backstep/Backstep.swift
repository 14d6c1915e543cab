import ArgumentParser
import Glibc
import Languages
import LineEditing
import Presentation
import TextMeasures

/// The program: a shell, or a script's runner.
@main
struct Backstep: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "backstep",
      abstract: Localized(
        en: "Run a neural network one stage at a time, forwards and back.",
        zh: "一次一个阶段地运行神经网络，可以前进也可以后退。")[Console.language],
      discussion: Localized(
        en: "Without arguments it is a shell; `help` in it lists the commands. With files it runs "
          + "them as scripts and leaves; - is standard input.",
        zh: "不带参数时是命令行，里面的 help 列出命令。带文件时把它们当作脚本运行，然后退出；- 是标准输入。")[
          Console.language],
      version: "backstep 0.1.0",
      subcommands: [
        LessonSubcommand.self, LessonsSubcommand.self, DemoSubcommand.self, AuditSubcommand.self,
      ])
  }

  @Argument(
    help: .init(
      Localized(en: "Scripts to run; - is standard input.", zh: "要运行的脚本；- 是标准输入。")[
        Console.language]), completion: .file())
  var files: [String] = []

  @OptionGroup var display: DisplayOptions
  @OptionGroup var safety: SafetyOptions

  @Flag(
    help: .init(
      Localized(
        en: "Keep the session as at a terminal, so that it can be resumed.",
        zh: "像在终端里一样保存会话，以便以后继续。")[Console.language]))
  var journal = false

  @Flag(
    help: .init(
      Localized(en: "Go on with the last session.", zh: "接着上次的会话。")[Console.language]))
  var resume = false

  static func main() {
    DeepStack.run { _ in
      Terminal.begin()
      Backstep.start()
      Terminal.leave(0)
    }
  }

  /// Finds the subcommand first: the parser would take its name for a script.
  ///
  /// Options may stand before it, and `help` stands for the option behind it.
  private static func start() {
    var command: any ParsableCommand.Type = self
    let arguments = CommandLine.arguments.dropFirst()
    if let script = CompletionScript(for: arguments) {
      return Console.write(script.text(for: self))
    }
    var (options, rest) = DisplayOptions.split(Array(arguments))
    let asksForHelp = rest.first == "help"
    if asksForHelp { rest.removeFirst() }
    while let (next, before, after) = command.subcommand(in: rest) {
      (command, options, rest) = (next, options + before, after)
    }
    if asksForHelp, let word = rest.first { refuse(word, in: command) }
    run(command, asksForHelp ? ["--help"] : options + rest)
  }

  /// There is no help on a word.
  private static func refuse(_ word: String, in command: any ParsableCommand.Type) -> Never {
    let names = command.configuration.subcommands.map { $0._commandName }
    let nearest = word.nearest(among: names)
    let words = Localized(
      en: "backstep: there is no subcommand \(word)"
        + (nearest.map { "; did you mean \($0)?" } ?? ""),
      zh: "backstep：没有子命令 \(word)" + (nearest.map { "；是不是 \($0)？" } ?? ""))
    Console.complain(words[Console.language])
    Terminal.leave(2)
  }

  /// Parses and runs; wrong usage ends with 2, as everywhere in the shell's world.
  ///
  /// What the parser says goes through the console: it may hold what was typed, and a full disk
  /// is an error.
  private static func run(_ type: any ParsableCommand.Type, _ arguments: [String]) {
    do {
      var command = try type.parseAsRoot(arguments)
      try command.run()
    } catch {
      let code = type.exitCode(for: error)
      let text = type.fullMessage(for: error)
      if code == .success {
        if !text.isEmpty { Console.write(text + "\n") }
      } else if !text.isEmpty {
        Console.complain(text)
      }
      Terminal.leave(code == .validationFailure ? 2 : code.rawValue)
    }
  }

  func run() throws {
    let program = Program(
      display, safety, running: files.isEmpty ? ["-"] : files, talks: files.isEmpty)
    if journal { program.keepJournal() }
    if resume, !program.resumes() { throw ExitCode(1) }
    let status = files.isEmpty ? program.converse(greets: !resume) : program.runScripts(files)
    throw ExitCode(status)
  }
}

extension ParsableCommand {
  /// The subcommand that is named, behind options or at once, with these and what follows it.
  fileprivate static func subcommand(
    in words: [String]
  ) -> (command: any ParsableCommand.Type, options: [String], rest: [String])? {
    let (options, rest) = DisplayOptions.split(words)
    guard let name = rest.first, let command = subcommand(name) else { return nil }
    return (command, options, Array(rest.dropFirst()))
  }

  /// The subcommand of a name.
  fileprivate static func subcommand(_ name: String) -> (any ParsableCommand.Type)? {
    configuration.subcommands.first { $0._commandName == name }
  }
}
