import Explaining
import Formulas
import Languages
import Presentation

extension FunctionFault.Kind {
  /// What fails.
  var words: Localized<String> {
    switch self {
    case .runs: Localized(en: "it does not run", zh: "运行出错")
    case .returns: Localized(en: "it returns something else", zh: "返回的东西不对")
    case .type: Localized(en: "a type is wrong", zh: "类型不对")
    case .shape: Localized(en: "a shape is wrong", zh: "形状不对")
    case .effects: Localized(en: "it reaches outside itself", zh: "影响或依赖函数之外的东西")
    case .value: Localized(en: "a value is wrong", zh: "数值不对")
    }
  }
}

extension FunctionCase.Kind {
  /// In which case it was.
  var words: Localized<String> {
    switch self {
    case .live: Localized(en: "with the run as it is", zh: "在当前的训练中")
    case .otherSizes: Localized(en: "with other sizes", zh: "换成别的大小时")
    case .oneExample: Localized(en: "with one example", zh: "只有一个样本时")
    case .oneUnit: Localized(en: "with one unit in each layer", zh: "每层只有一个单元时")
    case .zeros: Localized(en: "where every Z is 0", zh: "所有 Z 都是 0 时")
    case .large: Localized(en: "with large values of Z", zh: "Z 的值很大时")
    case .edge(let edge): edge.place
    case .square: Localized(en: "with equal sizes", zh: "所有大小相等时")
    }
  }
}

extension FunctionFault {
  /// What is wrong, without the right value.
  var sentences: [Localized<String>] {
    if case .raised(let failure) = facts {
      return [place.words, Localized(en: failure.text(.en), zh: failure.text(.zh))]
        + Self.sentences(for: mistakes)
    }
    return [facts.sentence + Localized(en: ", ", zh: "，") + place.words] + mistakeSentences
  }

  private var mistakeSentences: [Localized<String>] {
    guard case .value(let difference) = facts else { return Self.sentences(for: mistakes) }
    return Self.sentences(for: difference.mistakes)
  }

  private static func sentences(for mistakes: [Mistake]) -> [Localized<String>] {
    mistakes.map { $0.named() }
  }

  /// Three hints, from a nudge to nearly all.
  var hints: [Localized<String>] {
    if case .value(let difference) = facts { return difference.hints }
    let look = mistakes.first?.words.look ?? facts.hint
    return [look, look, look]
  }
}

extension FunctionFault.Facts {
  fileprivate var sentence: Localized<String> {
    switch self {
    case .raised(let failure): Localized(failure.message)
    case .nothing: Localized(en: "it returns None", zh: "它返回 None")
    case .count(let found, let wanted): Self.count(found, wanted)
    case .withoutMask(let tensor, let mask):
      Localized(
        en:
          "it returns \(tensor) without the mask \(mask): the backward pass would leave out other "
          + "units",
        zh: "它只返回 \(tensor)，没有返回掩码 \(mask)：反向传播会去掉别的单元")
    case .order(let wanted):
      Localized(
        en: "the results stand in another order than \(wanted.shortList)",
        zh: "结果的次序应当是 \(wanted.shortList)")
    case .keys(let missing, let extra):
      Localized(
        en: "keys are missing: \(missing.shortList)"
          + (extra.isEmpty ? "" : "; there are \(extra.shortList)"),
        zh: "缺少键：\(missing.shortList)" + (extra.isEmpty ? "" : "；多出 \(extra.shortList)"))
    case .type(let tensor, let found):
      Localized(en: "\(tensor) is a \(found)", zh: "\(tensor) 是 \(found)")
    case .wholes(let tensor):
      Localized(
        en: "\(tensor) is an array of whole numbers, which leaves out what follows the point",
        zh: "\(tensor) 是整数数组，小数部分丢失了")
    case .answers(let tensor):
      Localized(
        en: "\(tensor) is an array of True and False, not of numbers",
        zh: "\(tensor) 是 True 和 False 的数组，不是数")
    case .mask(let tensor, let mask): mask.sentence(tensor)
    case .number(let tensor, let written, let setting, let value):
      Localized(
        en: "\(tensor) is worked out with \(Syntax(.number(written))), and \(setting) is "
          + "\(Syntax(.number(value))) in this run",
        zh: "\(tensor) 用了 \(Syntax(.number(written)))，而这次训练的 \(setting) 是 "
          + "\(Syntax(.number(value)))")
    case .ignored(let tensor, let written, let setting):
      Localized(
        en:
          "\(tensor) is worked out with \(Syntax(.number(written))), whatever \(setting) is given",
        zh: "不管传进来的 \(setting) 是多少，\(tensor) 都用 \(Syntax(.number(written)))")
    case .size(let tensor, let written):
      Localized(
        en: "\(tensor) is worked out with \(Syntax(.number(written))), which is m in this run only",
        zh: "\(tensor) 用了 \(Syntax(.number(written)))，只有这次训练的 m 才是它")
    case .shape(let tensor, let found, let wanted):
      Localized(
        en: "\(tensor) is \(NumPyArray.text(of: found)), wanted \(NumPyArray.text(of: wanted))",
        zh: "\(tensor) 是 \(NumPyArray.text(of: found))，应当是 \(NumPyArray.text(of: wanted))")
    case .changes(let names):
      Localized(
        en: "it changes its argument \(names.shortList) in place",
        zh: "它改动了传进来的参数 \(names.shortList)")
    case .reads(let names):
      Localized(
        en: "it reads \(names.shortList) from outside", zh: "它读取了函数外面的 \(names.shortList)")
    case .writes(let names):
      Localized(
        en: "it writes to \(names.shortList) outside itself", zh: "它写了函数外面的 \(names.shortList)")
    case .seeds:
      Localized(
        en: "it sets the seed: every call draws the same", zh: "它设了种子：每次调用抽的都一样")
    case .misfit(let tensor, let own):
      Localized(
        en: "\(tensor) is not the derivative that your own \(own.shortList) asks for",
        zh: "\(tensor) 不是你自己的 \(own.joined(separator: "、")) 所要的导数")
    case .value(let difference): difference.sentence
    }
  }

  private static func count(_ found: Int?, _ wanted: [String]) -> Localized<String> {
    let names = wanted.shortList
    guard let found else {
      return Localized(en: "one result, wanted \(names)", zh: "只有一个结果，应当有 \(names)")
    }
    return Localized(
      en: "\(found.counted("result")), wanted \(names)", zh: "有 \(found) 个结果，应当是 \(names)")
  }
}

extension FunctionFault.Difference {
  fileprivate var sentence: Localized<String> {
    let times = share.isFinite ? share.shortText(digits: 2) : "nan"
    guard share.isFinite else {
      return Localized(en: "\(label) is no number", zh: "\(label) 不是数")
    }
    return Localized(
      en: "\(label) is off by \(times) times the largest element",
      zh: "\(label) 相差最大元素的 \(times) 倍")
  }
}

extension [String] {
  /// One after another with commas; of many, the first.
  var shortList: String {
    prefix(6).joined(separator: ", ") + (count > 6 ? ", …" : "")
  }
}
