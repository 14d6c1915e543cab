import Languages
import Lessons
import Presentation

/// How many rows of a terminal of 80 columns and 24 rows a learner needs at a time.
///
/// What is shown up to the next prompt is one screen: a page's heading and text, or what a command
/// prints and the text after it.
struct ScreenCheck {
  /// The rows of the terminal.
  static let limit = 24

  private let page: Presentation.Page
  private let language: Language
  private var rows = 0
  private var line = 0
  private(set) var findings: [(line: Int, message: Localized<String>)] = []

  init(_ language: Language) {
    self.language = language
    page = Presentation.Page(width: 80, height: Self.limit, language: language)
  }

  /// A page begins: an empty row and its heading.
  mutating func begin(_ page: LessonPage) {
    (rows, line) = (2, page.line)
  }

  /// Something to read.
  mutating func show(_ block: Block) {
    add(LessonReport.Part.block(block).text(for: page, in: language))
  }

  /// Commands of the lesson's own with what they print.
  mutating func show(_ commands: [(line: String, results: [any Report])]) {
    add(LessonReport.Part.commands(commands).text(for: page, in: language))
  }

  /// Commands to be typed, before the first is.
  mutating func ask(_ script: Script) {
    add(TypeTask(lines: script.lines.map(\.text), done: 0).text(for: page, language))
    stop()
  }

  /// A question, and what is said to the right answer.
  mutating func ask(_ exercise: Exercise) {
    add(ExerciseReport(exercise: exercise, isDone: false, language: language).text(for: page))
    stop()
    (rows, line) = (2, exercise.line)
    add(exercise.explain[language].text(for: page), apart: false)
  }

  /// What a command that was typed prints; the command itself may leave the screen.
  mutating func typed(_ line: Script.Line, _ results: [any Report]) {
    (rows, self.line) = (0, line.number)
    add(results.map { $0.text(for: page) }.joined(separator: "\n"), apart: false)
    pause()
  }

  /// An empty row, how to go on, and the prompt where `next` is typed.
  mutating func pause() {
    rows += 2
    stop()
    rows = 1
  }

  /// A prompt: the screen must hold what was shown, and it.
  private mutating func stop() {
    if rows + 1 > Self.limit {
      findings.append((line, Self.words(rows + 1, language)))
    }
    rows = 0
  }

  private mutating func add(_ text: String, apart: Bool = true) {
    guard !text.isEmpty else { return }
    let height = text.split(separator: "\n", omittingEmptySubsequences: false).count
    rows += height + (apart && rows > 1 ? 1 : 0)
  }

  private static func words(_ rows: Int, _ language: Language) -> Localized<String> {
    Localized(
      en: "from here to the next prompt the screen takes \(rows) rows of \(limit) "
        + "(\(language == .en ? "English" : "Chinese")); show less or make it two pages.",
      zh: "从这里到下一个提示符，屏幕要 \(rows) 行，最多 \(limit) 行"
        + "（\(language == .en ? "英文" : "中文")）；少显示一些，或者分成两页。")
  }
}
