import Formulas
import Matrices

/// How a wrong value relates to the right one.
public enum Relation: Hashable, Sendable {
  /// The same numbers in another shape.
  case reshaped
  /// The same numbers with rows and columns exchanged.
  case transposed
  /// Another shape.
  case shape
  /// So many times as large everywhere.
  case factor(Double)
  /// A step so many times as large as it should be.
  case step(Double)
  /// Larger by the same number everywhere.
  case offset(Double)
  /// Right but for the sign of some elements.
  case signs
  /// Wrong only where a tensor is 0, or is not above 0.
  case onlyWhereZero(String)
  /// Wrong only in one row.
  case onlyRow(Int)
  /// Wrong only in one column.
  case onlyColumn(Int)
  /// The same difference in every column, as of a bias.
  case columnOffset
  /// The number itself instead of a formula for it.
  case numbersOnly
  /// Right in this run and wrong in others.
  case onlyHere
  /// Right but where values lie at an edge.
  case edge(Edge)
  /// It would be right without a part that cuts something off.
  case bound(Bound)
  /// No number where there should be one: so many elements, and right elsewhere or not.
  case notANumber(Int, isRightElsewhere: Bool)
  /// The difference is so many times another tensor.
  case multiple(of: String, Double)
  /// Nothing that stands out; the share of elements that are right.
  case none(right: Double)

  typealias Named = (String, Matrix<Double>)

  init(_ value: NumPyArray, to expected: NumPyArray, _ tensors: some Sequence<Named>) {
    let (mine, right) = (value.matrix, expected.matrix)
    guard mine.shape == right.shape else {
      self = Self.shapes(mine, right)
      return
    }
    let wrong = Self.wrong(mine, right)
    self =
      Self.notANumber(mine, right, wrong) ?? Self.factor(mine, right) ?? Self.offset(mine, right)
      ?? Self.line(mine, wrong)
      ?? Self.multiple(mine, right, tensors) ?? Self.zeros(mine, wrong, tensors)
      ?? .none(right: 1 - Double(wrong.count) / Double(max(1, mine.count)))
  }

  /// How many times as large a value is everywhere; nil where it is no multiple of the right one.
  static func factor(of value: NumPyArray, to expected: NumPyArray) -> Double? {
    guard value.matrix.shape == expected.matrix.shape,
      case .factor(let factor) = factor(value.matrix, expected.matrix)
    else { return nil }
    return factor
  }

  static func isClose(_ a: Double, _ b: Double) -> Bool {
    a == b || (a - b).isFinite && abs(a - b) <= 1e-9 * max(abs(a), abs(b))
  }

  private static func shapes(_ mine: Matrix<Double>, _ right: Matrix<Double>) -> Relation {
    if NumPyArray(mine.transposed).agrees(with: NumPyArray(right)) { return .transposed }
    return mine.count == right.count
      && NumPyArray(row: mine.rowMajor).agrees(with: NumPyArray(row: right.rowMajor))
      ? .reshaped : .shape
  }

  private static func notANumber(
    _ mine: Matrix<Double>, _ right: Matrix<Double>, _ wrong: [Int]
  ) -> Relation? {
    let both = wrong.count { mine.elements[$0].isNaN && right.elements[$0].isNaN }
    let count = wrong.count { mine.elements[$0].isNaN } - both
    return count > 0 ? .notANumber(count, isRightElsewhere: count == wrong.count - both) : nil
  }

  private static func factor(_ mine: Matrix<Double>, _ right: Matrix<Double>) -> Relation? {
    let pairs = zip(mine.elements, right.elements)
    guard let first = pairs.first(where: { $1 != 0 }) else { return nil }
    let factor = first.0 / first.1
    guard factor.isFinite, pairs.allSatisfy({ isClose($0, factor * $1) }) else {
      return pairs.allSatisfy { isClose(abs($0), abs($1)) } ? .signs : nil
    }
    return .factor(factor)
  }

  private static func offset(_ mine: Matrix<Double>, _ right: Matrix<Double>) -> Relation? {
    let differences = zip(mine.elements, right.elements).map { $0 - $1 }
    guard let first = differences.first, first.isFinite, mine.count > 1 else { return nil }
    let scale = right.elements.map(abs).max() ?? 0
    func isSame(_ a: Double, _ b: Double) -> Bool {
      abs(a - b) <= max(1e-6 * abs(b), 1e-13 * scale)
    }
    if differences.allSatisfy({ isSame($0, first) }) { return .offset(first) }
    let isByRow = differences.indices.allSatisfy {
      isSame(differences[$0], differences[$0 % mine.rows])
    }
    return mine.columns > 1 && isByRow ? .columnOffset : nil
  }

  /// The places of the elements that differ.
  private static func wrong(_ mine: Matrix<Double>, _ right: Matrix<Double>) -> [Int] {
    let scale = right.elements.map(abs).max() ?? 0
    return mine.elements.indices.filter {
      !(abs(mine.elements[$0] - right.elements[$0]) <= 1e-11 * scale)
    }
  }

  private static func line(_ mine: Matrix<Double>, _ wrong: [Int]) -> Relation? {
    guard let first = wrong.first, wrong.count < mine.count else { return nil }
    let (row, column) = (first % mine.rows, first / mine.rows)
    if mine.columns > 1, wrong.allSatisfy({ $0 / mine.rows == column }) {
      return .onlyColumn(column)
    }
    if mine.rows > 1, wrong.allSatisfy({ $0 % mine.rows == row }) { return .onlyRow(row) }
    return nil
  }

  private static func zeros(
    _ mine: Matrix<Double>, _ wrong: [Int], _ tensors: some Sequence<Named>
  ) -> Relation? {
    guard !wrong.isEmpty, wrong.count < mine.count else { return nil }
    let found = tensors.first { _, tensor in
      guard tensor.shape == mine.shape else { return false }
      let low = tensor.elements.indices.filter { tensor.elements[$0] <= 0 }
      // All that lies below 0, or all that is 0 where nothing lies below.
      let below = low.filter { tensor.elements[$0] < 0 }
      let told = Set(below.isEmpty ? low : below)
      return !low.isEmpty && low.count < tensor.count && told.isSubset(of: wrong)
        && wrong.allSatisfy { tensor.elements[$0] <= 0 }
    }
    return found.map { .onlyWhereZero($0.0) }
  }

  private static func multiple(
    _ mine: Matrix<Double>, _ right: Matrix<Double>, _ tensors: some Sequence<Named>
  ) -> Relation? {
    let difference = Matrix(
      shape: mine.shape, columnMajor: zip(mine.elements, right.elements).map { $0 - $1 })
    guard mine.count > 1 else { return nil }
    for (name, tensor) in tensors
    where tensor.shape == mine.shape && isMultiple(difference, tensor, atMost: 200) {
      let size = tensor.elements.reduce(0) { $0 + $1 * $1 }
      let shared = zip(difference.elements, tensor.elements).reduce(0) { $0 + $1.0 * $1.1 }
      let factor = shared / size
      guard factor.isFinite, factor != 0 else { continue }
      let multiple = NumPyArray(tensor.map { $0 * factor })
      if multiple.agrees(with: NumPyArray(difference), tolerance: 1e-9) {
        return .multiple(of: name, factor)
      }
    }
    return nil
  }

  /// Whether one is a multiple of the other as far as their first elements tell.
  private static func isMultiple(
    _ a: Matrix<Double>, _ b: Matrix<Double>, atMost count: Int
  ) -> Bool {
    let places = b.elements.indices.prefix(count)
    guard let largest = places.max(by: { abs(b.elements[$0]) < abs(b.elements[$1]) }),
      b.elements[largest] != 0
    else { return true }
    let factor = a.elements[largest] / b.elements[largest]
    let scale = abs(a.elements[largest])
    return places.allSatisfy {
      !(abs(a.elements[$0] - factor * b.elements[$0]) > 1e-6 * scale + 1e-6 * abs(a.elements[$0]))
    }
  }
}
