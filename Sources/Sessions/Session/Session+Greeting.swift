import Languages

extension Session {
  /// What a person reads last, should a fault of the program or a signal from outside end it: what
  /// happened, what is kept, what to send.
  public var lastWords: (atFault: String, atSignal: String) {
    let kept = whatIsKept[state.language]
    let fault = Localized(
      en: """

        backstep: a fault of the program has ended it; this is never your fault.
        \(kept)
        Please send its last lines to its makers, with what backstep --version says.

        """,
      zh: """

        backstep：程序自身出错而退出，这不是你的错。
        \(kept)
        请把最后几行命令和 backstep --version 的输出发给作者。

        """)
    let signal = Localized(
      en: "\nbackstep: a signal from outside has ended it.\n\(kept)\n",
      zh: "\nbackstep：被外面来的信号结束了。\n\(kept)\n")
    return (fault[state.language], signal[state.language])
  }

  private var whatIsKept: Localized<String> {
    isKept
      ? Localized(
        en: "The session is kept: backstep --resume goes on with it.",
        zh: "会话保存着：backstep --resume 接着做。")
      : Localized(
        en: "This session was not kept (--journal keeps one); what it saved is there.",
        zh: "这次没有保存会话（--journal 会保存）；已经存下的文件还在。")
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
