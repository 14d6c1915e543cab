import Languages

extension NumberSlip {
  /// What there is to say of it, in both languages.
  var text: Localized<String> {
    switch self {
    case .close: Localized(en: "Close: one more digit.", zh: "很接近：请再多写一位。")
    case .near: Localized(en: "Near, but not it.", zh: "很接近，但不对。")
    case .sign: Localized(en: "The size is right, the sign is not.", zh: "大小对，符号不对。")
    case .hundredfold:
      Localized(
        en: "A hundred times too large: a share, or a percentage?", zh: "大了 100 倍：问的是比例还是百分数？")
    case .hundredth:
      Localized(
        en: "A hundred times too small: a share, or a percentage?", zh: "小了 100 倍：问的是比例还是百分数？")
    case .reciprocal: Localized(en: "That is 1 over it.", zh: "这是它的倒数。")
    case .complement: Localized(en: "That is 1 minus it.", zh: "这是 1 减去它。")
    case .otherLogarithm:
      Localized(
        en: "A logarithm of another base: `log` is the natural one, `log10` counts powers of 10.",
        zh: "对数的底不同：`log` 是自然对数，`log10` 以 10 为底。")
    case .double: Localized(en: "That is twice as large.", zh: "大了一倍。")
    case .half: Localized(en: "That is half of it.", zh: "这只是它的一半。")
    case .square: Localized(en: "That is its square.", zh: "这是它的平方。")
    case .root: Localized(en: "That is its square root.", zh: "这是它的平方根。")
    case .decimalPoint:
      Localized(en: "The digits are right, the decimal point is not.", zh: "数字对，小数点的位置不对。")
    case .offByOne: Localized(en: "Off by one.", zh: "差 1。")
    case .noNumber:
      Localized(
        en: "Not yet: that is no number (NaN), and asked for is one.",
        zh: "还不对：这不是一个数（NaN），题目问的是一个数。")
    case .tooLarge: Localized(en: "Not yet: that is too large.", zh: "还不对：太大了。")
    case .tooSmall: Localized(en: "Not yet: that is too small.", zh: "还不对：太小了。")
    }
  }
}
