import Languages

extension Session {
  /// What a person reads last, should a fault of the program end it: what happened, what is kept,
  /// what to send.
  public var lastWords: String {
    Localized(
      en: """

        backstep: a fault of the program has ended it; this is never your fault.
        The lines you typed are in the history (Up finds them again), your progress is saved.
        Please send the last of them to its makers, with what backstep --version says.

        """,
      zh: """

        backstep：程序自身出错而退出，这不是你的错。
        输入过的命令都在历史记录里（按向上键找回），学习进度已经保存。
        请把最后几行命令和 backstep --version 的输出发给作者。

        """)[state.language]
  }

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
