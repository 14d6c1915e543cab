import Cells
import Languages
import TextMeasures

/// Sees that lessons keep the rules.
///
/// What only a session can see (that blocks run, that answers pass) is left to the session.
public struct Linter {
  /// The number of exercises a lesson has at least.
  static let exercises = 3

  private let isCommand: (String) -> Bool

  /// A linter that asks `isCommand` whether a word begins a command.
  public init(isCommand: @escaping (String) -> Bool) {
    self.isCommand = isCommand
  }

  /// Everything to mend in the lessons of `catalog`, file by file, line by line.
  public func findings(in catalog: Catalog) -> [LintFinding] {
    (catalog.lessons + catalog.tests).flatMap { findings(in: $0, of: catalog) }
  }

  /// Everything to mend in `lesson`, which need not be in `catalog`.
  public func findings(in lesson: Lesson, of catalog: Catalog) -> [LintFinding] {
    let own =
      lesson.isTest
      ? Self.test(lesson, catalog)
      : Self.course(lesson, catalog) + Self.minutes(lesson) + Self.exercises(lesson)
    let rules: [[(Int, LintFinding.Rule)]] = [
      own,
      lesson.pages.flatMap(Self.page),
      lesson.pages.flatMap(\.blocks).flatMap { PairLint(block: $0).rules },
      lesson.exercises.flatMap { ExerciseLint(exercise: $0, isOfTest: lesson.isTest).rules },
      Self.links(lesson, catalog),
      lesson.pages.flatMap(\.blocks).flatMap(Self.addresses),
      commands(lesson),
    ]
    return rules.joined().sorted { $0.0 < $1.0 }.map {
      LintFinding(file: lesson.file, line: $0.0, rule: $0.1)
    }
  }

  private func commands(_ lesson: Lesson) -> [(Int, LintFinding.Rule)] {
    lesson.pages.flatMap(\.blocks).flatMap(\.commands).compactMap { line in
      guard let word = line.commandWord, !isCommand(word) else { return nil }
      return (line.number, .unknownCommand(word))
    }
  }
}

extension Linter {
  private static func exercises(_ lesson: Lesson) -> [(Int, LintFinding.Rule)] {
    let exercises = lesson.exercises
    var result: [(Int, LintFinding.Rule)] = []
    if exercises.count < Self.exercises {
      result.append((1, .fewExercises(found: exercises.count, needed: Self.exercises)))
    }
    let kinds = Set(exercises.map(\.question.kind))
    if exercises.count > 1, kinds.count == 1, let kind = kinds.first {
      result.append((exercises[1].line, .oneKind(kind)))
    }
    return result + ids(lesson)
  }

  static func ids(_ lesson: Lesson) -> [(Int, LintFinding.Rule)] {
    lesson.exercises.enumerated().compactMap { index, exercise in
      let expected = "\(lesson.id).\(index + 1)"
      return exercise.id == expected
        ? nil : (exercise.line, .exerciseID(found: exercise.id, expected: expected))
    }
  }

  private static func page(_ page: LessonPage) -> [(Int, LintFinding.Rule)] {
    if page.blocks.isEmpty { return [(page.line, .emptyPage)] }
    let rows = Language.allCases.map { PageHeight(language: $0).rows(of: page) }.max() ?? 0
    let long: [(Int, LintFinding.Rule)] =
      rows > PageHeight.rowLimit
      ? [(page.line, .longPage(rows: rows, limit: PageHeight.rowLimit))] : []
    return long + page.blocks.flatMap(wideLines)
  }

  private static func wideLines(_ block: Block) -> [(Int, LintFinding.Rule)] {
    // What stands as it is written is set in by two columns.
    let limit = PageHeight.width - 2
    return block.fixedLines.flatMap(\.rows).filter { $0.text.displayWidth > limit }.map {
      ($0.number, .wideLine(columns: $0.text.displayWidth, limit: limit))
    }
  }
}

extension Block {
  /// The commands in it.
  var commands: [Script.Line] {
    switch self {
    case .run(let script), .type(let script), .check(let script): script.lines
    case .exercise(let exercise): exercise.reveal
    default: []
    }
  }

  /// The lines that are shown and that no presenter wraps.
  var fixedLines: [Script.Line] {
    if case .check = self { return [] }
    guard case .formula(let both, let line) = self else { return commands }
    let isOne = both.en == both.zh
    return (isOne ? [both.en] : [both.en, both.zh]).flatMap { text in
      text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
        Script.Line(text: String($1), number: isOne ? line + 1 + $0 : line)
      }
    }
  }
}

extension Script.Line {
  /// Its rows, each with its place.
  fileprivate var rows: [Script.Line] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
      Script.Line(text: String($1), number: number + $0)
    }
  }

  /// The word that must be a command, or nil where the line is an expression or an assignment.
  fileprivate var commandWord: String? {
    if isCell || PythonWords.beginsStatement(text) { return nil }
    let words = text.split(separator: " ", maxSplits: 2)
    guard let first = words.first, first.allSatisfy({ $0.isLetter || $0 == "-" }) else {
      return nil
    }
    return words.count > 1 && words[1].hasPrefix("=") ? nil : String(first)
  }
}
