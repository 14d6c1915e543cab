import Lessons

/// The lesson a learner has open, and where they are in it.
struct OpenLesson {
  /// The lesson.
  let lesson: Lesson
  /// The page, from 0.
  var page: Int
  /// How far the page has been shown.
  var mark = Mark()
  /// Whether it is read anew, and asks what was answered before.
  var isAgain = false
  /// The exercises that count as done where a script says them; nil where the learner's progress does.
  var done: Set<String>?
  /// How many hints of the exercise have been read.
  var hints = 0
  /// Whether free play has taken the run away from where the lesson left it.
  var hasWandered = false
  /// Whether something else was tried beside the tasks, such as a variable or a breakpoint.
  var hasTried = false
  /// The assignments that led here, in order: what variables mean.
  var definitions: [String] = []
  /// In a review, the exercises still to come; nil where the lesson is read.
  var review: [String]?
  /// In a test, how far it is; nil elsewhere.
  var test: TestRound?
  /// What was there before, to come back to: one state, or none.
  var outside: [Session.State]

  /// How far a page has been shown.
  struct Mark: Equatable {
    /// The block it stops at, or the number of blocks.
    var block = 0
    /// The lines of that block that have been typed.
    var typed = 0
    /// Whether what that block asks for is done.
    var isSettled = false
    /// The expressions that have been shown since the line before was typed.
    var seen: Set<String> = []

    /// Whether the block at an index lies behind.
    func isPast(_ index: Int) -> Bool { index < block || index == block && isSettled }
  }

  /// What a page waits for.
  enum Task {
    /// A command to type.
    case type(Script.Line)
    /// A question to answer.
    case answer(Exercise)
  }

  init(_ lesson: Lesson, page: Int, outside: Session.State) {
    self.lesson = lesson
    self.page = page
    self.outside = [outside]
  }

  /// The blocks of the page.
  var blocks: [Block] { lesson.pages[page].blocks }

  /// What the page waits for; nil where it waits for nothing but `next`.
  var task: Task? {
    guard !mark.isSettled, blocks.indices.contains(mark.block) else { return nil }
    switch blocks[mark.block] {
    case .type(let script): return .type(script.lines[mark.typed])
    case .exercise(let exercise): return .answer(exercise)
    default: return nil
    }
  }

  /// The exercise that waits for an answer.
  var exercise: Exercise? {
    if case .answer(let exercise) = task { exercise } else { nil }
  }

  /// Whether it asks what was answered before.
  var asksAll: Bool { isAgain || isAside }

  /// Whether it is a review or a test: questions of lessons that are not read.
  var isAside: Bool { review != nil || test != nil }

  /// Whether anything of the page is still to be shown.
  var isPageEnd: Bool { !rest.contains { !$0.isForTheLinter } }

  /// Whether what is still to be shown of the page are commands alone whose output is not, so that the
  /// next page may follow at once.
  var leavesNothingToRead: Bool { rest.allSatisfy { $0.isForTheLinter || $0.isSilent } }

  private var rest: ArraySlice<Block> { blocks.dropFirst(mark.block + (mark.isSettled ? 1 : 0)) }

  /// `forward 3/12`, for the prompt.
  var place: String {
    if let test { return "test \(test.number) \(test.place)" }
    return review == nil
      ? "\(lesson.id) \(page + 1)/\(lesson.pages.count)"
      : "review \(exercise?.id ?? lesson.id)"
  }
}

extension Block {
  /// Whether only `lessons check` runs it.
  fileprivate var isForTheLinter: Bool { if case .check = self { true } else { false } }

  /// Whether it runs commands and shows nothing of what they print.
  fileprivate var isSilent: Bool {
    if case .run(let script) = self { script.isQuiet } else { false }
  }
}
