import Engine
import Languages
import Studies

extension Checkup.Topic {
  /// What is looked at.
  var words: Localized<String> {
    switch self {
    case .deadUnits: Localized(en: "dead ReLU units", zh: "死掉的 ReLU 单元")
    case .saturation: Localized(en: "saturation", zh: "饱和")
    case .gradients: Localized(en: "the gradients by layer", zh: "各层的梯度")
    case .symmetry: Localized(en: "units that are all the same", zh: "完全相同的单元")
    case .cost: Localized(en: "the course of the cost", zh: "代价的走势")
    case .overfitting: Localized(en: "overfitting", zh: "过拟合")
    case .inputs: Localized(en: "the size of the inputs", zh: "输入的大小")
    case .classes: Localized(en: "the balance of the classes", zh: "类别是否均衡")
    case .penalty: Localized(en: "the strength of regularisation", zh: "正则化的强度")
    case .capacity: Localized(en: "whether a line is enough", zh: "一条直线够不够")
    case .smallWeights: Localized(en: "weights that began small", zh: "很小的初始权重")
    case .batchOfOne: Localized(en: "batch norm of single examples", zh: "单个样本的批归一化")
    case .initialCost: Localized(en: "the first cost", zh: "第一个代价")
    case .targets: Localized(en: "the size of the numbers to predict", zh: "要预测的数值的大小")
    case .formulas: Localized(en: "the gradients of your formulas", zh: "你的公式的梯度")
    case .brakes: Localized(en: "settings that hold learning back", zh: "拖住学习的设置")
    }
  }
}

extension Checkup.Obstacle {
  /// Why, and what would help.
  var words: Localized<String> {
    switch self {
    case .noLayer(let activations):
      Localized(
        en: "no hidden layer has \(activations.map(\.rawValue).joined(separator: " or "))",
        zh: "没有隐藏层用 \(activations.map(\.rawValue).joined(separator: " 或 "))")
    case .oneLayer: Localized(en: "there is one layer only", zh: "只有一层")
    case .noError: Localized(en: "the error at the output is 0", zh: "输出的误差是 0")
    case .iterations(let needed):
      Localized(
        en: "after \(needed.counted("iteration")) there is something to see",
        zh: "\(needed) 次迭代以后才看得出来")
    case .noOtherPart:
      Localized(
        en: "there is no dev part: split train=0.8 dev=0.2",
        zh: "没有 dev 部分：split train=0.8 dev=0.2")
    case .noClasses: Localized(en: "numbers are predicted", zh: "预测的是数值")
    case .regularized:
      Localized(
        en: "what it is without regularisation is not on record", zh: "没有记录去掉正则化之后的值")
    case .noPenalty: Localized(en: "nothing is regularised", zh: "没有正则化")
    case .hiddenLayers: Localized(en: "there are hidden layers", zh: "有隐藏层")
    case .noSmallWeights: Localized(en: "no layer begins small", zh: "没有从很小的权重开始的层")
    case .noBatchOfOne:
      Localized(en: "no batch norm has one example", zh: "没有只对一个样本做批归一化的层")
    case .costFalls: Localized(en: "the cost falls", zh: "代价在下降")
    case .tooLarge:
      Localized(en: "a trial of this size would take too long", zh: "这么大的网络试一次要太久")
    case .engineFormulas: Localized(en: "every formula is the engine's", zh: "用的都是引擎的公式")
    case .learnt: Localized(en: "training is answered right", zh: "训练数据都答对了")
    case .noLargeTargets: Localized(en: "there is nothing to bend", zh: "没有隐藏层或预测的是类别")
    case .costNotFinite: Localized(en: "the cost is not a number", zh: "代价不是一个数")
    }
  }
}
