import Cells
import Glibc
import Languages
import LineEditing
import Presentation
import Sessions

extension Program {
  /// Shows a script to an audience.
  /// - Parameters:
  ///   - file: The script; `-` is standard input.
  ///   - speaker: The speaker's terminal, where there is one.
  /// - Returns: The program's exit status.
  static func present(
    _ file: String, speaker: String?, with display: DisplayOptions, _ safety: SafetyOptions
  ) -> Int32 {
    let turner = PageTurner(Console.environment, isSafe: safety.safe)
    let output = DemoOutput(Self.output(display, turner))
    let program = Program(display, safety, running: [file], talks: false, output: output, turner)
    program.configure(isForPerson: false)
    do throws(Unreadable) {
      return program.present(try program.demoScript(file), output, speaker: speaker)
    } catch {
      return error.status
    }
  }

  private func present(_ script: DemoScript, _ output: DemoOutput, speaker path: String?) -> Int32 {
    let screen = DemoScreen(session, display)
    let clock = DemoClock()
    let speaker = path.flatMap {
      Speaker(terminal: $0, script: script, isASCII: display.ascii, clock: clock)
    }
    if let path, speaker == nil {
      output.show(ErrorReport(noTerminal: path), for: SourceLine(""))
      return 2
    }
    guard Terminal.isInteractive else { return Presenter(script, in: session, screen).run() }
    let shell = Shell(session, output: output, display: display, turner)
    return LiveDemo(script, in: session, output, screen, shell, clock, speaker).run()
  }

  /// Why there is no script; it has been said.
  private struct Unreadable: Error { let status: Int32 }

  /// The whole script, before its first line is shown.
  private func demoScript(_ file: String) throws(Unreadable) -> DemoScript {
    if ScriptFile.isNotebook(file) { return DemoScript(try notebookLines(file), file: file) }
    let reader: ScriptReader
    do throws(LineError) {
      reader =
        file == "-"
        ? ScriptReader(fileDescriptor: STDIN_FILENO, name: SourceLine.standardInput)
        : try ScriptReader(path: file)
    } catch {
      complain(error)
      throw Unreadable(status: 2)
    }
    let lines = try lines(of: reader)
    let isText = CellCutter.Form(ofFile: file) == .markdown
    if isText, let refusal = ErrorReport(refusing: lines.first?.text ?? "", of: file) {
      output.show(refusal, for: SourceLine(""))
      throw Unreadable(status: 2)
    }
    return DemoScript(lines, file: reader.name)
  }

  private func lines(
    of reader: ScriptReader
  ) throws(Unreadable) -> [(number: Int, text: String)] {
    var lines: [(number: Int, text: String)] = []
    while true {
      switch reader.next() {
      case .line(let text): lines.append((reader.line, text))
      case .end: return lines
      case .interrupted: throw Unreadable(status: 130)
      case .failed(let error):
        complain(error)
        throw Unreadable(status: 1)
      }
    }
  }

  private func notebookLines(
    _ file: String
  ) throws(Unreadable) -> [(number: Int, text: String)] {
    do throws(ErrorReport) {
      return try ScriptFile.notebookLines(at: file)
    } catch {
      output.show(error, for: SourceLine(""))
      throw Unreadable(status: 2)
    }
  }
}

extension ErrorReport {
  /// There is no terminal of that name for the speaker.
  fileprivate init(noTerminal path: String) {
    self.init(
      kind: "file",
      message: Localized(
        en: "\(path) is no terminal that can be written to", zh: "\(path) 不是可以写的终端"),
      hint: Localized(
        en: "in the speaker's terminal, tty prints its name, such as /dev/pts/3",
        zh: "在讲者的终端里，tty 会打印它的名字，例如 /dev/pts/3"))
  }
}
