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
    }
  }
}

extension FunctionFault {
  /// What is wrong, without the right value.
  var sentences: [Localized<String>] {
    if case .raised(let failure) = facts {
      return [place.words, Localized(en: failure.text(.en), zh: failure.text(.zh))]
    }
    return [facts.sentence + Localized(en: ", ", zh: "，") + place.words] + mistakeSentences
  }

  private var mistakeSentences: [Localized<String>] {
    guard case .value(let difference) = facts else { return [] }
    return difference.mistakes.map { mistake in
      Localized("\(mistake.rawValue): ") + mistake.words.what
    }
  }

  /// Three hints, from a nudge to nearly all.
  var hints: [Localized<String>] {
    if case .value(let difference) = facts { return difference.hints }
    let look = facts.hint
    return [look, look, look]
  }
}

extension FunctionFault.Facts {
  fileprivate var sentence: Localized<String> {
    switch self {
    case .raised(let failure): Localized(failure.message)
    case .nothing: Localized(en: "it returns None", zh: "它返回 None")
    case .count(let found, let wanted): Self.count(found, wanted)
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

  fileprivate var hint: Localized<String> {
    switch self {
    case .raised: Localized("")
    case .nothing: Localized(en: "is there a return, on every way?", zh: "每条路径都有 return 吗？")
    case .count(_, let wanted):
      Localized(
        en: "return \(wanted.shortList), in this order", zh: "按次序 return \(wanted.shortList)")
    case .order(let wanted): Localized("return \(wanted.shortList)")
    case .keys:
      Localized(
        en: "a dictionary with one entry for each tensor, named as the network names it",
        zh: "字典里每个张量一项，用网络里的名字")
    case .type(let tensor, "tuple"), .type(let tensor, "list"):
      Localized(en: "np.array(…) makes \(tensor) an array", zh: "np.array(…) 把 \(tensor) 变成数组")
    case .type:
      Localized(en: "an array is wanted, or a number for a cost", zh: "要的是数组；代价是一个数")
    case .wholes:
      Localized(
        en: "np.zeros gives floats; .astype(float) makes them",
        zh: "np.zeros 得到浮点数；也可以 .astype(float)")
    case .answers:
      Localized(
        en: "a comparison says where; multiply by it, or use np.where",
        zh: "比较只说明在哪里；用它去乘，或者用 np.where")
    case .mask(_, let mask): mask.hint
    case .number(_, _, let setting, _):
      Localized(
        en: "give \(setting) as a parameter of the function instead of a number",
        zh: "把 \(setting) 作为函数的参数，不要写死数值")
    case .ignored(_, _, let setting):
      Localized(
        en: "the parameter that is given \(setting) belongs where the number stands",
        zh: "数字的地方应当用得到 \(setting) 的那个参数")
    case .size:
      Localized(en: "take m from an argument: X.shape[1]", zh: "m 从参数得到：X.shape[1]")
    case .shape(_, let found, let wanted): Self.hint(found, wanted)
    case .changes:
      Localized(
        en:
          "Z[Z < 0] = 0 and W -= … write into what was passed: make a new array, or .copy() first",
        zh: "Z[Z < 0] = 0、W -= … 会写进传进来的数组：用新的数组，或者先 .copy()")
    case .reads(let names):
      Localized(
        en: "give \(names.shortList) as parameters, or take m from X.shape[1]",
        zh: "把 \(names.shortList) 作为参数传进来；m 用 X.shape[1] 得到")
    case .writes:
      Localized(en: "return what has changed instead", zh: "把改变的东西返回出来")
    case .seeds:
      Localized(
        en: "np.random.seed belongs outside, before the call",
        zh: "np.random.seed 要写在函数外面，调用之前")
    case .value: Localized("")
    }
  }

  private static func hint(_ found: [Int], _ wanted: [Int]) -> Localized<String> {
    if found.count < 2, wanted.contains(1) {
      return Localized(
        en: "keepdims=True keeps the side that a sum or a mean goes along",
        zh: "keepdims=True 保留求和、求平均的那一边")
    }
    if found == wanted.reversed() {
      return Localized(en: "rows and columns are exchanged: .T", zh: "行和列颠倒了：.T")
    }
    return Localized(
      en: "sizes come from the arguments: X.shape[1] is m, W.shape[0] the units",
      zh: "大小要从参数得到：X.shape[1] 是 m，W.shape[0] 是单元数")
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

  fileprivate var hints: [Localized<String>] {
    let why = Localized(en: "why \(label) shows what it is made of", zh: "why \(label) 显示它由什么得出")
    let first = isShownByWhy ? why : relation?.shortWords
    let parts = Localized(
      en: "\(tensor) is made of \(madeOf.shortList)", zh: "\(tensor) 由 \(madeOf.shortList) 得出")
    guard let mistake = mistakes.first else {
      return [first ?? parts, relation?.shortWords ?? parts, parts]
    }
    return [
      isShownByWhy ? why : parts, mistake.words.look, mistake.words.look + Localized("; ") + parts,
    ]
  }
}

extension [String] {
  /// One after another with commas; of many, the first.
  var shortList: String {
    prefix(6).joined(separator: ", ") + (count > 6 ? ", …" : "")
  }
}
