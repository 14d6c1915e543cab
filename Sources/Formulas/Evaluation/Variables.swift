import Matrices

/// Variables in a dictionary, without files: the simplest scope.
///
/// ```swift
/// var scope = Variables(["W": Value(2)])
/// let cost = try scope.run("np.sum(W ** 2) / 8")  // 0.5
/// ```
public struct Variables: Scope, Sendable {
  /// The values by name.
  public var values: [String: Value]
  /// The stream of `rand` and its like.
  public var random: NumPyRandom
  /// Who multiplies matrices.
  public let products: Products

  /// Creates variables and a random stream.
  public init(
    _ values: [String: Value] = [:], seed: UInt32 = 0, products: Products = .auto
  ) {
    self.values = values
    self.products = products
    random = NumPyRandom(seed: seed)
  }

  /// Every name, in order.
  public var names: [String] { values.keys.sorted() }

  /// The value of a name.
  public func value(named name: String) -> Value? { values[name] }

  /// Refuses: there are no files here.
  public func load(_ path: String) throws(LoadFailure) -> Value {
    throw .noFiles
  }

  /// Reads a line, works it out and carries out its assignment.
  /// - Throws: what is wrong, and where; the variables stay as they were.
  @discardableResult
  public mutating func run(_ line: String) throws(FormulaError) -> Value {
    switch try evaluate(Parser.parse(line)) {
    case .value(let value): return value
    case .assignment(let name, let value):
      values[name] = value
      return value
    }
  }
}
