/// Something an author should mend in a lesson that could be read.
public struct LintFinding: Equatable, Sendable {
  /// The file.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The rule that is broken.
  public let rule: Rule

  /// The rules that lessons keep.
  public enum Rule: Equatable, Sendable {
    /// English text without a Chinese quote below it.
    case noChinese
    /// A Chinese side without a Chinese character.
    case notChinese
    /// An English side with Chinese characters.
    case notEnglish
    /// The two sides have another number of paragraphs and lists, or of items in a list.
    case unequalParts
    /// Code that one side has and the other has not.
    case codeDiffers(String)
    /// Asterisks that stand in the text as they are: Markdown took them for no emphasis.
    case bareAsterisks
    /// A table's cell with words of one language only.
    case cellInOneLanguage(String)
    /// English words in the Chinese text.
    case englishInChinese(String)
    /// An address too long for a line of the terminal.
    case longAddress(columns: Int, limit: Int)
    /// An address in the words, where it would be broken over lines.
    case bareAddress
    /// A drawing without its counterpart.
    case drawingInOneLanguage
    /// A drawing for both languages with words of one.
    case drawingWithWords(String)
    /// A page with nothing on it.
    case emptyPage
    /// A page that needs more rows than a terminal of 24 has.
    case longPage(rows: Int, limit: Int)
    /// A formula or a command wider than the terminal.
    case wideLine(columns: Int, limit: Int)
    /// Other minutes than the lesson is likely to take.
    case minutes(found: Int, likely: Int)
    /// Fewer exercises than a lesson has.
    case fewExercises(found: Int, needed: Int)
    /// Exercises all of one kind.
    case oneKind(String)
    /// An exercise id other than `lesson.n`, counted from 1.
    case exerciseID(found: String, expected: String)
    /// Fewer than two hints.
    case fewHints(found: Int)
    /// No plausible wrong answer.
    case noWrongAnswer
    /// A wrong answer that is written like the right one.
    case wrongIsRight(String)
    /// A page of a test that is not one question without a network.
    case notOneQuestion
    /// A page of a test whose title is that of no lesson it is about.
    case askedOfNoLesson(String)
    /// A command nobody knows.
    case unknownCommand(String)
    /// An id that two lessons have.
    case repeatedID(String, other: String)
    /// A number that two lessons have.
    case repeatedNumber(Int, other: String)
    /// `requires` names no lesson.
    case unknownRequirement(String, nearest: String?)
    /// `requires` names a lesson that comes later.
    case laterRequirement(String)
    /// A link to a file that is no lesson.
    case brokenLink(String)
  }
}
