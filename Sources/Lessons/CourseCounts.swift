import Languages

/// How much of a course is copied, and how much is thought and made.
public struct CourseCounts: Equatable, Sendable {
  /// What one lesson asks for.
  public struct Row: Equatable, Sendable {
    /// Its number and short name.
    public let number: Int, id: String
    /// The commands to type as they stand on the screen.
    public let dictated: Int
    /// The exercises, and those of them in which something is made.
    public let exercises: Int, made: Int
    /// The exercises whose answer can be read off their own page.
    public let copied: [String]
  }

  /// What a course may dictate, and what it must ask.
  public struct Limits: Equatable, Sendable {
    /// For the whole: at most so many dictated, at least so many exercises and made ones.
    public let dictated = 130, exercises = 200, made = 80
    /// For each lesson; one numbered 0 may ask less.
    public let dictatedEach = 8, exercisesEach = 5

    init() {}
  }

  /// One row a lesson, in the order of the course.
  public let rows: [Row]
  /// What is asked of it.
  public let limits = Limits()

  /// Counts lessons.
  public init(_ lessons: [Lesson]) {
    rows = lessons.map(Row.init)
  }

  /// All dictated commands.
  public var dictated: Int { total(\.dictated) }
  /// All exercises.
  public var exercises: Int { total(\.exercises) }
  /// All exercises in which something is made.
  public var made: Int { total(\.made) }
  /// All exercises whose answer can be read off their own page.
  public var copied: [String] { rows.flatMap(\.copied) }

  /// Whether the course keeps within its limits.
  public var areKept: Bool {
    dictated <= limits.dictated && exercises >= limits.exercises && made >= limits.made
      && copied.isEmpty && rows.allSatisfy(isKept)
  }

  /// Whether one lesson does.
  public func isKept(_ row: Row) -> Bool {
    row.dictated <= limits.dictatedEach
      && (row.number == 0 || row.exercises >= limits.exercisesEach)
  }

  private func total(_ count: (Row) -> Int) -> Int { rows.map(count).reduce(0, +) }
}

extension CourseCounts.Row {
  fileprivate init(_ lesson: Lesson) {
    let exercises = lesson.exercises
    number = lesson.number
    id = lesson.id
    dictated = lesson.pages.flatMap(\.blocks).map(\.dictated).reduce(0, +)
    self.exercises = exercises.count
    made = exercises.count { $0.question.isMade }
    copied = lesson.pages.flatMap(\.copied)
  }
}

extension Block {
  fileprivate var dictated: Int {
    if case .type(let script) = self { script.lines.count } else { 0 }
  }

  /// What can be read in it.
  fileprivate var readable: String {
    switch self {
    case .text(let both, _): both.en.plainText
    case .formula(let both, _): both.en
    case .run(let script), .type(let script): script.source
    case .table, .check, .exercise: ""
    }
  }
}

extension LessonPage {
  /// The exercises whose formula stands above them on the page.
  fileprivate var copied: [String] {
    blocks.indices.compactMap { index in
      guard case .exercise(let exercise) = blocks[index] else { return nil }
      let above = blocks[..<index].map { $0.readable.letters }
      return exercise.formulas.contains { formula in above.contains { $0.contains(formula) } }
        ? exercise.id : nil
    }
  }
}

extension Exercise {
  /// The formulas it asks for, without their names; a lone name or number is none.
  fileprivate var formulas: [String] {
    let written: [String]
    switch question {
    case .formula(let answer, _): written = [answer]
    case .rewrite(_, let formulas):
      written = formulas.map { String($0.drop { $0 != "=" }.dropFirst()) }
    default: written = []
    }
    return written.map(\.letters).filter { $0.contains { "+-*/@(".contains($0) } }
  }
}

extension String {
  fileprivate var letters: String { filter { !$0.isWhitespace } }
}
