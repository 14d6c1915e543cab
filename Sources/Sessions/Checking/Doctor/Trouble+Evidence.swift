import Datasets
import Engine
import Languages
import Presentation
import Studies

extension Trouble {
  /// The numbers that show it.
  var evidence: Localized<String> {
    switch self {
    case .deadUnits(_, let units, _, let zeros): Self.dead(units, zeros)
    case .saturation(_, let activation, _):
      Localized(
        en: "so many lie within 0.01 of \(activation == .tanh ? "-1 or 1" : "0 or 1"), where the "
          + "slope is nearly 0",
        zh: "这么多激活离 \(activation == .tanh ? "-1 或 1" : "0 或 1") 不到 0.01，那里的斜率几乎是 0")
    case .vanishingGradients(let sizes, _), .explodingGradients(let sizes, _):
      Localized(en: "root mean square of dZ from layer 1 on: ", zh: "dZ 的均方根，从第 1 层起：")
        .map { $0 + sizes.map { $0.shortText(digits: 2) }.joined(separator: ", ") }
    case .equalUnits:
      Localized(
        en: "all rows of W are equal and all rows of dW, so they stay equal",
        zh: "W 的各行相同，dW 的各行也相同，所以会一直相同")
    case .overfitting(let part, let comparison): Self.gap(part, comparison)
    case .unevenInputs(let wide, let narrow): Self.spread(wide, narrow)
    case .offCentreInputs(let feature):
      Localized(
        en: "\(feature.words.en) has the mean \(feature.mean.shortText()) and spreads by "
          + feature.deviation.shortText(),
        zh: "\(feature.words.zh)的均值是 \(feature.mean.shortText())，标准差是 "
          + feature.deviation.shortText())
    case .imbalance(let rare, let frequent, let total, _): Self.shares(rare, frequent, total)
    case .costNotFinite(let cost, refuted: 0):
      Localized(en: "it is \(cost.shortText())", zh: "它是 \(cost.shortText())")
    case .costNotFinite(let cost, let refuted):
      Localized(
        en: "it is \(cost.shortText()): \(refuted.counted("example")) of training "
          + "\(refuted == 1 ? "has" : "have") an output of exactly 0 or 1 against the label, and "
          + "the loss takes log(0), which loss bce|ce from=Z does not",
        zh: "它是 \(cost.shortText())：\(refuted) 个训练样本的输出恰好是 0 或 1，却与标签相反，损失里出现 "
          + "log(0)；loss bce|ce from=Z 不会")
    case .costWasNotFinite(let cost, let iteration, let times):
      Localized(
        en: "\(cost.shortText()) at iteration \(iteration)"
          + (times > 1 ? ", the last of \(times) such" : "") + "; it is finite again",
        zh: "第 \(iteration) 次迭代时是 \(cost.shortText())"
          + (times > 1 ? "，一共有 \(times) 次" : "") + "；现在又是有限的了")
    case .costRises(let from, let to, let iterations):
      Localized(
        en: "from \(from.shortText()) to \(to.shortText()) on average, in the last "
          + iterations.counted("iteration"),
        zh: "最近 \(iterations) 次迭代，平均从 \(from.shortText()) 到 \(to.shortText())")
    case .costOscillates(let ups, let by, let iterations):
      Localized(
        en: "\(ups.percent) of the steps go up, by \(by.percent) of the cost on average (the last "
          + "\(iterations.counted("iteration")))",
        zh: "最近 \(iterations) 次迭代有 \(ups.percent) 是上升的，平均升高代价的 \(by.percent)")
    case .costBarelyFalls(let from, let to, let first, let iterations):
      Localized(
        en: "from \(from.shortText(digits: 6)) to \(to.shortText(digits: 6)) over the last "
          + "\(iterations.counted("iteration")); it began at \(first.shortText())",
        zh: "最近 \(iterations) 次迭代从 \(from.shortText(digits: 6)) 到 "
          + "\(to.shortText(digits: 6))；开始时是 \(first.shortText())")
    case .costFallsSlowly(let from, let to, let iterations):
      Localized(
        en: "from \(from.shortText(digits: 6)) to \(to.shortText(digits: 6)) in the last "
          + "\(iterations.counted("iteration")), as evenly at the end as at the beginning",
        zh: "最近 \(iterations) 次迭代从 \(from.shortText(digits: 6)) 到 "
          + "\(to.shortText(digits: 6))，前后一样均匀")
    case .strongL2(let l2, let factor, let left): Self.pull(l2, factor, left)
    case .strongL1(let l1, let left):
      Localized(
        en: "l1=\(l1.shortText()) takes the same from every weight at each step"
          + Self.remainder(left).en,
        zh: "l1=\(l1.shortText()) 每一步都从每个权重里减去同样多" + Self.remainder(left).zh)
    case .noHiddenLayer(let error, let bent): Self.bend(error, bent)
    case .noHiddenLayerForNumbers(let cost, let bent):
      Localized(
        en:
          "training has come to rest at a cost of \(cost.shortText()): one layer draws a straight "
          + "line only; a copy with 16 tanh before the output comes to \(bent.shortText())",
        zh: "训练已经停住，代价是 \(cost.shortText())：一层只能画直线；一个在输出层前加了 16 个 tanh 的副本降到 "
          + bent.shortText())
    case .largeTargets(let mean, let deviation):
      Localized(
        en: "Y has the mean \(mean.shortText()) and spreads by \(deviation.shortText()), where the "
          + "first weights put out about 1: the way there is too far for tanh, sigmoid and relu units",
        zh: "Y 的均值是 \(mean.shortText())，标准差是 \(deviation.shortText())，而初始权重的输出大约是 1：离得太远，"
          + "隐藏单元会在半路饱和或死掉")
    case .outOfReach(let activation, let labels, let reach, let share):
      Self.unreached(activation, labels, reach, share)
    case .wrongGradients(let names, let times):
      Localized(
        en: "by your formulas \(names.shortList) \(names.count == 1 ? "is" : "are") not the cost's "
          + "derivative\(Self.factors(names, times).en); what such steps do tells nothing of the settings",
        zh: "按你的公式，\(names.joined(separator: "、")) 不是代价的导数\(Self.factors(names, times).zh)；"
          + "这样走出来的步子说明不了设置好不好")
    case .planted:
      Localized(
        en:
          "something is computed wrongly (bug start); what such steps do tells nothing of the settings",
        zh: "有一步算错了（bug start）；这样走出来的步子说明不了设置好不好")
    case .heldBack(let brake): brake.evidence
    case .costRests(let cost, let iterations):
      Localized(
        en: "at \(cost.shortText(digits: 6)) for \(iterations.counted("iteration")); neither "
          + "Adam nor more units, a layer more or units of another kind lower it by much on a copy, "
          + "so what is left may lie in the data",
        zh: "\(iterations) 次迭代都停在 \(cost.shortText(digits: 6))；在副本上换 Adam、加单元、加一层或换激活函数"
          + "都降不了多少，剩下的可能是数据本身的问题")
    case .costWillNotBeFinite(let iteration):
      Localized(
        en:
          "trained on as it is, a copy has no finite cost any more at iteration \(iteration) from here",
        zh: "照原样在副本上接着训练，到第 \(iteration) 次迭代代价就不再是有限的数")
    case .smallWeights(let layer, let size):
      Localized(
        en: "the weights of layer \(layer) are about \(size.shortText()), so every example comes "
          + "out nearly the same, and hardly any gradient comes back",
        zh: "第 \(layer) 层的权重大约是 \(size.shortText())，每个样本的输出几乎一样，也几乎没有梯度传回来")
    case .normalizedAlone(let layer):
      Localized(
        en: "the mean over the batch is the example itself, so Znorm\(layer) is 0, and every "
          + "gradient of the loss up to there is 0 but dbeta\(layer)",
        zh: "对整批取的均值就是这个样本自己，所以 Znorm\(layer) 是 0，到这一层为止的损失梯度全是 0，只有 dbeta\(layer) 不是")
    case .initialCost(let cost, let guessing, _, _):
      Localized(
        en: "\(cost.shortText()), where guessing costs \(guessing.shortText())",
        zh: "\(cost.shortText())，而瞎猜的代价是 \(guessing.shortText())")
    }
  }

  /// By how many times which are too large.
  private static func factors(_ names: [String], _ times: [String: Double]) -> Localized<String> {
    let known = names.compactMap { name in times[name].map { (name, $0) } }
    guard !known.isEmpty else { return Localized("") }
    return Localized(
      en: ": " + known.map { "\($0.0) is \($0.1.shortText()) times it" }.joined(separator: ", "),
      zh: "：" + known.map { "\($0.0) 是它的 \($0.1.shortText()) 倍" }.joined(separator: "，"))
  }

  private static func pull(_ l2: Double, _ factor: Double, _ left: Double) -> Localized<String> {
    let times = factor.shortText()
    let lambda = l2.shortText()
    if factor < -1 {
      return Localized(
        en: "with l2=\(lambda) each step multiplies the weights by 1 - lr·l2/m = \(times): they "
          + "grow without end",
        zh: "l2=\(lambda) 时每一步都把权重乘以 1 - lr·l2/m = \(times)：它们会无限增大")
    }
    return Localized(
      en: "with l2=\(lambda) each step multiplies the weights by 1 - lr·l2/m = \(times)"
        + remainder(left).en,
      zh: "l2=\(lambda) 时每一步都把权重乘以 1 - lr·l2/m = \(times)" + remainder(left).zh)
  }

  /// That hardly anything of the first weights is left, where it is so.
  private static func remainder(_ left: Double) -> Localized<String> {
    guard left < 0.2 else { return Localized("") }
    return Localized(
      en: "; \(left.percent) of their first size is left, and every answer is nearly the same",
      zh: "；权重只剩最初大小的 \(left.percent)，每个样本的回答几乎一样")
  }

  private static func bend(_ error: Double, _ bent: Double?) -> Localized<String> {
    let tried = bent.map {
      Localized(
        en: "; a copy with 16 tanh before the output gets \($0.percent) wrong",
        zh: "；一个在输出层前加了 16 个 tanh 的副本只错 \($0.percent)")
    }
    return Localized(
      en: "training has come to rest with \(error.percent) of its examples wrong: one layer draws "
        + "straight lines only" + (tried?.en ?? ""),
      zh: "训练已经停住，还有 \(error.percent) 的样本是错的：一层只能画直线" + (tried?.zh ?? ""))
  }

  private static func dead(_ units: [Int], _ zeros: Double) -> Localized<String> {
    Localized(
      en: "\(units.count == 1 ? "unit" : "units") \(units.listed.en): 0 for every example; "
        + "\(zeros.percent) of the layer's activations are 0",
      zh: "单元 \(units.listed.zh)：对每个样本都是 0；这一层的激活有 \(zeros.percent) 是 0")
  }

  private static func gap(_ part: Splits.Part, _ comparison: Comparison) -> Localized<String> {
    let isCost = comparison.metric == .J
    func shown(_ value: Double) -> String { isCost ? value.shortText() : value.percent }
    let name = comparison.metric.rawValue
    let text =
      "\(name)_train \(shown(comparison.train)), \(name)_\(part.rawValue) "
      + shown(comparison.other)
    return Localized(en: text, zh: text)
  }

  private static func unreached(
    _ activation: Activation, _ labels: ClosedRange<Double>, _ reach: ClosedRange<Double>,
    _ share: Double
  ) -> Localized<String> {
    let (low, high) = (labels.lowerBound.shortText(), labels.upperBound.shortText())
    let (least, most) = (reach.lowerBound.shortText(), reach.upperBound.shortText())
    let isOpen = !reach.upperBound.isFinite
    return Localized(
      en: "Y goes from \(low) to \(high), \(activation.rawValue) from \(least) "
        + "\(isOpen ? "up" : "to \(most)"): \(share.percent) of the labels are out of its reach, "
        + "whatever the weights",
      zh:
        "Y 从 \(low) 到 \(high)，而 \(activation.rawValue) \(isOpen ? "不小于 \(least)" : "只在 \(least) 到 \(most) 之间")："
        + "有 \(share.percent) 的标签无论权重如何都达不到")
  }

  private static func spread(_ wide: Feature, _ narrow: Feature) -> Localized<String> {
    let ratio = (wide.deviation / narrow.deviation).shortText()
    return Localized(
      en: "\(wide.words.en) spreads by \(wide.deviation.shortText()), \(narrow.words.en) by "
        + "\(narrow.deviation.shortText()): \(ratio) times less",
      zh: "\(wide.words.zh)的标准差是 \(wide.deviation.shortText())，\(narrow.words.zh)的是 "
        + "\(narrow.deviation.shortText())：相差 \(ratio) 倍")
  }

  private static func shares(
    _ rare: Group, _ frequent: Group, _ total: Int
  ) -> Localized<String> {
    let share = (Double(frequent.count) / Double(total)).percent
    return Localized(
      en: "\(rare.count.grouped) of class \(rare.name), \(frequent.count.grouped) of "
        + "\(frequent.name): always answering \(frequent.name) is right in \(share)",
      zh: "\(rare.name) 类有 \(rare.count.grouped) 个，\(frequent.name) 类有 "
        + "\(frequent.count.grouped) 个：总是预测 \(frequent.name) 就有 \(share) 正确")
  }
}
