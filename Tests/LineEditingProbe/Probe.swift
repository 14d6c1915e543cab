import Glibc
import LineEditing

/// A program with nothing but the line editor, for tests to drive through a pseudo-terminal.
@main
struct Probe {
  static func main() {
    Terminal.begin()
    Terminal.setLastWords(("a fault of the probe\n", "a signal to the probe\n"))
    do throws(LineError) {
      let history = HistoryFile.standard()
      let reader = try EditLineReader(
        program: "probe", history: history, settings: settings, completer: complete,
        hinter: { line, _ in hint(line) }, painter: { line, _, _ in paint(line) })
      report(reader)
      run(reader)
    } catch {
      say("failed: \(error.words.message.en)")
      runScript()
    }
  }

  private static var settings: EditLineReader.Settings {
    var settings = EditLineReader.Settings()
    settings.goesOn = {
      ($0.last ?? "").hasSuffix(":")
        || $0.count > 1 && $0.last?.allSatisfy(\.isWhitespace) == false
    }
    if CommandLine.arguments.contains("--indent") { settings.indent = indent }
    settings.usesColor = CommandLine.arguments.contains("--color")
    return settings
  }

  private static func indent(_ rows: [String]) -> String {
    let blanks = String((rows.last ?? "").prefix { $0 == " " })
    return rows.last?.hasSuffix(":") == true ? blanks + "    " : blanks
  }

  private static func report(_ reader: some LineReader) {
    guard let reader = reader as? EditLineReader else { return }
    reader.takeProblems().forEach { say("problem: \($0.words.message.en)") }
  }

  private static func run(_ reader: some LineReader) {
    var number = 0
    while true {
      number += 1
      switch reader.next(prompt: prompt(number)) {
      case .line("quit"): return say("bye")
      case .line(let line):
        report(reader)
        obey(line)
        if line.hasPrefix("prepare ") {
          (reader as? EditLineReader)?.prepare(String(line.dropFirst(8)))
        }
      case .interrupted: say("dropped")
      case .end: return say("end")
      case .failed(let error): return say("failed: \(error.words.message.en)")
      }
    }
  }

  private static func runScript() {
    run(ScriptReader(fileDescriptor: STDIN_FILENO, name: "input"))
  }

  private static func prompt(_ number: Int) -> Prompt {
    Prompt(
      "probe 第\(number)行> ", styled: "\u{1B}[1;34mprobe\u{1B}[0m \u{1B}[36m第\(number)行\u{1B}[0m> ",
      right: CommandLine.arguments.contains("--right") ? "右边 2/4" : nil)
  }

  private static func obey(_ line: String) {
    switch line {
    case "size": say("size \(TerminalSize.current.columns)x\(TerminalSize.current.rows)")
    case "work": work()
    case "crash": fatalError("as asked")
    case "deaf": deaf()
    default: say("got [\(line.unicodeScalars.map { $0.escaped(asASCII: false) }.joined())]")
    }
  }

  private static func work() {
    say("working")
    while !Interrupts.take() { usleep(1_000) }
    say("stopped")
  }

  /// Works for a while and does not look.
  private static func deaf() {
    say("does not listen")
    let end = ContinuousClock.now + .milliseconds(500)
    while ContinuousClock.now < end { usleep(1_000) }
    say("heard \(Interrupts.take())")
  }

  private static func say(_ text: String) { print("\(text)\n", terminator: "") }

  private static func hint(_ line: String) -> String? {
    let known = ["train 60 epochs", "face 👍🏽 x"].first { $0.hasPrefix(line) }
    return known.map { String($0.dropFirst(line.count)) }
  }

  /// Numbers in red.
  private static func paint(_ line: String) -> String {
    line.map { $0.isNumber ? "\u{1B}[31m\($0)\u{1B}[0m" : String($0) }.joined()
  }

  private static func complete(_ line: String, _ cursor: Int) -> (
    start: Int, candidates: [Completion]
  ) {
    let before = String(decoding: line.utf8.prefix(cursor), as: UTF8.self)
    let start = before.utf8.lastIndex(of: UInt8(ascii: " ")).map {
      before.utf8.distance(from: before.utf8.startIndex, to: $0) + 1
    }
    let word = String(decoding: before.utf8.dropFirst(start ?? 0), as: UTF8.self)
    return (start ?? 0, words.filter { $0.text.hasPrefix(word) })
  }

  private static let words: [Completion] =
    [
      Completion("train"), Completion("normalize"), Completion("next"),
      Completion("lr=", appendsSpace: false), Completion("前向传播"), Completion("前进"),
      Completion("forward"), Completion("format"),
      Completion("zeros", note: "an array of zeros, 零"), Completion("zip", note: "拉链 of two"),
    ] + (0..<150).map { Completion("many\($0)") }
}
