import Languages

/// What a demo tells its speaker.
enum DemoWords {
  static let keys = [
    Localized(
      en: "Space Enter →   carry it out, type the next line", zh: "空格 Enter →   执行，打出下一行"),
    Localized(
      en: "f               the same, the next line at once", zh: "f               同上，下一行立即出现"),
    Localized(en: "b ←             back a line, with the state", zh: "b ←             退回一行，状态也退回"),
    Localized(en: "1 2 …           to a section; l lists them", zh: "1 2 …           到某一节；l 列出各节"),
    Localized(en: "i               take over the prompt", zh: "i               自己输入"),
    Localized(en: "?               these keys", zh: "?               这些按键"),
    Localized(en: "q               leave", zh: "q               离开"),
  ]

  static let end = Localized(
    en: "the end: b goes back, i takes over, any other key leaves",
    zh: "演示结束：b 退回，i 自己输入，其他键离开")

  static let atStart = Localized(en: "this is the first line", zh: "这是第一行")

  static let interrupted = Localized(
    en: "q leaves, and so does a second Ctrl-C; Space goes on", zh: "q 离开，再按一次 Ctrl-C 也离开；空格继续")

  static let howToLeave = Localized(en: "q leaves the demo", zh: "q 离开演示")

  static func back(to line: Int, of count: Int) -> Localized<String> {
    Localized(
      en: "back at line \(line) of \(count), all as it was", zh: "回到第 \(line) / \(count) 行，一切如前")
  }

  static func noSection(_ number: Int, of count: Int) -> Localized<String> {
    count == 0
      ? Localized(
        en: "the script has no sections: lines such as ## Title begin them",
        zh: "脚本没有分节：用 ## 标题 这样的行开始一节")
      : Localized(
        en: "there is no section \(number), only 1 to \(count)",
        zh: "没有第 \(number) 节，只有 1 到 \(count)")
  }

  static func running(_ count: Int) -> Localized<String> {
    Localized(
      en: "running \(count) \(count == 1 ? "line" : "lines") …", zh: "正在运行 \(count) 行……")
  }

  static func used(_ time: String) -> Localized<String> {
    Localized(en: "\(time) so far", zh: "已用 \(time)")
  }

  static let takenOver = Localized(
    en: "yours: an empty line goes back to the script and undoes what you tried, keep keeps it",
    zh: "请输入：空行回到脚本并撤销试过的，keep 则保留")

  static func returned(hasTried: Bool, isKept: Bool) -> Localized<String> {
    switch (hasTried, isKept) {
    case (false, _): Localized(en: "back in the script", zh: "回到脚本")
    case (true, true): Localized(en: "back in the script; it is kept", zh: "回到脚本；已保留")
    case (true, false): Localized(en: "back in the script; it is undone", zh: "回到脚本；已撤销")
    }
  }

  /// Whether a line that was typed returns to the script.
  static func isReturn(_ line: String) -> Bool {
    line.allSatisfy(\.isWhitespace) || isKeep(line)
  }

  static func isKeep(_ line: String) -> Bool {
    ["keep", "保留"].contains(line.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }
}
