import Explaining
import Formulas
import Languages
import Presentation

extension FunctionFault.Facts {
  /// What to look at.
  var hint: Localized<String> {
    switch self {
    case .raised: Localized("")
    case .nothing: Localized(en: "is there a return, on every way?", zh: "每条路径都有 return 吗？")
    case .count(_, let wanted):
      Localized(
        en: "return \(wanted.shortList), in this order", zh: "按次序 return \(wanted.shortList)")
    case .withoutMask(let tensor, let mask):
      Localized(
        en: "return \(tensor), \(mask), in this order", zh: "按次序 return \(tensor), \(mask)")
    case .order(let wanted): Localized("return \(wanted.shortList)")
    case .keys:
      Localized(
        en: "a dictionary with one entry for each tensor, named as the network names it",
        zh: "字典里每个张量一项，用网络里的名字")
    case .type("update", _):
      Localized(
        en: "return parameters, a dictionary with one entry for each parameter",
        zh: "return parameters，每个参数一项的字典")
    case .type("backward", _):
      Localized(
        en: "return a dictionary: {\"dW1\": dW1, …}, with one entry for each tensor",
        zh: "return 一个字典：{\"dW1\": dW1, …}，每个张量一项")
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
      names.contains("m")
        ? Localized(
          en: "give \(names.shortList) as parameters, or take m from X.shape[1]",
          zh: "把 \(names.shortList) 作为参数传进来；m 用 X.shape[1] 得到")
        : Localized(
          en: "take \(names.shortList) as arguments: def f(…, \(names.shortList)): …",
          zh: "把 \(names.shortList) 作为参数传进来：def f(…, \(names.shortList)): …")
    case .writes:
      Localized(en: "return what has changed instead", zh: "把改变的东西返回出来")
    case .seeds:
      Localized(
        en: "np.random.seed belongs outside, before the call",
        zh: "np.random.seed 要写在函数外面，调用之前")
    case .misfit(_, let own):
      Localized(
        en:
          "the formula of \(own.shortList) is yours: its derivative is wanted, and finite "
          + "differences tell it, as gradcheck does",
        zh: "\(own.joined(separator: "、")) 用的是你的公式：要的是它的导数，像 gradcheck 那样用差分判断")
    case .value: Localized("")
    }
  }

  private static func hint(_ found: [Int], _ wanted: [Int]) -> Localized<String> {
    if found.count < 2, wanted.contains(1) {
      return Localized(
        en: "keepdims=True keeps the side that a sum or a mean goes along",
        zh: "keepdims=True 保留求和、求平均的那一边")
    }
    if wanted.isEmpty {
      return Localized(
        en: "a cost is one number, the mean of the losses: np.mean(…)",
        zh: "代价是一个数，即损失的平均：np.mean(…)")
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
  /// Three hints, from a nudge to nearly all.
  var hints: [Localized<String>] {
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
