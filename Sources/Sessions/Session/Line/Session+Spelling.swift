import Lessons

extension Session {
  /// The command that a word means which is no command's name: `下一页`, `ｎｅｘｔ`, `next。`.
  func command(spelledAs word: String, isAlone: Bool) -> (any Command)? {
    guard !hasVariable(word) else { return nil }
    var plain = word.halfWidth
    while isAlone, let last = plain.last, "。.!；;，,".contains(last) { plain.removeLast() }
    if plain != word, plain.count > 1, let command = commands.exact(plain) { return command }
    if plain == "继续" { return commands.exact(state.lesson == nil ? "continue" : "next") }
    // Without a lesson it is a step of the run that is meant.
    if plain == "下一步", state.lesson == nil { return nil }
    return Self.chineseNames[plain].flatMap(commands.exact)
  }

  /// The command that was meant by one that failed with full-width signs in it:
  /// `set lr＝0.1`, `net 4 relu，3 softmax`, in a lesson a formula too, `W1＝［［2］］`; nil where there
  /// are none.
  func inHalfWidth(_ line: Line) -> Line? {
    let plain = line.text.halfWidth.replacing("、", with: ",")
    guard plain != line.text else { return nil }
    let meant = read(plain)
    guard let command = line.command else {
      return state.lesson != nil && line.statement == nil && meant.statement != nil ? meant : nil
    }
    return meant.command?.name == command.name ? meant : nil
  }

  /// What a reader may call the commands of lessons in Chinese.
  private static let chineseNames = [
    "下一页": "next", "下一步": "next", "往下": "next", "上一页": "prev", "提示": "hint", "跳过": "skip",
    "答案": "answer",
    "目录": "lessons", "打开": "open", "复习": "review", "进度": "progress", "测验": "test", "退出": "quit",
  ]
}
