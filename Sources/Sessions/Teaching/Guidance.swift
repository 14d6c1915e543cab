import Languages
import Lessons

/// What the shell says around lessons besides the lessons' own messages.
enum Guidance {
  /// Where a lesson goes on.
  case goesOn(page: Int)
  /// A task must be done or skipped first.
  case taskFirst
  /// A command is nearly the one asked for; the words it lacks.
  case almost([String])
  /// A letter for a choice that is settled; the command that begins so, where one does.
  case settled(String?)
  /// A task is done, with text below it.
  case readOn
  /// How to open the lesson that follows.
  case openNext(String)
  /// The lesson's network was brought back after free play.
  case broughtBack
  /// What was tried beside the tasks was undone.
  case triedIsUndone
  /// An earlier experiment is back.
  case ownExperiment
  /// A review begins.
  case review(count: Int)
  /// Nothing to review.
  case nothingToReview
  /// Nothing of a lesson was answered yet.
  case nothingAnswered(String)
  /// The review is over.
  case reviewOver
  /// A test begins: its number and how many questions it asks.
  case testBegins(Int, count: Int)
  /// An answer of a test is noted, whether right or wrong.
  case testNoted
  /// A test waits for an answer.
  case testWaits
  /// A test was asked for while one is being taken.
  case testUnderWay
  /// A test has neither hints nor answers.
  case testHasNoHelp
  /// A test was left before its end.
  case testLeft
  /// There is a test that shows what is known already.
  case testBefore(Int)
  /// There is a test that shows what was learnt.
  case testAfter(Int)
  /// The course has no tests.
  case noTests
  /// No test has such a number.
  case noSuchTest([Int])
  /// No test was taken yet.
  case noTestTaken(Int)
  /// A wrong answer whose reason is unknown.
  case tryAgain(hintsLeft: Int)
  /// There are hints.
  case hintHelps
  /// A function was defined, but not the one that is asked for.
  case waitsFor(function: String)
  /// No blank is left, and what these were filled with is not what was asked for.
  case filledOtherwise([String])
  /// A goal is reached by parameters that were set, not learnt.
  case setByHand([String])
  /// The blanks of an exercise are gone.
  case blanksLost([String])
  /// A goal is reached by a formula of the forward pass that knows the labels.
  case readsLabels(String)
  /// A goal is reached by another formula for what it is measured by.
  case ownMeasure(String)
  /// A goal is reached by parameters whose updates read no gradient.
  case notLearnt([String])
  /// A goal is reached by changing variables that are the page's.
  case pagesNumbers([String])
  /// A variable that a goal reads is to come from a function.
  case computeBy(String, function: String)
  /// A number is asked for, and a formula was worked out.
  case numberWanted
  /// Formulas are asked for by name, and one was typed without: a name that waits for one.
  case blankWanted(String)
  /// A formula is asked for, and a tensor was shown.
  case formulaWanted(String)
  /// The lesson's network stays where there was none before, with these settings.
  case networkStays(String)
  /// Done earlier.
  case doneEarlier
  /// A lesson's own script uses a lesson command.
  case lessonInLesson
  /// A word no lesson has.
  case noLessonSays(String)

  /// Whether it says why a line has done nothing.
  var isRefusal: Bool {
    switch self {
    case .taskFirst, .settled, .testWaits, .testUnderWay, .testHasNoHelp, .nothingToReview,
      .nothingAnswered:
      true
    default: false
    }
  }

  var text: Localized<String> {
    lessonText ?? taskText ?? shortcutText ?? testText ?? Localized(en: "", zh: "")
  }

  private var lessonText: Localized<String>? {
    switch self {
    case .goesOn(let page):
      Localized(
        en: "You left at page \(page); `page 1` begins anew.",
        zh: "上次学到第 \(page) 页；输入 `page 1` 可以从头开始。")
    case .broughtBack:
      Localized(
        en: "The lesson's own network is back where this page needs it.",
        zh: "本页所需的网络已经恢复。")
    case .triedIsUndone:
      Localized(
        en: "What you tried beside the tasks is undone: this page begins as the lesson needs it.",
        zh: "任务之外试过的已经撤销：这一页从课程需要的状态开始。")
    case .ownExperiment:
      Localized(en: "Your own session is back as you left it.", zh: "你自己的会话已经原样恢复。")
    case .review(let count):
      Localized(
        en: count == 1 ? "One exercise to review." : "\(count) exercises to review.",
        zh: "有 \(count) 道练习要复习。")
    case .nothingToReview:
      Localized(
        en: "Nothing to review today: what you solved comes back after 1, 3, 7 and 21 days.",
        zh: "今天没有要复习的：做对的练习在 1、3、7、21 天之后再来。")
    case .nothingAnswered(let id):
      Localized(
        en: "Nothing in this lesson has been answered yet; `open \(id)` begins it.",
        zh: "这一课还没有答过任何练习；输入 `open \(id)` 开始学习。")
    case .reviewOver: Localized(en: "The review is over.", zh: "复习结束。")
    case .noLessonSays(let word):
      Localized(en: "No lesson says `\(word)`.", zh: "没有课程提到 `\(word)`。")
    default: nil
    }
  }

  private var taskText: Localized<String>? {
    switch self {
    case .taskFirst:
      Localized(en: "First this; `skip` does it for you.", zh: "请先完成这一步；`skip` 可以替你做。")
    case .almost(let words):
      Localized(
        en:
          "Almost: \(words.map { "`\($0)`" }.joined(separator: ", ")) \(words.count == 1 ? "is" : "are") missing.",
        zh: "差一点：还缺 \(words.map { "`\($0)`" }.joined(separator: "、"))。")
    case .settled(let command):
      Localized(en: "No question waits for a letter here", zh: "这里没有等着选的题")
        + (command.map {
          Localized(en: "; the command `\($0)` is typed in full.", zh: "；要用命令 `\($0)`，请写全。")
        } ?? Localized(en: ".", zh: "。"))
    case .readOn: Localized(en: "`next` reads on.", zh: "输入 `next` 继续往下读。")
    case .openNext(let id):
      Localized(en: "`open \(id)` begins it.", zh: "输入 `open \(id)` 开始学习。")
    case .tryAgain(let hints):
      hints > 0
        ? Localized(en: "Try again; `hint` helps.", zh: "再试一次；`hint` 给你提示。")
        : Localized(en: "Try again; `answer` shows it.", zh: "再试一次；`answer` 显示答案。")
    case .hintHelps: Localized(en: "`hint` helps.", zh: "`hint` 给你提示。")
    case .filledOtherwise(let names):
      Localized(
        en: "\(names.shortList) is not yet what the page asks for: `rewrite` it, or `page` begins "
          + "the page anew.",
        zh: "\(names.shortList) 还不是本页要的：用 `rewrite` 重写，或者输入 `page` 从头开始这一页。")
    case .numberWanted:
      Localized(
        en: "Worked out, not judged: asked for is a number.",
        zh: "已算出，没有当作回答：题目问的是一个数。")
    case .blankWanted(let name):
      Localized(
        en: "Not written into the network: say for which blank, as `rewrite \(name) = …`.",
        zh: "还没有写进网络：要说明填哪个空白，例如 `rewrite \(name) = …`。")
    case .formulaWanted(let name):
      Localized(
        en: "That is what \(name) holds; asked for is the formula.",
        zh: "这是 \(name) 的值；题目问的是公式。")
    case .networkStays(let settings):
      Localized(
        en: "You had nothing before: the lesson's network stays to play with, and so do its "
          + "settings, `\(settings)`.",
        zh: "你原来什么都没有：课程的网络留给你玩，它的设置也还在：`\(settings)`。")
    case .doneEarlier: Localized(en: "done earlier", zh: "已经做过")
    case .waitsFor(let function):
      Localized(
        en: "Defined. This page waits for the function `\(function)`.",
        zh: "已定义。这一页等的是函数 `\(function)`。")
    case .lessonInLesson:
      Localized(en: "a lesson cannot run this command", zh: "课程里不能运行这个命令")
    default: nil
    }
  }
}
