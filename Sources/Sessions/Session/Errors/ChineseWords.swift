import Languages

/// Commands by Chinese words, and what else such a line says: what was meant by `训练 5轮`.
///
/// Commands are typed in English; who types Chinese is told the line.
enum ChineseWords {
  /// The line that was meant; nil where no command has such a word.
  static func line(for text: String) -> String? {
    let words = asked(text).split { $0.isWhitespace || "，、。".contains($0) }.map(String.init)
    guard let first = words.first, let (word, command) = command(beginning: first) else {
      return nil
    }
    let rest = ([String(first.dropFirst(word.count))] + words.dropFirst()).filter { !$0.isEmpty }
    guard !rest.isEmpty else { return command.alone }
    let translated = rest.flatMap(parts).joined(separator: " ")
    return command.line(with: translated)
  }

  /// What a question is about: `如何训练` and `退出吗`.
  private static func asked(_ text: String) -> String {
    var text = text.trimmed
    for opening in ["如何", "怎么", "怎样", "请", "我想", "我要"] where text.hasPrefix(opening) {
      text = String(text.dropFirst(opening.count))
    }
    while let last = text.last, "吗呢吧啊呀？?。！!".contains(last) { text.removeLast() }
    return text
  }

  /// The command that a word alone means.
  static func command(named word: String) -> String? { commands[word]?.name }

  /// A command, and what stands for its arguments where none are given.
  private struct Meant {
    let name: String
    let alone: String
    /// Whether a number is its option's value: `set lr=0.1`.
    let isSetting: Bool

    init(_ line: String) {
      name = String(line.prefix { $0 != " " })
      alone = line
      isSetting = line.contains("=") && name == "set"
    }

    func line(with rest: String) -> String {
      if isSetting { return "\(alone.prefix { $0 != "=" })=\(rest.drop { $0 == "=" })" }
      if name == "train", rest.allSatisfy(\.isNumber) { return "train \(rest) epochs" }
      return "\(name) \(rest)"
    }
  }

  private static func command(beginning text: String) -> (word: String, Meant)? {
    commands.filter { text.hasPrefix($0.key) }.max { $0.key.count < $1.key.count }
      .map { ($0.key, $0.value) }
  }

  /// `5轮` is two parts, `代价` has its name here.
  private static func parts(of word: String) -> [String] {
    let number = word.prefix { $0.isNumber || $0 == "." }
    let name = String(word.dropFirst(number.count))
    return [String(number), arguments[name] ?? name].filter { !$0.isEmpty }
  }

  private static let arguments = [
    "轮": "epochs", "遍": "epochs", "次": "iterations", "次迭代": "iterations", "步": "",
    "代价": "cost", "损失": "cost", "边界": "boundary", "决策边界": "boundary",
    "直方图": "histogram", "热图": "heat", "网络": "network", "数据": "data", "学习率": "lr",
    "训练集": "train", "开发集": "dev", "验证集": "dev", "测试集": "test", "权重": "W1",
    "梯度": "dW1",
  ]

  private static let commands: [String: Meant] = [
    "训练": "train 10 epochs", "前向": "step pass", "前向传播": "step pass", "反向": "step pass",
    "反向传播": "step pass", "下一步": "step", "上一步": "back", "梯度": "show dW1",
    "权重": "show W1", "参数": "show W1 b1", "单步": "step", "步进": "step", "前进": "step", "运行": "step",
    "后退": "back", "回退": "back", "退回": "back", "跳到": "goto start", "继续": "continue",
    "断点": "break J < 0.1", "停在": "break J < 0.1", "监视": "watch W1[0, 0]",
    "查看": "show W1", "显示": "show W1", "看": "show W1", "打印": "show W1", "为什么": "why J",
    "形状": "shapes", "计划": "plan", "摘要": "summary", "总结": "summary", "画图": "plot cost",
    "画": "plot cost", "绘图": "plot cost", "检查": "check", "梯度检验": "gradcheck",
    "梯度检查": "gradcheck", "诊断": "doctor", "预测": "predict", "评估": "evaluate",
    "准确率": "evaluate", "测试": "evaluate test", "错误": "errors", "标记": "tag 0 blurry",
    "搜索": "search lr=log(1e-4,1) trials=5 epochs=2", "指标": "metric",
    "选择": "select", "数据": "data iris", "加载数据": "data iris", "划分": "split train=0.8 dev=0.2",
    "归一化": "normalize", "标准化": "normalize", "网络": "net 16 relu, 1 sigmoid",
    "损失": "loss", "优化器": "optimizer adam lr=0.01", "衰减": "decay", "设置": "set",
    "学习率": "set lr=0.1", "批量": "set batch=64", "批大小": "set batch=64", "正则化": "set l2=0.1",
    "种子": "seed 1", "重置": "reset", "重新开始": "reset", "冻结": "freeze 1",
    "分支": "branch faster", "切换": "switch main", "比较": "compare main faster",
    "课程": "lessons", "上课": "lessons", "打开": "open first", "下一页": "next", "上一页": "prev",
    "提示": "hint", "答案": "answer", "跳过": "skip", "进度": "progress", "复习": "review",
    "语言": "lang zh", "中文": "lang zh", "英文": "lang en", "撤回": "undo", "重做": "redo",
    "编辑": "edit", "笔记": "note", "备注": "note", "历史": "history",
    "恢复": "resume", "导出": "export notes.md", "保存": "save weights.npz",
    "载入": "load weights.npz", "加载": "load weights.npz", "读取": "load weights.npz",
    "清屏": "clear", "帮助": "help", "退出": "quit", "离开": "quit",
  ].mapValues(Meant.init)
}
