import Languages

extension HelpTopic {
  /// The part of Python that runs here, and how it meets the network.
  static let aboutPython = Localized(
    en: """
      What you write in a notebook runs here as typed, without Python on the machine: def with \
      defaults, *args and closures, for, while, if, lists, tuples, dictionaries, comprehensions, \
      f-strings, % and .format, assert, raise, small classes, import of numpy, math, copy, time \
      and matplotlib.pyplot (plot and show draw here).

      After def …: lines go on behind ... until an empty one; an open bracket goes on too. Paste \
      a whole cell, Enter runs it; Alt-Enter makes a new line, Up moves within a cell first. \
      edit opens the last cell in your editor, edit NAME the one that defines NAME.

      Cells read the network's names (X, W1, dW1, m …); parameters and grads are dictionaries \
      of copies, yours as soon as you change one. They never write them: W1 = … in a cell makes a variable of your own, engine.W1 \
      is still the network's. One line outside a cell, W1 = parameters["W1"], sets the network's; \
      load parameters sets all. Formula lines see the network first, then your variables.

      In a cell [1, 2] is a list, on a formula line an array. goto, back and reset leave your \
      variables; forget clears them, undo brings them back. Ctrl-C stops a cell and leaves what \
      it had assigned. A cell that would take more memory than there is room for is undone. Not \
      here: try, with, yield, decorators, classes made from other classes (but exceptions), three \
      dimensions, other modules. Whole numbers have 64 bits; calls nest 1,000 deep.
      """,
    zh: """
      笔记本里写的代码在这里原样运行，机器上不需要 Python：def（默认值、*args、闭包）、for、while、if、\
      列表、元组、字典、推导式、f 字符串、% 和 .format、assert、raise、自己的类，以及 import numpy、math、\
      copy、time、matplotlib.pyplot（plot 和 show 画在这里）。

      def …: 之后的行接在 ... 后面，直到一个空行；没有闭合的括号也会继续。可以粘贴整个代码块，按 Enter \
      运行；Alt-Enter 另起一行，向上键先在代码块里移动，再翻历史。edit 在你的编辑器里打开上一个代码块，\
      edit NAME 打开定义 NAME 的那个。代码块的最后一行如果是表达式，就显示它的值。

      代码块可以读网络的名字（X、W1、dW1、m……），parameters 和 grads 是由副本组成的字典，一改动就成为你的。代码块不会改写\
      它们：在代码块里写 W1 = … 得到你自己的变量，engine.W1 仍是网络的。在代码块外写一行 \
      W1 = parameters["W1"] 才改写网络的；load parameters 改写全部。公式行先看网络，再看你的变量。

      在代码块里 [1, 2] 是 Python 的列表，在公式行里是数组。goto、back 和 reset 不动你的变量；forget \
      清除它们，undo 找回。Ctrl-C 停下代码块，已经赋的值保留；内存放不下时整个代码块撤销。

      没有的：try、with、yield、装饰器、类的继承（异常类除外）、三维数组、其他模块。整数是 64 位；函数最多互相调用 1,000 层。
      """)
}
