import Languages

/// Everything the program says around a lesson, said in both languages by ``text``.
public enum Message: Equatable, Sendable {
  /// A lesson begins or goes on; its number, title and minutes.
  case opened(number: Int, title: Localized<String>, minutes: Int)
  /// Lessons to know first that are not done yet.
  case knowFirst([Localized<String>])
  /// Where the learner is; pages from 1.
  case page(Int, of: Int, title: Localized<String>)
  /// This page is the first.
  case firstPage
  /// This page is the last; the lesson that comes next, if there is one.
  case lastPage(next: Localized<String>?)
  /// No page has this number.
  case noSuchPage(count: Int)
  /// Every page has been seen and every exercise is done.
  case lessonDone
  /// Exercises of the lesson that are still open.
  case stillOpen([String])
  /// The lesson was left.
  case closed
  /// A lesson command without a lesson.
  case noLessonOpen
  /// No lesson fits; the nearest id.
  case noSuchLesson(String, nearest: String?)
  /// Several lessons fit.
  case severalLessons([String])
  /// The language is now this one.
  case language
  /// A task: type this command.
  case typeThis(String)
  /// A task: answer an exercise of this kind.
  case answerThis(id: String, kind: String)
  /// How to go on when the page asks for nothing.
  case goOn
  /// The page has no exercise.
  case noExercise
  /// All that the page asks has been answered.
  case allAnswered
  /// Hint `number` (from 1) of `count`.
  case hint(number: Int, of: Int)
  /// Every hint has been read.
  case noMoreHints
  /// The answer is shown only after the hints.
  case hintsFirst(remaining: Int)
  /// The answer.
  case answer(String)
  /// The exercise is done already.
  case alreadyDone(id: String)
  /// What the judge says, without the author's explanation.
  case verdict(Verdict)
  /// A lesson's state in a list.
  case state(Progress.State)
  /// Lines of the progress file that could not be read.
  case damagedProgress(lines: Int)
}
