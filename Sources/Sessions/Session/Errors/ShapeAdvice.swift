import Languages
import Matrices

/// What to do about a formula whose value has another shape than its tensor.
enum ShapeAdvice {
  /// The advice for a tensor's shape and that of the value.
  static func words(wanted: Shape, found: [Int]) -> Localized<String> {
    guard found.count == 2 else { return found.isEmpty ? oneNumber : keepdims }
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
