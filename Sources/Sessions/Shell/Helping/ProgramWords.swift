import Languages

/// What of the program itself people ask `help` about: its options, its environment, its screen.
enum ProgramWords {
  /// What a word means; nil where it is none of these.
  static func answer(to word: String) -> HelpAnswer? {
    let bare = String(word.lowercased().drop { $0 == "-" || $0 == "$" })
    return all.first { $0.names.contains(bare) }?.answer
  }

  private struct Entry {
    let names: Set<String>
    let answer: HelpAnswer

    init(
      _ title: String, _ others: [String], _ english: String, _ chinese: String,
      tries: [String] = []
    ) {
      names = Set(others)
      answer = HelpAnswer(
        title: Localized(title), words: Localized(en: english, zh: chinese), tries: tries)
    }
  }

  private static let all = [
    Entry(
      "pager", ["pager", "less", "more", "paging", "backstep_pager", "分页", "翻页"],
      "what is longer than the screen comes a screenful at a time, with the keys of less: Space and "
        + "b a screen, Enter, j and k a row, d and u half a screen, g and G the ends, / looks for a "
        + "text, n for the next, q is enough. $BACKSTEP_PAGER, else $PAGER, names another program "
        + "(less keeps colours); set pager=off prints all at once",
      "比屏幕长的内容一屏一屏地显示，按键和 less 一样：空格、b 翻一屏，Enter、j、k 移一行，d、u 移半屏，"
        + "g、G 到开头、结尾，/ 查找文字，n 找下一处，q 够了。$BACKSTEP_PAGER 或 $PAGER 可以指定别的程序（less "
        + "保留颜色）；set pager=off 一次全部打印", tries: ["set pager=off", "config"]),
    Entry(
      "--format json", ["json", "format", "format json", "format=json"],
      "backstep --format json FILE writes each result as one JSON object a line",
      "backstep --format json 文件：每个结果写成一行 JSON"),
    Entry(
      "--safe", ["safe", "safe mode", "trust", "sandbox", "沙箱", "安全"],
      "backstep --safe FILE runs a script of others: it reads beside the file, writes nothing, starts "
        + "no program, and ends in time",
      "backstep --safe 文件：运行别人的脚本，只能读文件旁边的内容，不写文件，不启动程序，时间有限"),
    Entry(
      "NO_COLOR", ["no_color", "nocolor", "no-color", "clicolor", "clicolor_force"],
      "an environment variable: where it is set there are no colours; set color=always|never|auto "
        + "says otherwise for this shell, backstep --color for one run",
      "环境变量：设了就没有颜色；set color=always|never|auto 在这个命令行里另行决定，backstep --color 只管一次",
      tries: ["set color=never"]),
    Entry(
      "--no-config", ["no-config", "noconfig"],
      "backstep --no-config passes your config over; config tells what each setting comes from",
      "backstep --no-config 不读你的 config；config 说明每个设置从哪里来", tries: ["config"]),
    Entry(
      "--ascii", ["ascii", "unicode", "utf-8", "utf8", "encoding", "emoji", "编码"],
      "lines, names and texts may be in any script of Unicode, in UTF-8; backstep --ascii draws "
        + "boxes and arrows in plain characters, for a terminal where they are two cells wide",
      "行、名字和文本可以用 Unicode 的任何文字，编码是 UTF-8；backstep --ascii 用普通字符画框和箭头，"
        + "适合把它们显示成两格宽的终端"),
    Entry(
      "--screen-reader", ["screen-reader", "screenreader", "a11y", "无障碍"],
      "backstep --screen-reader, or set reader=on: no drawings, tables as sentences, pictures in "
        + "numbers",
      "backstep --screen-reader 或 set reader=on：不画图，表格写成句子，图用数字来说",
      tries: ["set reader=on"]),
    Entry(
      "hints", ["hint", "grey", "gray", "autosuggestion", "suggestion", "suggestions", "灰字"],
      "the grey text behind the cursor is how the line could go on: Right or End takes it",
      "光标后面的灰字是这一行可能的下文：按右方向键或 End 采用", tries: ["help keys"]),
  ]
}
