import ArgumentParser
import Languages
import Sessions

/// `backstep audit FILE`: somebody's own training step against the engine's.
struct AuditSubcommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "audit",
      abstract: Localized(
        en: "Find the wrong line in a training step of your own.", zh: "找出你自己写的训练步骤里错的那一行。")[
          Console.language],
      usage: "backstep audit FILE [OPTION=VALUE …] [--format FORMAT] [--color COLOR] [--ascii]",
      discussion: Localized(
        en:
          "FILE is .npz or .safetensors and holds X, Y and W1, b1, … from before the step and any "
          + "of what it computed. The options are those of `audit` in the shell: help audit. The "
          + "status is 1 where a tensor is wrong.",
        zh: "FILE 是 .npz 或 .safetensors，里面有这一步之前的 X、Y 和 W1、b1……，以及它算出的任意张量。"
          + "选项与命令行里的 audit 相同：help audit。有张量不对时退出状态是 1。")[Console.language])
  }

  @Argument(
    help: .init(
      Localized(en: "The step, saved by NumPy or PyTorch.", zh: "用 NumPy 或 PyTorch 保存的一步。")[
        Console.language]), completion: .file(extensions: ["npz", "safetensors"]))
  var file: String

  @Argument(
    help: .init(
      Localized(en: "What the numbers do not tell: loss=bce.", zh: "数值看不出来的：loss=bce。")[
        Console.language]))
  var options: [String] = []

  @OptionGroup var display: DisplayOptions
  @OptionGroup var safety: SafetyOptions

  func run() throws {
    let words = ["audit"] + ([file] + options).map(\.asWord)
    throw ExitCode(Program(display, safety, running: [file]).runLine(words.joined(separator: " ")))
  }
}
