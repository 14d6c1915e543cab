import Languages

extension RequestProblem {
  var words: ErrorWords {
    switch self {
    case .unknownDataset(let name, let known):
      ErrorWords(
        Localized(
          en: "there is no data set '\(shortened(name))'", zh: "没有数据集“\(shortened(name))”"),
        hint: suggestion(name, known))
    case .option(let option, let dataset):
      ErrorWords(
        Localized(
          en: "'\(dataset)' has no option \(option)=", zh: "“\(dataset)”没有选项 \(option)="),
        hint: Localized(
          en: "leave it out; help data says which data each option is for",
          zh: "去掉它；help data 说明每个选项用于哪种数据"))
    case .count(let count, let dataset, let range):
      ErrorWords(
        Localized(
          en: "'\(dataset)' cannot have \(count) examples",
          zh: "“\(dataset)”不能有 \(count) 个样本"),
        hint: Self.goes("n=", range))
    case .noMemory(let count, let dataset):
      ErrorWords(
        Localized(
          en: "there is no memory for \(count) examples of '\(dataset)'",
          zh: "没有内存放“\(dataset)”的 \(count) 个样本"),
        hint: Localized(en: "n= takes fewer", zh: "用 n= 取少一些"))
    case .classes(let count, let dataset, let range):
      ErrorWords(
        Localized(
          en: "'\(dataset)' cannot have \(count) classes",
          zh: "“\(dataset)”不能有 \(count) 个类别"),
        hint: range.count == 1
          ? Localized(
            en: "it always has \(range.lowerBound)", zh: "它总是 \(range.lowerBound) 个")
          : Self.goes("classes=", range))
    case .noise(let noise):
      ErrorWords(
        Localized(en: "noise=\(noise) is no standard deviation", zh: "noise=\(noise) 不是标准差"),
        hint: Localized(en: "take 0 or more", zh: "取 0 或更大"))
    case .noImages(let dataset):
      ErrorWords(
        Localized(
          en: "'\(dataset)' holds no pictures to shift", zh: "“\(dataset)”没有可以变换的图像"),
        hint: Localized(en: "take digits or mnist5k", zh: "用 digits 或 mnist5k"))
    case .noClasses(let dataset):
      ErrorWords(
        Localized(
          en: "the labels of '\(dataset)' are no classes to choose from",
          zh: "“\(dataset)”的标签不是可以挑选的类别"),
        hint: Localized(en: "leave only= out", zh: "去掉 only="))
    case .unknownClass(let name, let known):
      ErrorWords(
        Localized(
          en: "there is no class '\(shortened(name))'", zh: "没有类别“\(shortened(name))”"),
        hint: suggestion(name, known))
    case .oneClassOnly(let text):
      ErrorWords(
        Localized(
          en: "only=\(shortened(text)) leaves one class",
          zh: "only=\(shortened(text)) 只剩一个类别"),
        hint: Localized(en: "there must be two to tell apart", zh: "至少要有两个才能区分"))
    case .noneOfClasses(let text):
      ErrorWords(
        Localized(
          en: "no example is of only=\(shortened(text))",
          zh: "没有样本属于 only=\(shortened(text))"))
    case .nothingUnshifted(let dataset):
      ErrorWords(
        Localized(
          en: "every picture of '\(dataset)' is shifted already",
          zh: "“\(dataset)”的图像都已经变换过"),
        hint: Localized(
          en: "load it without shift=, or share=0.3", zh: "不加 shift= 重新载入，或者 share=0.3"))
    case .share(let share):
      ErrorWords(
        Localized(
          en: "share=\(share) is no share of the pictures", zh: "share=\(share) 不是图像的比例"),
        hint: Localized(en: "take a number above 0, at most 1", zh: "取大于 0、不超过 1 的数"))
    case .cannotAppend(let other, let dataset):
      ErrorWords(
        Localized(
          en: "'\(other)' cannot be added to '\(dataset)': their features or labels differ",
          zh: "“\(other)”不能加到“\(dataset)”里：特征或标签不同"),
        hint: Localized(
          en: "both need the same features and the same classes",
          zh: "两者的特征和类别都要相同"))
    case .wrongHome(let folder):
      ErrorWords(
        Localized(
          en: "\(Home.variable) is \(folder), where there is no folder 'datasets'",
          zh: "\(Home.variable) 是 \(folder)，那里没有文件夹“datasets”"),
        hint: Localized(
          en: "set it to the folder that holds 'datasets' and 'lessons', or unset it",
          zh: "设成含有“datasets”和“lessons”的文件夹，或者取消设置"))
    case .noHome(let searched):
      ErrorWords(
        Localized(
          en: "the data sets were not found in \(searched.joined(separator: " or "))",
          zh: "在 \(searched.joined(separator: "、")) 找不到数据集"),
        hint: Localized(
          en: "set \(Home.variable) to the folder that holds 'datasets' and 'lessons'",
          zh: "把 \(Home.variable) 设成含有“datasets”和“lessons”的文件夹"))
    }
  }

  private static func goes(_ option: String, _ range: ClosedRange<Int>) -> Localized<String> {
    Localized(
      en: "\(option) goes from \(range.lowerBound) to \(range.upperBound)",
      zh: "\(option) 可以是 \(range.lowerBound) 到 \(range.upperBound)")
  }
}

extension SplitProblem {
  var words: ErrorWords {
    switch self {
    case .fraction(let part, let value):
      ErrorWords(
        Localized(
          en: "\(part.rawValue)=\(value) is no fraction", zh: "\(part.rawValue)=\(value) 不是比例"),
        hint: value > 1 && value <= 100
          ? Localized(
            en: "write \(value / 100) for \(value) %", zh: "\(value) % 写成 \(value / 100)")
          : Localized(en: "take a number from 0 to 1", zh: "取 0 到 1 的数"))
    case .noTraining:
      ErrorWords(
        Localized(en: "nothing is left to train on", zh: "没有剩下可以训练的"),
        hint: Localized(en: "give train= a fraction above 0", zh: "给 train= 一个大于 0 的比例"))
    case .sum(let sum):
      ErrorWords(
        Localized(en: "the fractions sum to \(sum)", zh: "各比例之和是 \(sum)"),
        hint: Localized(en: "they may sum to 1 at most", zh: "最多是 1"))
    case .tooFewShifted(_, 0):
      ErrorWords(
        Localized(en: "no example is of another distribution", zh: "没有样本来自另一种分布"),
        hint: Localized(
          en: "data digits shift=rotate share=0.3 makes some",
          zh: "data digits shift=rotate share=0.3 造一些"))
    case .tooFewShifted(let wanted, let found):
      ErrorWords(
        Localized(
          en: "these parts want \(wanted) shifted examples and there are \(found)",
          zh: "这些部分要 \(wanted) 个偏移的样本，只有 \(found) 个"),
        hint: Localized(
          en: "ask for smaller parts, or load the data with a larger share=",
          zh: "要小一点的部分，或者用大一点的 share= 载入数据"))
    case .nothingApart:
      ErrorWords(
        Localized(en: "train= needs examples too", zh: "train= 也需要样本"),
        hint: Localized(
          en: "shifted= names parts such as dev,test", zh: "shifted= 写部分的名字，例如 dev,test"))
    case .tooFewExamples(let count, let parts):
      ErrorWords(
        Localized(
          en: "\(count) examples cannot be split into \(parts) parts",
          zh: "\(count) 个样本不能分成 \(parts) 部分"),
        hint: Localized(en: "leave a part out", zh: "去掉一部分"))
    }
  }
}

extension VariableProblem {
  var words: ErrorWords {
    switch self {
    case .exampleCount(let x, let y):
      ErrorWords(
        Localized(
          en: "x \(x) has \(x.columns) examples and y \(y) has \(y.columns)",
          zh: "x \(x) 有 \(x.columns) 个样本，y \(y) 有 \(y.columns) 个")
          + .colon + "\(x.columns) ≠ \(y.columns)",
        hint: Localized(en: "one example is a column of both", zh: "两者都是一列一个样本"))
    case .empty(let name, let shape):
      ErrorWords(Localized(en: "\(name) \(shape) is empty", zh: "\(name) \(shape) 是空的"))
    case .notFinite(let name, let row, let column):
      ErrorWords(
        Localized(
          en: "\(name)[\(row), \(column)] is not a finite number",
          zh: "\(name)[\(row), \(column)] 不是有限的数"),
        hint: Localized(
          en: "only y may have NaN: a missing label", zh: "只有 y 可以有 NaN，表示缺失的标签"))
    case .rows(let name, let shape, let training):
      ErrorWords(
        Localized(
          en: "\(name) \(shape) has other rows than what is trained on, \(training)",
          zh: "\(name) \(shape) 的行数和训练用的 \(training) 不同") + .colon
          + "\(shape.rows) ≠ \(training.rows)",
        hint: Localized(en: "one example is a column, as there", zh: "和那里一样，一列一个样本"))
    case .ofTest(let problem):
      ErrorWords(
        Localized(en: "the test set: ", zh: "测试集：") + problem.words.message,
        hint: problem.words.hint)
    }
  }
}
