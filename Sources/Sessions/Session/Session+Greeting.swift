import Languages

extension Session {
  /// What a person reads first, in the language that is spoken: what follows the program's name,
  /// and how to begin.
  public var greeting: (title: String, advice: String) {
    Localized(
      en: (
        ": a neural network, one stage at a time.",
        "help lists the commands, lessons the lessons; Tab completes, Ctrl-D leaves."
      ),
      zh: ("：一次一个阶段地运行神经网络。", "help 列出命令，lessons 列出课程；Tab 补全，Ctrl-D 离开。"))[language]
  }
}
