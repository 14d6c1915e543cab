import Languages

extension HelpTopic {
  /// What keys do while a line is typed.
  static let aboutKeys = Localized(
    en: """
      Tab completes and lists what may stand here. The grey text behind the cursor is a hint: Right \
      or End takes it, Ctrl-Right or Alt-F a word of it. A line that Up has brought shows none.

      Up and Down walk through the lines typed before, those that begin like what stands before the \
      cursor; within a cell they move by rows. Ctrl-R finds a line by any part of it, again for an \
      older one, Ctrl-S for a newer one, Ctrl-G gives up.

      Ctrl-A or Home, Ctrl-E or End; Ctrl-Left and Ctrl-Right by words; Ctrl-W, Ctrl-U and Ctrl-K \
      delete the word, the line and the rest, Ctrl-Y brings that back; Ctrl-Delete deletes the next \
      word, Alt-. inserts the last word of the line before. Ctrl-_ undoes, Alt-/ does again what was undone.

      Alt-Enter begins another row; an empty row ends a cell, and so does Ctrl-D. The row of a block \
      begins indented: Backspace takes a step back, Tab goes one on; what is pasted stays as it is. \
      Ctrl-C drops the line or stops what runs; Ctrl-D on an empty line leaves; Ctrl-L clears the \
      screen. ~/.editrc binds keys anew.
      """,
    zh: """
      Tab 补全，并列出这里可以输入什么。光标后面的灰字是提示：按右方向键或 End 采用，Ctrl-Right 或 Alt-F \
      只采用一个词。用上方向键找回来的行没有提示。

      上下方向键在以前输入的行之间走，只走和光标前的内容开头相同的；在多行的单元里先逐行移动。Ctrl-R 用任意一段文字查找以前的行，\
      再按一次找更早的，Ctrl-S 找更近的，Ctrl-G 放弃。

      Ctrl-A 或 Home 到行首，Ctrl-E 或 End 到行尾；Ctrl-Left、Ctrl-Right 按词移动；Ctrl-W、Ctrl-U、Ctrl-K \
      分别删去前一个词、整行、后面的部分，Ctrl-Y 取回；Ctrl-Delete 删去后一个词，Alt-. 插入上一行的最后一个词。Ctrl-_ 撤销，Alt-/ 恢复撤销的。

      Alt-Enter 另起一行；空行结束一个单元，Ctrl-D 也是。代码块里的行自动缩进：退格键退一级，Tab 进一级；\
      粘贴的内容保持原样。Ctrl-C 丢掉这一行，或者停下正在运行的；空行上的 Ctrl-D 离开；Ctrl-L 清屏。\
      按键可以在 ~/.editrc 里重新定义。
      """)
}
