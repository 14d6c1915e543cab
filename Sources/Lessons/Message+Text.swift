import Languages

extension Message {
  /// The sentence in both languages.
  public var text: Localized<String> {
    switch self {
    case .opened(let number, let title, let minutes):
      Localized(
        en: "Lesson \(number) · \(title.en) (about \(minutes) minutes)",
        zh: "第 \(number) 课 · \(title.zh)（约 \(minutes) 分钟）")
    case .knowFirst(let titles):
      Localized(
        en: "Best after: \(titles.map(\.en).joined(separator: ", ")).",
        zh: "建议先学：\(titles.map(\.zh).joined(separator: "、"))。")
    case .page(let page, let count, let title):
      Localized(en: "\(title.en) · \(page)/\(count)", zh: "\(title.zh) · \(page)/\(count)")
    case .firstPage: Localized(en: "This is the first page.", zh: "已经是第一页。")
    case .lastPage(let next): lastPage(next)
    case .noSuchPage(let count):
      Localized(en: "The pages are 1 to \(count).", zh: "本课共 \(count) 页，请输入 1 到 \(count)。")
    case .lessonDone:
      Localized(en: "Lesson done: every exercise is settled.", zh: "本课完成，所有练习都已做完。")
    case .stillOpen(let ids):
      Localized(
        en: "Still open: \(ids.joined(separator: ", ")).",
        zh: "还没做的练习：\(ids.joined(separator: "、"))。")
    case .closed:
      Localized(
        en: "Lesson closed; `open` brings you back to this page.",
        zh: "已退出本课；用 `open` 可以回到这一页。")
    case .noLessonOpen:
      Localized(
        en: "No lesson is open: `lessons` lists them, `open NAME` opens one.",
        zh: "还没有打开课程：`lessons` 列出全部课程，`open 名称` 打开一课。")
    case .noSuchLesson(let query, let nearest):
      Localized(en: "No lesson is called `\(query)`", zh: "没有名为 `\(query)` 的课程") + offer(nearest)
    case .severalLessons(let ids):
      Localized(
        en: "Several lessons fit: \(ids.joined(separator: ", ")).",
        zh: "有好几课符合：\(ids.joined(separator: "、"))。")
    case .language: Localized(en: "In English from here on.", zh: "从现在起用中文。")
    case .state(.untouched): Localized(en: "new", zh: "未开始")
    case .state(.begun): Localized(en: "begun", zh: "学习中")
    case .state(.done): Localized(en: "done", zh: "已完成")
    case .damagedProgress(let lines):
      Localized(
        en: lines == 1
          ? "One damaged line of your progress was set aside; the rest is intact."
          : "\(lines) damaged lines of your progress were set aside; the rest is intact.",
        zh: "学习记录中有 \(lines) 行已损坏，先放在一边；其余的都完好。")
    case .typeThis(let command): Localized(en: "Type: \(command)", zh: "请输入：\(command)")
    case .answerThis(let id, let kind): task(id, kind)
    case .goOn: Localized(en: "`next` turns the page.", zh: "输入 `next` 翻到下一页。")
    case .noExercise: Localized(en: "This page asks nothing.", zh: "这一页没有练习。")
    case .allAnswered:
      Localized(
        en: "All that this page asks has been answered.", zh: "这一页的问题都已经回答了。")
    case .hint(let number, let count):
      Localized(en: "Hint \(number) of \(count)", zh: "提示 \(number)/\(count)")
    case .noMoreHints:
      Localized(
        en: "There are no more hints; `answer` shows the answer.",
        zh: "没有更多提示了；用 `answer` 可以看答案。")
    case .hintsFirst(let remaining):
      Localized(
        en: "First the hints: \(remaining) still unread (`hint`).",
        zh: "请先看提示：还有 \(remaining) 条没看（`hint`）。")
    case .answer(let answer): Localized(en: "Answer: \(answer)", zh: "答案：\(answer)")
    case .alreadyDone(let id):
      Localized(en: "\(id) is done already.", zh: "练习 \(id) 已经做完了。")
    case .verdict(let verdict): verdict.text
    }
  }

  private func lastPage(_ next: Localized<String>?) -> Localized<String> {
    guard let next else {
      return Localized(en: "This is the last page.", zh: "这是最后一页。")
    }
    return Localized(
      en: "This is the last page. Next lesson: \(next.en).", zh: "这是最后一页。下一课：\(next.zh)。")
  }

  private func task(_ id: String, _ kind: String) -> Localized<String> {
    switch kind {
    case "formula": Localized(en: "\(id): type a formula.", zh: "\(id)：请输入一个公式。")
    case "shape": Localized(en: "\(id): type a shape (r, c).", zh: "\(id)：请输入形状 (行, 列)。")
    case "rewrite":
      Localized(
        en: "\(id): fill the blanks, `rewrite NAME = …`.", zh: "\(id)：填空，`rewrite 名字 = …`。")
    case "reach":
      Localized(
        en: "\(id): type commands until it holds; `page` begins it again.",
        zh: "\(id)：输入命令，直到达到目标；`page` 重新开始。")
    case "function", "asserts":
      Localized(
        en: "\(id): define the function in a cell; `edit` opens it.",
        zh: "\(id)：在代码块里定义这个函数；`edit` 打开它。")
    case "choice": Localized(en: "\(id): type a letter.", zh: "\(id)：请输入选项的字母。")
    default: Localized(en: "\(id): type a number.", zh: "\(id)：请输入一个数。")
    }
  }
}
