import Languages
import Matrices

/// What to do about a formula whose value has another shape than its tensor.
enum ShapeAdvice {
  /// The advice for a tensor, its shape and that of the value.
  static func words(for tensor: String, wanted: Shape, found: [Int]) -> Localized<String> {
    switch tensor {
    case "alpha", "J", "J_data", "J_reg": return single(tensor)
    case "indices": return indices
    case "X",
      "Y" where found.last.map({ $0 != wanted.columns }) == true:
      return miniBatch(tensor)
    default: break
    }
    let letters = tensor.hasPrefix("d") ? tensor.dropFirst() : tensor[...]
    let isByExample = letters.first.map { "ZADL".contains($0) } ?? false
    let fitsRows = found.count == 2 && found[0] == wanted.rows && found[1] != 1
    return isByExample && fitsRows ? examples : words(wanted: wanted, found: found)
  }

  private static func words(wanted: Shape, found: [Int]) -> Localized<String> {
    guard found.count == 2 else { return found.isEmpty ? oneNumber : bothSides }
    return words(wanted: wanted, rows: found[0], columns: found[1])
  }

  private static func words(wanted: Shape, rows: Int, columns: Int) -> Localized<String> {
    if (rows, columns) == (wanted.columns, wanted.rows) {
      return Localized(en: "transpose it with .T", zh: "用 .T 转置")
    }
    let (fitsRows, fitsColumns) = (rows == wanted.rows, columns == wanted.columns)
    if fitsRows, wanted.columns == 1 { return sum(axis: 1) }
    if fitsColumns, wanted.rows == 1 { return sum(axis: 0) }
    if fitsRows && columns == 1 || fitsColumns && rows == 1 { return keepdims }
    return product
  }

  private static let oneNumber = Localized(
    en: "that is one number: a tensor's formula works on tensors, element by element or by @",
    zh: "那是一个数：张量的公式要用张量来算，逐元素运算或者用 @")

  private static func single(_ tensor: String) -> Localized<String> {
    Localized(
      en:
        "\(tensor) is one number: of many, np.sum(…) or np.mean(…) makes one, and an index takes one",
      zh: "\(tensor) 是一个数：很多个数用 np.sum(…) 或 np.mean(…) 合成一个，用下标取其中一个")
  }

  private static let indices = Localized(
    en:
      "indices are m numbers in a row, one for each example of the mini-batch; set batch= makes it "
      + "larger or smaller",
    zh: "indices 是一行 m 个数，小批量的每个样本一个；小批量的大小用 set batch= 改变")

  private static func miniBatch(_ tensor: String) -> Localized<String> {
    Localized(
      en: "\(tensor) keeps its m columns, one for each example; indices take other examples, and "
        + "set batch= more or fewer",
      zh: "\(tensor) 的 m 列不变，每个样本一列；换样本改写 indices，多取少取用 set batch=")
  }

  private static let bothSides = Localized(
    en:
      "a tensor has two sides: keepdims=True keeps both in a sum, A[0:1] in a part, [[…]] in a list",
    zh: "张量有两个维度：求和用 keepdims=True 都保留，取一部分用 A[0:1]，列表用 [[…]]")

  private static let examples = Localized(
    en:
      "the columns are the examples, m of them: m is the size of each mini-batch, of a smaller last "
      + "one too",
    zh: "每个样本一列，共 m 列：m 是每个小批量的大小，最后一个较小的也是")

  private static let keepdims = Localized(
    en: "keepdims=True keeps a side that was summed", zh: "keepdims=True 保留求和的那一边")

  private static func sum(axis: Int) -> Localized<String> {
    Localized(
      en: "np.sum(…, axis=\(axis), keepdims=True) makes one "
        + (axis == 1 ? "column" : "row") + " of them",
      zh: "np.sum(…, axis=\(axis), keepdims=True) 把它们合成一" + (axis == 1 ? "列" : "行"))
  }

  private static let product = Localized(
    en: "A @ B has the rows of A and the columns of B; m is the size of each mini-batch, of a "
      + "smaller last one too",
    zh: "A @ B 的行数同 A，列数同 B；m 是每个小批量的大小，最后一个较小的也是")
}
