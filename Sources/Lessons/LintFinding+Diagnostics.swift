import Languages

extension LintFinding: CustomStringConvertible {
  /// `FILE:LINE: what is wrong and how to mend it`, in English.
  public var description: String { "\(file):\(line): \(rule.words.en)" }
}

extension LintFinding.Rule {
  /// One sentence an author can act on.
  public var words: Localized<String> {
    switch self {
    case .noChinese:
      Localized(
        en: "this text has no Chinese; put a quote `> 中文` below it.",
        zh: "这段文字没有中文；在下面加一段引用 `> 中文`。")
    case .notChinese:
      Localized(en: "the Chinese side holds no Chinese.", zh: "中文一边没有中文。")
    case .notEnglish: Localized(en: "the English side holds Chinese.", zh: "英文一边有中文。")
    case .unequalParts:
      Localized(
        en: "the two languages differ in their paragraphs, lists or items.",
        zh: "两种语言的段落、列表或列表项不一致。")
    case .codeDiffers(let code):
      Localized(en: "`\(code)` stands in one language only.", zh: "`\(code)` 只出现在一种语言里。")
    case .bareAsterisks:
      Localized(
        en: "`**` is shown as it is; put the punctuation outside of the bold words, or a blank "
          + "beside them.",
        zh: "`**` 会原样显示；把标点放到粗体之外，或者在旁边留一个空格。")
    case .cellInOneLanguage(let words):
      Localized(
        en: "the cell `\(words)` needs both: `English · 中文`.",
        zh: "单元格 `\(words)` 两种语言都要有：`English · 中文`。")
    case .englishInChinese(let words):
      Localized(
        en: "the Chinese text says `\(words)` in English; quote what the Chinese screen shows.",
        zh: "中文里有英文 `\(words)`；引用中文屏幕上显示的话。")
    case .longAddress(let columns, let limit):
      Localized(
        en:
          "this address is \(columns) columns of \(limit) wide and would be broken; take a shorter one.",
        zh: "这个网址宽 \(columns) 列，最多 \(limit) 列，会断成两行；换一个短的。")
    case .bareAddress:
      Localized(
        en: "an address in the words may be broken over lines; write `[words](address)`.",
        zh: "直接写在文字里的网址可能断行；写成 `[文字](网址)`。")
    case .drawingInOneLanguage:
      Localized(
        en: "a drawing in one language needs the other: `formula en`, then `formula zh`.",
        zh: "只有一种语言的图还缺另一种：先写 `formula en`，再写 `formula zh`。")
    case .drawingWithWords(let words):
      Localized(
        en: "`\(words)` are words of one language; draw `formula en`, then `formula zh`.",
        zh: "`\(words)` 是一种语言的文字；分别画成 `formula en` 和 `formula zh`。")
    case .notOneQuestion:
      Localized(
        en: "a page of a test is one `exercise`, a choice, a number or a shape, and nothing else.",
        zh: "测验的一页只有一道 `exercise`：choice、number 或 shape，别的都没有。")
    case .askedOfNoLesson(let title):
      Localized(
        en: "`\(title)` is the title of no lesson in this third of the course.",
        zh: "这三分之一的课程里没有标题是 `\(title)` 的一课。")
    case .emptyPage: Localized(en: "the page holds nothing.", zh: "这一页是空的。")
    case .longPage(let rows, let limit):
      Localized(
        en: "the page takes \(rows) rows of \(limit); make it two.",
        zh: "这一页要 \(rows) 行，最多 \(limit) 行；分成两页。")
    case .wideLine(let columns, let limit):
      Localized(
        en: "this line is \(columns) columns of \(limit) wide.",
        zh: "这一行宽 \(columns) 列，最多 \(limit) 列。")
    case .unknownCommand(let word):
      Localized(en: "no command is called `\(word)`.", zh: "没有叫 `\(word)` 的命令。")
    case .brokenLink(let target):
      Localized(en: "the link `\(target)` leads to no lesson.", zh: "链接 `\(target)` 没有指向任何一课。")
    case .minutes(let found, let likely):
      Localized(
        en: "`minutes: \(found)`, but the lesson is likely to take about \(likely).",
        zh: "`minutes: \(found)`，但这一课大约要 \(likely) 分钟。")
    case .fewExercises(let found, let needed):
      Localized(
        en: "the lesson has \(found) exercises; it needs \(needed).",
        zh: "这一课有 \(found) 道练习，需要 \(needed) 道。")
    case .oneKind(let kind):
      Localized(
        en: "all exercises are of the kind `\(kind)`; add another kind.",
        zh: "所有练习都是 `\(kind)` 这一种；加一道别的。")
    case .exerciseID(let found, let expected):
      Localized(
        en: "the id `\(found)` should be `\(expected)`.", zh: "编号 `\(found)` 应当是 `\(expected)`。")
    case .fewHints(let found):
      Localized(
        en: "the exercise has \(found) of at least 2 hints.",
        zh: "这道练习有 \(found) 条提示，至少要 2 条。")
    case .noWrongAnswer:
      Localized(
        en: "the exercise explains no wrong answer; add one under `wrong:`.",
        zh: "这道练习没有解释错误的答案；在 `wrong:` 下面加一个。")
    case .wrongIsRight(let answer):
      Localized(
        en: "the wrong answer `\(answer)` is the right one.", zh: "错误的答案 `\(answer)` 其实是对的。")
    case .repeatedID(let id, let other):
      Localized(en: "the id `\(id)` is also in \(other).", zh: "\(other) 里也有 id `\(id)`。")
    case .repeatedNumber(let number, let other):
      Localized(en: "the number \(number) is also in \(other).", zh: "\(other) 的编号也是 \(number)。")
    case .unknownRequirement(let id, let nearest):
      Localized(en: "no lesson is called `\(id)`", zh: "没有名为 `\(id)` 的课程") + offer(nearest)
    case .laterRequirement(let id):
      Localized(
        en: "`\(id)` comes later in the course; it cannot be required.",
        zh: "`\(id)` 在课程里排在后面，不能要求先学。")
    }
  }
}
