import Glibc
import Matrices

extension FunctionTable {
  /// Functions that make one number of each line.
  static let reductions: [Function] = [
    reduction("sum", sum),
    reduction("mean") { sum($0) / Double($0.count) },
    reduction("prod") { $0.reducedWhileWaited(1, *) },
    reduction("max", needsElements: true, largest),
    reduction("amax", needsElements: true, largest),
    reduction("min", needsElements: true, smallest),
    reduction("amin", needsElements: true, smallest),
    reduction("median") { median($0) },
    reduction("argmax", needsElements: true, inRows: true) { Double(first($0) { $0 > $1 }) },
    reduction("argmin", needsElements: true, inRows: true) { Double(first($0) { $0 < $1 }) },
    spread("var") { $0 }, spread("std") { $0.squareRoot() },
    average, norm,
  ]

  /// A function with `axis=` and `keepdims=`.
  /// - Parameter inRows: Whether it says where an element stands: counted row after row.
  static func reduction(
    _ name: String, isLogical: Bool = false, needsElements: Bool = false, inRows: Bool = false,
    _ fold: @escaping @Sendable ([Double]) -> Double
  ) -> Function {
    Function("\(name)(a, axis=, keepdims=)") { call, _ throws(FormulaError) in
      let array = try call.array("a")
      try checkOneArray(array, call)
      if needsElements, array.count == 0 {
        throw FormulaError(.noElements(name), at: call.range)
      }
      return .array(
        try reduce(inRows ? flattened(array, call) : array, call, isLogical: isLogical, fold))
    }
  }

  /// All elements in one row, where no axis is named.
  private static func flattened(
    _ array: NumPyArray, _ call: Call
  ) throws(FormulaError) -> NumPyArray {
    guard array.rank == 2, try call.direction(of: array).axis == nil else { return array }
    return NumPyArray(shape: [1, array.count], rowMajor: array.matrix.rowMajor)
  }

  /// `max(0, Z)` means `maximum(0, Z)`.
  private static func checkOneArray(_ array: NumPyArray, _ call: Call) throws(FormulaError) {
    guard let argument = call["axis"], !argument.isNamed, let axis = argument.value.array,
      axis.rank > 0 || array.rank == 0
    else { return }
    let name = call.function.name
    if name == "max" || name == "min" {
      throw FormulaError(.comparesTwo(name, instead: name + "imum"), at: call.range)
    }
  }

  private static func reduce(
    _ array: NumPyArray, _ call: Call, isLogical: Bool = false, _ fold: ([Double]) -> Double
  ) throws(FormulaError) -> NumPyArray {
    array.reduced(
      try call.direction(of: array), keepsDimensions: try call.flag("keepdims"),
      isLogical: isLogical, fold)
  }

  @Sendable static func sum(_ line: [Double]) -> Double {
    Matrix(shape: Shape(1, line.count), columnMajor: line).sum().elements[0]
  }

  @Sendable private static func largest(_ line: [Double]) -> Double {
    line.reducedWhileWaited(-.infinity, Arithmetic.maximum)
  }

  @Sendable private static func smallest(_ line: [Double]) -> Double {
    line.reducedWhileWaited(.infinity, Arithmetic.minimum)
  }

  private static func median(_ line: [Double]) -> Double {
    guard !line.isEmpty, !line.contains(where: \.isNaN) else { return .nan }
    let sorted = line.sortedWhileWaited(by: <)
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  /// The first position that no other beats; NaN beats every number.
  private static func first(_ line: [Double], _ beats: (Double, Double) -> Bool) -> Int {
    var best = 0
    var spell = Spell()
    for position in line.indices where !line[best].isNaN {
      if spell.isOver() { break }
      if beats(line[position], line[best]) || line[position].isNaN { best = position }
    }
    return best
  }

  /// The mean, each element with its weight where there are `weights=`.
  private static let average = Function("average(a, axis=, weights=, keepdims=)") {
    call, _ throws(FormulaError) in
    let a = try call.named("a")
    guard call["weights"] != nil else {
      return .array(try reduce(a.array, call) { sum($0) / Double($0.count) })
    }
    let weights = try weights(of: a.array, call)
    let (weighted, all) = try call.locate { () throws(Problem) in
      (try Evaluator.combining(a, weights, *), try Evaluator.combining(a, weights) { $1 })
    }
    let (top, bottom) = (try reduce(weighted, call, sum), try reduce(all, call, sum))
    return .array(
      try call.locate { () throws(Problem) in
        try Evaluator.combining(Named(a.syntax, top), Named(weights.syntax, bottom), /)
      })
  }

  /// One weight for each element, or a row of them along the axis.
  private static func weights(of a: NumPyArray, _ call: Call) throws(FormulaError) -> Named {
    let weights = try call.named("weights")
    guard weights.array.rank == 1, a.rank == 2, try call.whole("axis") == 0 else { return weights }
    return Named(weights.syntax, NumPyArray(weights.array.matrix.transposed))
  }

  /// The mean square distance from the mean, with `ddof=` taken from the count.
  private static func spread(
    _ name: String, _ finish: @escaping @Sendable (Double) -> Double
  ) -> Function {
    Function("\(name)(a, axis=, ddof=, keepdims=)") { call, _ throws(FormulaError) in
      let array = try call.array("a")
      let lost = try call.number("ddof", default: 0)
      return .array(
        try reduce(array, call) { line in
          let mean = sum(line) / Double(line.count)
          let squares = sum(
            Array(places: line.count) { (line[$0] - mean) * (line[$0] - mean) })
          return finish(squares / max(0, Double(line.count) - lost))
        })
    }
  }
}
