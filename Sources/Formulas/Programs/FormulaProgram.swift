import Matrices

/// A formula compiled for arrays whose shapes are known but for the number of examples, to be worked
/// out again and again without anything being allocated or looked up.
///
/// It knows the part of the language that training formulas are made of; a formula with more in it
/// is left to the evaluator, whose values it gives.
public final class FormulaProgram {
  /// How many columns an array has.
  public enum Columns: Hashable, Sendable {
    /// Always as many.
    case fixed(Int)
    /// One an example.
    case examples
  }

  /// An array the formula reads, where it always lies.
  public struct Operand {
    let rows: Int
    let columns: Columns
    let start: UnsafePointer<Double>
    let isNumber: Bool

    /// Describes an array, column-major; `isNumber` for one that is a plain number to a formula.
    public init(
      rows: Int, columns: Columns, isNumber: Bool = false, at start: UnsafePointer<Double>
    ) {
      (self.rows, self.columns, self.isNumber, self.start) = (rows, columns, isNumber, start)
    }
  }

  /// What a name of the formula is.
  public enum Meaning {
    /// An array that lies where it lies.
    case array(Operand)
    /// A number that may be another each time.
    case number
    /// A value that stays.
    case value(Value)
  }

  private let result: ProgramNode
  /// The numbers that may be others each time, in the order `run` takes them.
  public let numberNames: [String]
  /// What a run works with.
  private var context: ProgramContext

  /// Compiles a formula.
  /// - Parameters:
  ///   - capacity: The most examples there can be.
  ///   - meaning: What a name is; nil where it is unknown.
  /// - Returns: nil where the formula is more than this can do.
  public init?(
    _ formula: Syntax, capacity: Int, meaning: @escaping (String) -> Meaning?
  ) {
    var compiler = ProgramCompiler(capacity: capacity, meaning: meaning)
    guard let result = compiler.compile(formula) else { return nil }
    self.result = result
    numberNames = compiler.numbers
    context = ProgramContext(numbers: numberNames.count)
  }

  /// Whether the result is always a matrix of these sides, or a number for one that has one element.
  public func gives(rows: Int, columns: Columns) -> Bool {
    if result.rank == 0 { return rows == 1 && columns == .fixed(1) }
    return result.rows == rows && result.columns == columns
  }

  /// Works it out.
  /// - Parameters:
  ///   - examples: How many there are.
  ///   - number: The number of that place in `numberNames`.
  /// - Returns: Where the result lies until the next run, column-major.
  public func run(
    examples: Int, by products: Products, number: (Int) -> Double
  ) -> UnsafePointer<Double> {
    context.examples = examples
    context.products = products
    for index in context.numbers.indices { context.numbers[index] = number(index) }
    return result.run(context)
  }
}

/// What nodes work with.
struct ProgramContext {
  var examples = 0
  var products = Products.auto
  var numbers: [Double]

  init(numbers: Int) { self.numbers = Array(repeating: 0, count: numbers) }
}

/// A part of a compiled formula with the place its value is put in.
class ProgramNode {
  let rows: Int
  let columns: FormulaProgram.Columns
  /// 0 for a number, 2 for a matrix.
  let rank: Int

  init(_ rows: Int, _ columns: FormulaProgram.Columns, rank: Int = 2) {
    (self.rows, self.columns, self.rank) = (rows, columns, rank)
  }

  /// Works it out; the value lies there until the next time.
  func run(_ context: borrowing ProgramContext) -> UnsafePointer<Double> {
    preconditionFailure("a node that computes nothing")
  }

  /// The number of columns with so many examples.
  final func width(_ examples: Int) -> Int {
    switch columns {
    case .fixed(let count): count
    case .examples: examples
    }
  }
}

/// A node that computes into memory of its own.
class ComputedNode: ProgramNode {
  final let target: UnsafeMutablePointer<Double>
  private let memory: UnsafeMutableBufferPointer<Double>

  init(_ rows: Int, _ columns: FormulaProgram.Columns, rank: Int = 2, capacity: Int) {
    let width = if case .fixed(let count) = columns { count } else { capacity }
    memory = .allocate(capacity: max(1, rows * width))
    memory.initialize(repeating: 0)
    guard let start = memory.baseAddress else { preconditionFailure("no memory") }
    target = start
    super.init(rows, columns, rank: rank)
  }

  deinit { memory.deallocate() }
}
