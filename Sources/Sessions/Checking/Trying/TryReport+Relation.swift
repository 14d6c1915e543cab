import Explaining
import Formulas
import Languages
import Presentation

extension TryReport {
  /// How the value relates to the right one, where no known mistake was found.
  var hint: Localized<String>? {
    guard let relation = judgement.relation else {
      return judgement.clash == nil
        ? nil
        : Localized(en: "no single change known here makes it fit", zh: "这里已知的单个改动都不能让它合适")
    }
    if relation == .onlyHere, judgement.isOnlyTheseSizes { return nil }
    return words(for: relation)
  }

  private func words(for relation: Relation) -> Localized<String> {
    switch relation {
    case .reshaped: shapeHint
    case .transposed:
      Localized(
        en: "the numbers are right with rows and columns exchanged: think of .T",
        zh: "行列对调以后数值就对了：想想 .T")
    case .shape:
      Localized(
        en: "look at the shapes first: which sides are summed, which stay?",
        zh: "先看形状：哪些边求和，哪些边保留？")
    case .numbersOnly:
      Localized(
        en: "a number alone is no formula: say how it comes about, with tensors",
        zh: "光一个数不算公式：用张量说明它是怎么来的")
    case .onlyHere:
      Localized(
        en: "it gives \(name.en) in this run by coincidence, and not with other parameters",
        zh: "在这里得到\(name.zh.betweenChinese)只是碰巧，换一组参数就不对了")
    case .edge(let edge): edgeHint(edge)
    case .bound(let bound): bound.spoils
    case .onlyWhereZero(let name):
      Localized(
        en: "it is right except where \(name) is 0 or negative: what happens to those elements?",
        zh: "只有 \(name) 为 0 或负数的地方不对：那些元素该怎么处理？")
    case .onlyRow(let row): Localized(en: "it is right except in row \(row)", zh: "只有第 \(row) 行不对")
    case .onlyColumn(let column):
      Localized(
        en: "it is right except in column \(column), one example",
        zh: "只有第 \(column) 列（一个样本）不对")
    case .columnOffset:
      Localized(
        en: "the difference is the same in every column: something of one value a unit is "
          + "missing or too much",
        zh: "每一列相差的都一样：少了或多了每个单元一个值的东西")
    case .notANumber(let count, let isRight):
      notANumberHint(count, of: judgement.expected?.count ?? count, isRight)
    case .factor(let factor): factorHint(factor)
    case .step(let factor): Relation.step(factor)
    case .offset(let offset): offsetHint(offset)
    case .signs: Localized(en: "the sizes are right, some signs are not", zh: "大小都对，有些符号不对")
    case .multiple(let name, let factor):
      Localized(
        en: "the difference is \(factor.shortText(digits: 6)) times \(name), element by element",
        zh: "相差的是 \(name) 的 \(factor.shortText(digits: 6)) 倍，逐个元素都是")
    case .none(let right): shareHint(right)
    }
  }

  /// What brings the numbers into the shape that is asked for: `keepdims=True` only where it does.
  private var shapeHint: Localized<String> {
    let kept = judgement.shapeWithSidesKept
    guard let mine = judgement.value, let right = judgement.expected, kept != right.shape else {
      return Localized(
        en: "the numbers are right, the shape is not: keepdims=True keeps a side that was summed, "
          + "so that it broadcasts",
        zh: "数值对，形状不对：keepdims=True 保留求和的那一边，这样才能广播")
    }
    let isTurned = kept == right.shape.reversed() && kept != mine.shape
    return Localized(
      en: "the numbers are right, the shape is not: \(mine.shapeText), where \(name.en) is "
        + right.shapeText
        + (isTurned ? "; with keepdims=True it stands upright, and .T lays it down" : ""),
      zh: "数值对，形状不对：你的是 \(mine.shapeText)，而 \(name.zh) 是 \(right.shapeText)"
        + (isTurned ? "；加 keepdims=True 它是竖着的，再用 .T 放平" : ""))
  }

  private func offsetHint(_ offset: Double) -> Localized<String> {
    let size = abs(offset).shortText(digits: 6)
    let words = offset < 0 ? ("smaller", "小") : ("larger", "大")
    return Localized(
      en: "yours is \(words.0) by \(size) everywhere: a constant is added or missing",
      zh: "你的处处\(words.1) \(size)：多加或少加了一个常数")
  }

  private func notANumberHint(
    _ count: Int, of all: Int, _ isRight: Bool
  ) -> Localized<String> {
    Localized(
      en: "yours is NaN in \(count) of \(all) elements" + (isRight ? " and right elsewhere" : "")
        + ": isnan shows where a part of it is NaN",
      zh: "你的结果在 \(all) 个元素中有 \(count) 个是 NaN" + (isRight ? "，其余都对" : "")
        + "：用 isnan 看看哪一部分是 NaN")
  }

  private func shareHint(_ right: Double) -> Localized<String> {
    let reads = subject?.reads.joined(separator: ", ") ?? ""
    let read = subject.map { subject in
      Localized(en: "; \(subject.stage) reads \(reads)", zh: "；\(subject.stage) 读取 \(reads)")
    }
    guard right > 0.005 else {
      return Localized(
        en: "no known mistake gives this value" + (read?.en ?? ""),
        zh: "这个值不像任何已知的错误" + (read?.zh ?? ""))
    }
    let share = (100 * right).shortText(digits: 3)
    return Localized(
      en: "\(share) % of the elements are right" + (read?.en ?? ""),
      zh: "\(share) % 的元素是对的" + (read?.zh ?? ""))
  }

  /// Where values lie that it is not right for.
  private func edgeHint(_ edge: Edge) -> Localized<String> {
    let place = edge.place
    return Localized(
      en: "it gives \(name.en) in this run, and not \(place.en)",
      zh: "它在这次训练里得到\(name.zh.afterChinese)，但\(place.zh)就不对了")
  }

  private func factorHint(_ factor: Double) -> Localized<String> {
    let size = Self.told(factor)
    return Localized(
      en: "yours is \(size) times as large everywhere" + (knownFactor.map { ": \($0.en)" } ?? ""),
      zh: "你的处处是它的 \(size) 倍" + (knownFactor.map { "：\($0.zh)" } ?? ""))
  }
}

extension TryReport {
  /// A factor with as many digits as tell it from 1.
  private static func told(_ factor: Double) -> String {
    let digits = (6...17).first { factor.shortText(digits: $0) != "1" }
    return factor.shortText(digits: digits ?? 17)
  }

  /// The scalar a factor is, or one over it.
  static func words(for factor: Double, among scalars: [(String, Double)]) -> Localized<String>? {
    scalars.lazy.compactMap { name, value -> Localized<String>? in
      guard value != 0, value != 1 else { return nil }
      let number = value.shortText()
      if abs(value - factor) < 1e-9 * abs(factor) {
        return Localized(en: "\(name) is \(number)", zh: "\(name) 是 \(number)")
      }
      guard abs(1 / value - factor) < 1e-9 * abs(factor) else { return nil }
      return Localized(
        en: "1 / \(name) is that, with \(name) = \(number)",
        zh: "1 / \(name) 就是它，\(name) = \(number)")
    }.first
  }
}
