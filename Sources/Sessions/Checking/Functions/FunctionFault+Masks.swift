import Languages

extension FunctionFault.Mask {
  /// What is wrong with the mask of this name.
  func sentence(_ D: String) -> Localized<String> {
    switch self {
    case .notBinary:
      Localized(
        en: "\(D) is not made of 0 and 1 alone", zh: "\(D) 不只由 0 和 1 组成")
    case .swapped:
      Localized(
        en: "\(D) keeps the share 1 - keep_prob instead of keep_prob",
        zh: "\(D) 保留的比例是 1 - keep_prob，不是 keep_prob")
    case .share:
      Localized(
        en: "\(D) keeps another share than keep_prob", zh: "\(D) 保留的比例不是 keep_prob")
    case .uneven:
      Localized(
        en: "\(D) keeps another share than keep_prob in some row or column",
        zh: "\(D) 在某一行或某一列保留的比例不是 keep_prob")
    case .rows:
      Localized(
        en: "\(D) is the same for every unit", zh: "\(D) 对每个单元都一样")
    case .columns:
      Localized(
        en: "\(D) is the same for every example", zh: "\(D) 对每个样本都一样")
    case .calls:
      Localized(
        en: "\(D) is the same in every call", zh: "每次调用 \(D) 都一样")
    case .notDrawn:
      Localized(
        en: "nothing is drawn for \(D)", zh: "\(D) 没有抽取随机数")
    case .theseSizes:
      Localized(
        en: "\(D) has the right shape with this many examples only",
        zh: "只有样本数正好是现在这么多时，\(D) 的形状才对")
    }
  }

  /// What to do about it.
  var hint: Localized<String> {
    switch self {
    case .notBinary:
      Localized(
        en: "the mask says who stays; the division by keep_prob is for A * D",
        zh: "掩码只说明谁留下；除以 keep_prob 的是 A * D")
    case .swapped:
      Localized(
        en: "a number from [0, 1) lies below keep_prob with that probability: which way does the "
          + "comparison go?",
        zh: "[0, 1) 里的数小于 keep_prob 的概率就是 keep_prob：比较的方向对吗？")
    case .share:
      Localized(
        en: "np.random.rand draws from [0, 1), np.random.randn does not; compare with the "
          + "parameter keep_prob",
        zh: "np.random.rand 从 [0, 1) 抽数，np.random.randn 不是；要和参数 keep_prob 比较")
    case .uneven, .rows, .columns, .notDrawn:
      Localized(
        en: "one random number for each element: np.random.rand(*A.shape)",
        zh: "每个元素一个随机数：np.random.rand(*A.shape)")
    case .calls:
      Localized(
        en: "a seed belongs outside: with np.random.seed inside, every call draws the same",
        zh: "种子要设在外面：函数里 np.random.seed 会让每次抽的都一样")
    case .theseSizes:
      Localized(
        en:
          "m is the size of each mini-batch, of a smaller last one too; *A1.shape takes both sides",
        zh: "m 是每个小批量的大小，最后一个较小的也是；*A1.shape 取两边的大小")
    }
  }
}
