import Languages

extension LessonError: CustomStringConvertible {
  /// `FILE:LINE: what is wrong and how to mend it`, in English.
  public var description: String { words.en }

  /// `FILE:LINE: what is wrong and how to mend it`.
  public var words: Localized<String> { Localized("\(file):\(line): ") + reason.words }
}

extension LessonError.Reason {
  /// One sentence an author can act on.
  public var words: Localized<String> {
    switch self {
    case .unreadable(let code):
      Localized(en: "the file cannot be read (", zh: "无法读取文件（") + .systemError(code)
        + Localized(en: ").", zh: "）。")
    case .tooLarge(let bytes, let limit):
      Localized(
        en: "\(bytes) bytes are more than the \(limit) allowed.",
        zh: "\(bytes) 字节，最多 \(limit) 字节。")
    case .notUTF8:
      Localized(en: "the file is not UTF-8; save it as UTF-8.", zh: "文件不是 UTF-8；请存成 UTF-8。")
    case .controlCharacter(let value, let column):
      Localized(
        en: "column \(column) holds the invisible character U+\(hexadecimal(value)); remove it.",
        zh: "第 \(column) 列有看不见的字符 U+\(hexadecimal(value))；请删掉。")
    case .noFrontMatter:
      Localized(
        en: "a lesson begins with a line `---`, its id, number, title and minutes.",
        zh: "一课以一行 `---` 开头，接着是 id、number、title 和 minutes。")
    case .unclosedFrontMatter:
      Localized(
        en: "the front matter is not closed by a second line `---`.",
        zh: "开头的部分没有用第二行 `---` 结束。")
    case .yaml(let problem):
      Localized(en: "the YAML cannot be read: \(problem).", zh: "无法读懂 YAML：\(problem)。")
    case .yamlNeedsQuotes(let problem):
      Localized(
        en: "put this text in double quotes, for YAML reads marks in it as its own (\(problem)).",
        zh: "请用双引号把这段文字括起来：YAML 把里面的符号当成了自己的记号（\(problem)）。")
    case .unclosedFence:
      Localized(
        en: "this block is not closed; put a line of its own fence, such as ```, below it.",
        zh: "这一块没有结束；在它下面加一行同样的围栏，例如 ```。")
    case .missingKey(let key): Localized(en: "`\(key):` is missing.", zh: "缺少 `\(key):`。")
    case .unknownKey(let key, let nearest):
      Localized(en: "nothing reads `\(key):`", zh: "没有 `\(key):` 这一项") + offer(nearest)
    case .wrongForm(let key, let form):
      Localized(
        en: "`\(key):` must be \(form.words.en).", zh: "`\(key):` 必须是\(form.words.zh)。")
    case .badValue(let key, let value, let needed):
      Localized(
        en: "`\(key): \(value)` must be \(needed).", zh: "`\(key): \(value)` 必须是 \(needed)。")
    case .noPages:
      Localized(
        en: "the lesson has no page; begin one by `## English title · 中文标题`.",
        zh: "这一课没有页；用 `## English title · 中文标题` 开始一页。")
    case .contentBeforeFirstPage:
      Localized(
        en: "this stands before the first page; put a `##` heading above.",
        zh: "这里还在第一页之前；在上面加一个 `##` 标题。")
    case .headingLevel:
      Localized(
        en: "a page is a `##` heading; other levels are not used.",
        zh: "一页是一个 `##` 标题；不用别的级别。")
    case .titleInOneLanguage(let text):
      Localized(
        en: "`\(text)` needs both languages: `English · 中文`.",
        zh: "`\(text)` 两种语言都要有：`English · 中文`。")
    case .titleDiffers:
      Localized(
        en: "the `#` heading and the `title:` of the front matter differ.",
        zh: "`#` 标题和开头的 `title:` 不一样。")
    case .quoteWithoutEnglish:
      Localized(en: "this quote has no English text before it.", zh: "这段引用前面没有英文。")
    case .unknownFence(let info, let nearest):
      Localized(en: "nothing reads a block `\(info)`", zh: "没有 `\(info)` 这种代码块")
        + offer(nearest)
    case .emptyScript: Localized(en: "this block holds no command.", zh: "这个代码块里没有命令。")
    case .unsupported(let construct): construct.words
    case .nestedTooDeep(let limit):
      Localized(en: "nested more than \(limit) deep.", zh: "嵌套超过 \(limit) 层。")
    case .raggedTable(let found, let expected):
      Localized(
        en: "this row has \(found) cells, the table's header line \(expected).",
        zh: "这一行有 \(found) 个单元格，表头有 \(expected) 个。")
    }
  }
}

extension LessonError.Form {
  fileprivate var words: Localized<String> {
    switch self {
    case .text: Localized(en: "text", zh: "文字")
    case .bothLanguages: Localized(en: "`{en: …, zh: …}`", zh: " `{en: …, zh: …}`")
    case .list: Localized(en: "a list", zh: "列表")
    case .mapping: Localized(en: "keys and values", zh: "键和值")
    case .wholeNumber: Localized(en: "a whole number", zh: "整数")
    case .number: Localized(en: "a number", zh: "数")
    }
  }
}

extension LessonError.Construct {
  fileprivate var words: Localized<String> {
    switch self {
    case .html:
      Localized(
        en: "a terminal does not show HTML; write Markdown.", zh: "终端不显示 HTML；请写 Markdown。")
    case .image:
      Localized(
        en: "a terminal does not show pictures; draw with `plot` in a `backstep run` block.",
        zh: "终端不显示图片；在 `backstep run` 代码块里用 `plot` 画图。")
    case .rule:
      Localized(
        en: "a line across the page is not used; begin a new page by `##`.",
        zh: "不用横线；用 `##` 开始新的一页。")
    case .indentedCode:
      Localized(
        en: "code stands in a fenced block outside quotes and lists: `formula` or `backstep run`.",
        zh: "代码写在引用和列表之外的代码块里：`formula` 或 `backstep run`。")
    case .nestedBlock:
      Localized(
        en: "a heading or a quote cannot stand inside a list or a quote.",
        zh: "标题和引用不能写在列表或引用里面。")
    }
  }
}

/// The end of a sentence about an unknown word.
func offer(_ nearest: String?) -> Localized<String> {
  guard let nearest else { return Localized(en: ".", zh: "。") }
  return Localized(en: "; did you mean `\(nearest)`?", zh: "；是不是 `\(nearest)`？")
}

private func hexadecimal(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}
