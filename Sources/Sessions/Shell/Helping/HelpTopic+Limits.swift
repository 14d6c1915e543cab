import Datasets
import Engine
import Formulas
import Languages
import Matrices
import Presentation

extension HelpTopic {
  /// What is too large is refused with a sentence; here is where that begins.
  static let aboutLimits = Localized(
    en: """
      A line has at most 1 MiB, a formula \(Parser.maximumNesting - 1) brackets within each other, \
      \(Parser.maximumDepth) operators in a chain and \(Parser.maximumCount.grouped) parts, and does \
      34,359,738,368 multiplications. A script that run reads has 64 MiB, one that backstep FILE \
      reads any length; they may run one another 20 deep.

      An array has at most \(Shape.maximumCount.grouped) elements. A network has \
      \(Network.limits.layers.grouped) layers of \(Network.limits.units.grouped) units; data that \
      is made has \(Generator.maximumCount.grouped) examples, a column of words 1,000 classes. One \
      command runs 1,000,000,000 iterations.

      A file that is read has at most \(FileBytes.maximumCount >> 30) GiB, 1 GiB once it is \
      unpacked; a lesson has 256 KiB. Pipes and devices are refused: what comes through a pipe is \
      read by backstep - . Files are written whole or not at all. \
      A changed byte is found in .npz, .safetensors that save wrote, .gz, the journal and the \
      progress, which have sums; .npy and .csv have none. backstep --safe reads beside the \
      file that runs and in the data folders only; a lesson from elsewhere is held to that too, and \
      its own lines to one minute a block.

      The history keeps 10,000 lines and 4 MiB. Numbers are shown with 1 to 17 digits. A window is \
      drawn in from 20 columns to 2,000 by 1,000; one that says it is larger is taken for that.
      """,
    zh: """
      一行最多 1 MiB；一个公式最多 \(Parser.maximumNesting - 1) 层括号、\
      连着 \(Parser.maximumDepth) 个运算符、\(Parser.maximumCount.grouped) 个部分，做 34,359,738,368 次乘法。\
      run 读的脚本最多 64 MiB，backstep FILE 读的不限长度；互相运行最多 20 层。

      一个数组最多 \(Shape.maximumCount.grouped) 个元素。网络最多 \
      \(Network.limits.layers.grouped) 层，每层 \(Network.limits.units.grouped) 个单元；生成的数据最多 \
      \(Generator.maximumCount.grouped) 个样本，一列文字最多 1,000 个类别。一个命令最多 1,000,000,000 次迭代。

      读入的文件最多 \(FileBytes.maximumCount >> 30) GiB，解压后最多 1 GiB；一课最多 256 KiB。\
      不读管道和设备：管道里的内容用 backstep - 读入。文件要么完整写好，要么不写。\
      .npz、save 写的 .safetensors、.gz、日志和学习进度带校验和，改动的字节会被发现；.npy 和 .csv 没有。backstep --safe 只读所运行文件旁边和数据文件夹里的文件；别处来的课也是如此，\
      它自己运行的每个代码块最多一分钟。

      历史记录保存 10,000 行、4 MiB。数字显示 1 到 17 位。窗口从 20 列到 2,000 列、1,000 行；\
      自称更大的窗口按这个大小画。
      """)
}
