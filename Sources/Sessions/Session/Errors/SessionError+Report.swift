import Datasets
import Engine
import Languages
import Presentation
import TextMeasures

extension SessionError {
  /// The sentence, and what to do.
  func report(in line: String) -> ErrorReport {
    switch self {
    case .needs(let need): need.report
    case .noPart(let part):
      ErrorReport(
        kind: "data",
        message: Localized(
          en: "there is no \(part.rawValue) part", zh: "没有 \(part.rawValue) 部分"),
        hint: Localized(
          en: "split train=0.8 \(part.rawValue)=0.2 makes one",
          zh: "split train=0.8 \(part.rawValue)=0.2 分出一个"))
    case .unknownCommand(let word, let nearest):
      ErrorReport(
        kind: "command",
        message: Localized(en: "there is no command \(word)", zh: "没有 \(word) 这个命令"),
        hint: nearest.map { .didYouMean($0) }
          ?? Localized(en: "help lists the commands", zh: "help 列出所有命令"),
        excerpt: .init(line: line, word: word))
    case .noHelp(let word, let nearest):
      ErrorReport(
        kind: "command",
        message: Localized(
          en: "there is no help about \(word)", zh: "没有关于 \(word)\(word.gap)的说明"),
        hint: nearest.map { .didYouMean("help \($0)") }
          ?? Localized(en: "help lists the commands", zh: "help 列出所有命令"),
        excerpt: .init(line: line, word: word))
    case .ambiguousCommand(let word, let candidates):
      ErrorReport(
        kind: "command",
        message: Localized(en: "\(word) could be ", zh: "\(word) 可能是 ")
          + candidates.joined(separator: ", "),
        hint: Localized(en: "type one letter more", zh: "再多打一个字母"),
        excerpt: .init(line: line, word: word))
    case .usage(let command, let usage): usage.report(command, in: line)
    case .notComputed(let name, let stage):
      ErrorReport(
        kind: "name",
        message: Localized(en: "\(name) has not been computed yet", zh: "\(name) 还没有算出来"),
        hint: stage.map { stage in
          Localized(
            en: "\(stage) computes it: step iteration, or step until you are there",
            zh: "由 \(stage) 计算：step iteration，或者一步步 step 到那里")
        })
    case .noValue(let name, let hint):
      ErrorReport(
        kind: "name",
        message: Localized(en: "no value is called \(name)", zh: "没有叫 \(name) 的值"),
        hint: hint, excerpt: .init(line: line, word: name))
    case .noLayer(let layer, let count, let name):
      ErrorReport(
        kind: "name",
        message: Localized(
          en: "there is no \(name): the network has \(count.counted("layer"))",
          zh: "没有 \(name)：网络有 \(count) 层"),
        hint: Self.layers(layer, count), excerpt: .init(line: line, word: name))
    case .cannotAssign(let name, let refusal): refusal.report(name)
    case .kind(let source, let needed):
      ErrorReport(
        kind: "kind",
        message: Localized(
          en: "\(source) is not \(needed.en)", zh: "\(source) 不是\(needed.zh.afterChinese)"))
    case .file(let path, let reason):
      ErrorReport(
        kind: "file",
        message: Localized(en: "\(path): \(reason.en)", zh: "\(path)：\(reason.zh)"))
    case .kept(let path):
      ErrorReport(
        kind: "file",
        message: Localized(en: "\(path) is left as it was", zh: "\(path) 保持原样"),
        hint: Localized(
          en: "give another name, or add over to replace it", zh: "换一个名字，或者加上 over 来替换"))
    case .nesting(let limit):
      ErrorReport(
        kind: "script",
        message: Localized(
          en: "scripts run one another more than \(limit) deep", zh: "脚本互相运行超过 \(limit) 层"),
        hint: Localized(en: "does a script run itself?", zh: "是不是有脚本运行了自己？"))
    case .beforeStart(let back):
      ErrorReport(
        kind: "value",
        message: Localized(
          en: "back=\(back) lies before the first iteration", zh: "back=\(back) 在第一次迭代之前"),
        hint: Localized(
          en: "a smaller number: back=1 is the iteration before", zh: "用小一点的数：back=1 是前一次迭代"))
    case .atStart:
      ErrorReport(
        kind: "order",
        message: Localized(
          en: "this is the beginning: nothing has run yet", zh: "这里就是开头：还什么都没有运行"),
        hint: Localized(en: "step runs the first stage", zh: "step 运行第一个阶段"))
    case .interrupted:
      ErrorReport(kind: "interrupted", message: Localized(en: "interrupted", zh: "已中断"))
    case .left(let isUndone):
      ErrorReport(
        kind: "interrupted",
        message: Localized(en: "the script was left at this pause", zh: "在这个暂停处离开了脚本"),
        hint: isUndone
          ? Localized(
            en: "what it did is undone; backstep demo FILE lets you try things on the way",
            zh: "它做过的已撤销；backstep demo FILE 可以在中途试别的") : nil)
    case .study(let problem): problem.report(in: line)
    case .plot(let problem): problem.report
    }
  }
}

extension SessionError {
  private static func layers(_ layer: Int, _ count: Int) -> Localized<String> {
    layer == 0
      ? Localized(
        en: "layers are numbered from 1; what layer 1 reads is X, and no gradient goes further",
        zh: "层从 1 数起；第 1 层读的是 X，梯度到此为止")
      : Localized(
        en: "layers are numbered from 1 to \(count); net describes another network",
        zh: "层从 1 数到 \(count)；net 描述另一个网络")
  }
}

extension SessionError.Need {
  fileprivate var report: ErrorReport {
    switch self {
    case .data:
      ErrorReport(
        kind: "order", message: Localized(en: "there is no data yet", zh: "还没有数据"),
        hint: Localized(
          en: "data iris loads some; help data lists what there is",
          zh: "data iris 载入一些；help data 说明有哪些"))
    case .network:
      ErrorReport(
        kind: "order", message: Localized(en: "there is no network yet", zh: "还没有网络"),
        hint: Localized(
          en: "net 16 relu, 3 softmax describes one; help net explains",
          zh: "net 16 relu, 3 softmax 描述一个；help net 有说明"))
    case .breakpoint:
      ErrorReport(
        kind: "order",
        message: Localized(en: "there is no breakpoint to run to", zh: "没有断点可以运行到"),
        hint: Localized(
          en: "break J < 0.1 sets one; continue 1000 runs so many iterations",
          zh: "break J < 0.1 设一个；continue 1000 运行那么多次迭代"))
    case .iteration:
      ErrorReport(
        kind: "order",
        message: Localized(en: "nothing has been computed yet", zh: "还什么都没有算"),
        hint: Localized(en: "step iteration runs one", zh: "step iteration 运行一次迭代"))
    }
  }
}

extension SessionError.Usage {
  fileprivate func report(_ command: String, in line: String) -> ErrorReport {
    let help = Localized(
      en: "help \(command) shows how it is written", zh: "help \(command) 说明怎么写")
    switch self {
    case .missing(let what):
      return ErrorReport(
        kind: "usage",
        message: Localized(
          en: "\(command) needs \(what.en)", zh: "\(command) 需要\(what.zh.afterChinese)"),
        hint: help)
    case .unexpected(let word):
      return ErrorReport(
        kind: "usage",
        message: Localized(
          en: "\(command) does not take \(word) here", zh: "\(command) 这里不能有 \(word)"),
        hint: help,
        excerpt: .init(line: line, word: word))
    case .unknownOption(let name, let nearest):
      return ErrorReport(
        kind: "usage",
        message: Localized(
          en: "\(command) has no option \(name)=", zh: "\(command) 没有选项 \(name)="),
        hint: nearest.map { .didYouMean("\($0)=") } ?? help,
        excerpt: .init(line: line, word: "\(name)="))
    case .optionElsewhere(let name, let use):
      return ErrorReport(
        kind: "usage",
        message: Localized(
          en: "\(command) has no option \(name)=", zh: "\(command) 没有选项 \(name)="),
        hint: Localized(en: "here it is: \(use)", zh: "这里这样写：\(use)"),
        excerpt: .init(line: line, word: "\(name)="))
    case .value(let option, let text, let needed):
      return ErrorReport(
        kind: "value",
        message: Localized(
          en: "\(option.en) must be \(needed.en), not \(text)",
          zh: "\(option.zh)\(option.zh.gap)必须是\(needed.zh.afterChinese)，不是 \(text)"),
        excerpt: .init(line: line, word: text))
    case .choice(let what, let text, let choices):
      let nearest = text.nearest(among: choices)
      return ErrorReport(
        kind: "value",
        message: Localized(
          en: "\(what.en) cannot be \(text): it is one of \(choices.listed)",
          zh: "\(what.zh)\(what.zh.gap)不能是 \(text)，可以是 \(choices.joined(separator: "、"))"),
        hint: nearest.map { .didYouMean($0) }, excerpt: .init(line: line, word: text))
    case .taken(let name):
      return ErrorReport(
        kind: "name",
        message: Localized(en: "the name \(name) is taken", zh: "名字 \(name) 已经用了"),
        hint: Localized(en: "choose another name", zh: "换一个名字"),
        excerpt: .init(line: line, word: name))
    case .spaced(let name, let value):
      return ErrorReport(
        kind: "usage",
        message: Localized(
          en: "\(name) takes its value after an equals sign, without spaces",
          zh: "\(name) 的值写在等号后面，不留空格"),
        hint: Localized("\(command) \(name)=\(value)"), excerpt: .init(line: line, word: name))
    case .noValue(let name, let needed):
      return ErrorReport(
        kind: "value",
        message: Localized(
          en: "\(name)= needs a value: \(needed.en)", zh: "\(name)= 需要一个值：\(needed.zh)"),
        excerpt: .init(line: line, word: "\(name)="))
    case .repeated(let name):
      return ErrorReport(
        kind: "usage",
        message: Localized(en: "\(name)= is given twice", zh: "\(name)= 写了两次"),
        excerpt: .init(line: line, word: "\(name)="))
    }
  }
}

extension SessionError.AssignmentRefusal {
  fileprivate func report(_ name: String) -> ErrorReport {
    switch self {
    case .computed(let command):
      ErrorReport(
        kind: "name",
        message: Localized(
          en: "\(name) is computed and cannot be assigned", zh: "\(name) 是算出来的，不能赋值"),
        hint: command.map { Localized(en: "\($0) changes it", zh: "用 \($0) 改变它") }
          ?? Self.otherName)
    case .function:
      ErrorReport(
        kind: "name",
        message: Localized(en: "\(name) is a function", zh: "\(name) 是函数"),
        hint: Self.otherName)
    case .notMatrix:
      ErrorReport(
        kind: "kind",
        message: Localized(en: "\(name) can only be set to numbers", zh: "\(name) 只能设为数值"))
    case .wholeNumber:
      ErrorReport(
        kind: "value",
        message: Localized(
          en: "\(name) must be a whole number of 0 or more", zh: "\(name) 必须是不小于 0 的整数"),
        hint: name == "t" ? Self.countsUpdates : nil)
    }
  }

  private static var countsUpdates: Localized<String> {
    Localized(
      en: "t counts the updates; choose another name for a variable", zh: "t 是更新次数；变量请换一个名字")
  }

  private static var otherName: Localized<String> {
    Localized(en: "choose another name for a variable", zh: "变量请换一个名字")
  }
}

extension [String] {
  /// The words with commas and an `or`.
  fileprivate var listed: String {
    count < 2 ? joined() : dropLast().joined(separator: ", ") + " or " + self[count - 1]
  }
}

extension ErrorReport.Excerpt {
  /// Where a word stands in a line, by itself rather than within another; nil where it does not.
  init?(line: String, word: String) {
    guard !word.isEmpty else { return nil }
    let ranges = line.ranges(of: word)
    guard let range = ranges.first(where: { line.isWhole($0) }) ?? ranges.first else { return nil }
    let start = line.distance(from: line.startIndex, to: range.lowerBound)
    self.init(line: line, range: start..<(start + word.count))
  }
}

extension String {
  /// Whether neither a letter nor a digit touches a part of the text.
  fileprivate func isWhole(_ range: Range<Index>) -> Bool {
    let before = range.lowerBound > startIndex ? self[index(before: range.lowerBound)] : " "
    let after = range.upperBound < endIndex ? self[range.upperBound] : " "
    return ![before, after].contains { $0.isLetter || $0.isNumber || $0 == "." }
  }
}
