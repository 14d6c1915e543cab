import Languages

/// How far a learner is with the course, and the language they chose to read it in.
public struct Progress: Equatable, Sendable {
  /// Where a learner is in one lesson; pages count from 0.
  public struct Place: Equatable, Sendable {
    /// The page that was open last.
    public var page: Int
    /// The furthest page that was ever open.
    public var furthest: Int
  }

  /// Where the learner is, by lesson id.
  public internal(set) var places: [String: Place] = [:]
  /// The lesson that was open last, by its id.
  public internal(set) var last: String?
  /// The language that was chosen last at a terminal; nil where none was.
  public var language: Language?
  /// The exercises touched, by exercise id.
  public internal(set) var exercises: [String: ExerciseProgress] = [:]
  /// What the tests came to, by number.
  public internal(set) var tests: [Int: TestRecord] = [:]
  /// Lines of the file that could not be read; they are kept.
  public internal(set) var damaged: [String] = []

  /// Nothing done yet.
  public init() {}

  /// Reads the text of its file; nil where it is no such text.
  public init?(text: String) {
    guard let read = try? ProgressText.read(text) else { return nil }
    self = read
  }

  /// The text of its file.
  public var text: String { ProgressText.write(self) }

  /// Notes that `page` (from 0) of `lesson` is open.
  /// - Parameter keepsPlace: Whether a learner who is further stays there, as where a script reads.
  public mutating func open(page: Int, of lesson: String, keepsPlace: Bool = false) {
    let furthest = max(page, places[lesson]?.furthest ?? 0)
    let place = keepsPlace ? max(page, places[lesson]?.page ?? 0) : page
    places[lesson] = Place(page: place, furthest: furthest)
    if !keepsPlace || last == nil { last = lesson }
  }

  /// Notes a verdict; an exercise that is done stays done.
  public mutating func record(_ verdict: Verdict, for exercise: String) {
    if verdict == .right { settle(exercise, as: .solved) }
    if verdict.isMiss {
      change(exercise) { state in
        if state.outcome == .open { state.misses += 1 } else { state.reviews = 0 }
      }
    }
  }

  /// Notes that `count` hints of `exercise` have been read.
  public mutating func record(hints count: Int, for exercise: String) {
    change(exercise) { $0.hints = max($0.hints, count) }
  }

  /// Notes that the answer of `exercise` was shown.
  public mutating func recordAnswerShown(for exercise: String) {
    settle(exercise, as: .shown)
  }

  private mutating func settle(_ exercise: String, as outcome: ExerciseProgress.Outcome) {
    change(exercise) { if $0.outcome == .open { $0.outcome = outcome } }
  }

  private mutating func change(_ exercise: String, _ edit: (inout ExerciseProgress) -> Void) {
    edit(&exercises[exercise, default: ExerciseProgress()])
  }
}

extension Progress {
  /// A lesson's state as a whole.
  public enum State: Equatable, Sendable {
    /// Never opened.
    case untouched
    /// Opened.
    case begun
    /// Every page seen and every exercise solved or shown.
    case done
  }

  /// The state of `lesson`.
  public func state(of lesson: Lesson) -> State {
    guard places[lesson.id] != nil else { return .untouched }
    return fraction(of: lesson) == 1 ? .done : .begun
  }

  /// The share of pages seen and exercises done, from 0 to 1.
  public func fraction(of lesson: Lesson) -> Double {
    let seen = places[lesson.id].map { min($0.furthest + 1, lesson.pages.count) } ?? 0
    let done = lesson.exercises.count { (exercises[$0.id]?.outcome ?? .open) != .open }
    return Double(seen + done) / Double(lesson.pages.count + lesson.exercises.count)
  }

  /// The page (from 0) where `lesson` goes on.
  public func page(of lesson: Lesson) -> Int {
    min(places[lesson.id]?.page ?? 0, lesson.pages.count - 1)
  }
}
