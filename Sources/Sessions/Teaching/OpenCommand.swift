import Languages
import Lessons
import Presentation

/// `open`: begins a lesson, or goes on with it.
struct OpenCommand: Command {
  let name = "open"
  let topic = Topic.lessons
  let summary = Localized(en: "open a lesson, where you left it", zh: "打开一课，接着上次的地方")
  let usage = [
    "open", "open NAME", "open NUMBER", "open FILE.md", "open NAME again",
    "open NAME page N [done K…]",
  ]
  let completions = [CompletionKind.lessons, .files]
  let examples = ["open loss", "open 5", "open loss again"]
  let details = Localized(
    en: """
      NAME may be shortened, or be a word of the title. A lesson has an experiment of its \
      own; yours is put aside and comes back with close. A page runs some commands, asks you \
      to type others and to answer exercises. While a formula is asked for, a typed \
      expression is your answer, and so is giving a value to the tensor asked for; a name \
      alone shows its value, and commands stay commands: show EXPR looks without answering. \
      A choice takes a letter, a number anything that can be worked out without tensors. \
      Whatever else you type is free play; page brings the lesson's network back. An empty \
      line repeats what is asked, and reads on where nothing is. open alone goes on with the lesson that was open last; with \
      again a lesson begins anew and asks everything, and what you solved stays solved. With page \
      it opens there, whoever runs the line: of its exercises those behind done count as answered, \
      your own place and progress stay. export writes it so.
      """,
    zh: """
      NAME 可以缩写，也可以是标题里的一个词。课程有自己的实验；你的实验先放在一边，close \
      时回来。一页会运行一些命令，让你输入另一些，并回答练习。要你写公式时，输入的表达式就\
      是回答，给所问的张量赋值也是；单独一个名字是看它的值，命令还是命令：show EXPR 只看，\
      不算回答。选择题输入字母，数字题可以输入任何不用张量就能算出的东西。其他输入都随你玩\
      ；page 让课程的网络恢复原样。空行会再说一遍要做什么；没有要做的，就往下读。\
      单独输入 open，接着学上次打开的那一课；加上 again，从头再学一遍，所有问题重新提问，做对的仍然算做对。加上 page 就在那一页打开，\
      谁运行都一样：练习中只有 done 后面的算做过，你自己的位置和学习进度不变。export 就这样写。
      """)

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var words = LineWords(arguments.rest).all.map(\.text)
    let isAgain = words.count > 1 && ["again", "重新"].contains(words.last)
    if isAgain { words.removeLast() }
    let place = isAgain ? nil : LessonPlace(takenFrom: &words)
    guard let query = words.isEmpty ? session.course.lastLesson : words.joined(separator: " ")
    else {
      throw arguments.usage(.missing(Localized(en: "a lesson's name or number", zh: "课程的名称或编号")))
    }
    let lesson = try session.course.lesson(query, session)
    return try session.open(lesson, again: isAgain, at: place?.within(lesson, arguments))
  }
}

extension Course {
  /// The lesson that was open last; nil where none was, or it is none of the course's.
  var lastLesson: String? {
    progress.last.flatMap { try? catalog.get().lesson(id: $0)?.id }
  }

  /// The lesson that is meant by a name, a number, a word of its title or a file.
  func lesson(_ query: String, _ session: Session) throws -> Lesson {
    if query.hasSuffix(".md"), query.contains("/") { return try Self.lesson(at: query, session) }
    switch try catalog.get().find(query) {
    case .none where query.hasSuffix(".md"): return try Self.lesson(at: query, session)
    case .one(let lesson): return lesson
    case .several(let lessons):
      throw LessonRefusal(.severalLessons(lessons.map(\.id)), in: session.language)
    case .none(let nearest):
      throw LessonRefusal(.noSuchLesson(query, nearest: nearest), in: session.language)
    }
  }

  private static func lesson(at path: String, _ session: Session) throws -> Lesson {
    try session.permit(reading: path)
    return try Catalog.lesson(at: path)
  }
}
