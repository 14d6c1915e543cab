import Engine
import Formulas
import Languages

extension ElementExplanation {
  /// Whether `why` has something to say of a name or an element.
  func canBeAsked(_ name: String) -> Bool {
    let isData = name.contains("_train[") || name.hasPrefix("order[")
    return name.contains("[") && !isData || name.hasPrefix("J_")
  }

  /// What a learner should know besides the formula.
  var notes: [Localized<String>] {
    [drawing, functionNote, selfReference, batchExample, lookedAt, byHand, spoiled].compactMap(
      \.self)
  }

  /// Why the number is Inf.
  var infinite: [Localized<String>] {
    guard value == .infinity, let infinity else { return [] }
    return spec.name == "L" ? infinity.sentences(ofExample: place.column) : infinity.sentences
  }

  private var drawing: Localized<String>? {
    guard stage != nil else { return beginning }
    guard formula.isDrawn else { return nil }
    guard spec.role == .mask else {
      return Localized(
        en: "a part of it is drawn from the experiment's random stream; the same seed draws the "
          + "same numbers",
        zh: "其中一部分从实验的随机数流抽取；同样的种子抽出同样的数")
    }
    let keep = formula.names.first { $0.hasPrefix("keep_prob") }
    return Localized(
      en: "drawn from the experiment's random stream: 1"
        + (keep.map { " with probability \($0)" } ?? "") + ", which keeps the unit for this "
        + "example, else 0; the same seed draws the same mask",
      zh: "从实验的随机数流抽取：" + (keep.map { "以概率 \($0) " } ?? "")
        + "为 1，这个样本就保留这个单元，否则为 0；同样的种子抽出同样的掩码")
  }

  private var functionNote: Localized<String>? {
    guard stage != nil, let function = ownFunction else { return nil }
    let inputs = formula.names.joined(separator: ", ")
    return Localized(
      en: "\(function) is your function, which is not taken apart; it was given \(inputs)",
      zh: "\(function) 是你的函数，不再拆开；传给它的是 \(inputs)")
  }

  private var beginning: Localized<String> {
    formula.isDrawn
      ? Localized(
        en: "drawn from the experiment's random stream when the run began; seed N draws others",
        zh: "训练开始时从实验的随机数流抽取；seed N 换一批")
      : Localized(en: "nothing has changed it since the run began", zh: "训练开始以来没有变过")
  }

  private var selfReference: Localized<String>? {
    guard formula.names.contains(spec.name), stage != nil else { return nil }
    return Localized(
      en: "\(spec.name) on the right is its value before this stage: "
        + "why \(label) back=\(back + 1)",
      zh: "右边的 \(spec.name) 是这个阶段之前的值：why \(label) back=\(back + 1)")
  }

  private var batchExample: Localized<String>? {
    guard stage?.pass == .batch, let column = columnLabel else { return nil }
    return spec.name == "indices"
      ? Localized(
        en: "\(label) is the number in the training set, from 0, of example \(column) of this "
          + "mini-batch; order is this epoch's order",
        zh: "\(label) 是这个小批量的第 \(column) 个样本在训练集里的编号，从 0 数起；"
          + "order 是这一轮的顺序")
      : Localized(
        en: "column \(column) of this mini-batch is the example of the training set that "
          + "indices[0, \(column)] names, after split and normalize",
        zh: "这个小批量的第 \(column) 列是训练集里编号为 indices[0, \(column)] 的样本，"
          + "已经过 split 和 normalize")
  }

  private var columnLabel: Substring? {
    label.split(separator: ",").last?.drop { $0 == " " }.dropLast()
  }

  private var lookedAt: Localized<String>? {
    guard stage?.pass == .backward, stage?.part == "dA", isAside
    else { return nil }
    return Localized(
      en: "training does not need \(spec.name) here: it is worked out because you ask",
      zh: "训练在这里用不到 \(spec.name)：因为你问才算出来")
  }

  private var spoiled: Localized<String>? {
    guard discrepancy == .stage else { return nil }
    let stage = stage.map { Localized("\($0)") } ?? Localized(en: "the stage", zh: "这个阶段")
    return Localized(
      en: "\(stage.en) computed something else than its formula says: is there a mistake in it?",
      zh: "\(stage.zh) 算出的和它的公式不一样：是不是有错误？")
  }

  private var byHand: Localized<String>? {
    guard discrepancy == .byHand else { return nil }
    return Localized(
      en: "\(spec.name) was set by hand after its stage had run",
      zh: "\(spec.name) 在它的阶段运行之后被手动改过")
  }
}
