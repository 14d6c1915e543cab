import Datasets
import Matrices

extension RequestProblem {
  var chineseTexts: ChineseTexts {
    switch self {
    case .unknownDataset(let name, let known):
      ("没有数据集“\(name.briefly)”", name.chineseSuggestion(among: known))
    case .option(let option, let dataset): ("“\(dataset)”没有选项 \(option)=", "只有生成的数据集才有")
    case .count(let count, let dataset, let range):
      (
        "“\(dataset)”不能有 \(count) 个样本",
        "n= 可以是 \(range.lowerBound) 到 \(range.upperBound)"
      )
    case .classes(let count, let dataset, let range) where range.count == 1:
      ("“\(dataset)”不能有 \(count) 个类别", "它总是 \(range.lowerBound) 个")
    case .classes(let count, let dataset, let range):
      (
        "“\(dataset)”不能有 \(count) 个类别",
        "classes= 可以是 \(range.lowerBound) 到 \(range.upperBound)"
      )
    case .noise(let noise): ("noise=\(noise) 不是标准差", "取 0 或更大")
    case .noImages(let dataset): ("“\(dataset)”没有可以变换的图像", "用 digits 或 mnist5k")
    case .noClasses(let dataset): ("“\(dataset)”的标签不是可以挑选的类别", "去掉 only=")
    case .unknownClass(let name, let known):
      ("没有类别“\(name.briefly)”", name.chineseSuggestion(among: known))
    case .oneClassOnly(let text): ("only=\(text.briefly) 只剩一个类别", "至少要有两个才能区分")
    case .noneOfClasses(let text): ("没有样本属于 only=\(text.briefly)", nil)
    case .nothingUnshifted(let dataset):
      ("“\(dataset)”的图像都已经变换过", "不加 shift= 重新载入，或者 share=0.3")
    case .share(let share): ("share=\(share) 不是图像的比例", "取大于 0、不超过 1 的数")
    case .cannotAppend(let other, let dataset):
      ("“\(other)”不能加到“\(dataset)”里：特征或标签不同", "两者的特征和类别都要相同")
    case .wrongHome(let folder):
      (
        "BACKSTEP_HOME 是 \(folder)，那里没有文件夹“datasets”",
        "设成含有“datasets”和“lessons”的文件夹，或者取消设置"
      )
    case .noHome(let searched):
      (
        "在 \(searched.joined(separator: "、")) 找不到数据集",
        "把 BACKSTEP_HOME 设成含有“datasets”和“lessons”的文件夹"
      )
    }
  }
}

extension SplitProblem {
  var chineseTexts: ChineseTexts {
    switch self {
    case .fraction(let part, let value) where value > 1 && value <= 100:
      ("\(part.rawValue)=\(value) 不是比例", "\(value) % 写成 \(value / 100)")
    case .fraction(let part, let value): ("\(part.rawValue)=\(value) 不是比例", "取 0 到 1 的数")
    case .noTraining: ("没有剩下可以训练的", "给 train= 一个大于 0 的比例")
    case .sum(let sum): ("各比例之和是 \(sum)", "最多是 1")
    case .tooFewShifted(_, 0): ("没有样本来自另一种分布", "data digits shift=rotate share=0.3 造一些")
    case .tooFewShifted(let wanted, let found):
      ("这些部分要 \(wanted) 个偏移的样本，只有 \(found) 个", "要小一点的部分，或者用大一点的 share= 载入数据")
    case .nothingApart: ("train= 也需要样本", "shifted= 写部分的名字，例如 dev,test")
    case .tooFewExamples(let count, let parts):
      ("\(count) 个样本不能分成 \(parts) 部分", "去掉一部分")
    }
  }
}

extension VariableProblem {
  var chineseTexts: ChineseTexts {
    switch self {
    case .exampleCount(let x, let y):
      (
        "x \(x) 有 \(x.columns) 个样本，y \(y) 有 \(y.columns) 个：\(x.columns) ≠ \(y.columns)",
        "两者都是一列一个样本"
      )
    case .empty(let name, let shape): ("\(name) \(shape) 是空的", nil)
    case .notFinite(let name, let row, let column):
      ("\(name)[\(row), \(column)] 不是有限的数", "只有 y 可以有 NaN，表示缺失的标签")
    }
  }
}
