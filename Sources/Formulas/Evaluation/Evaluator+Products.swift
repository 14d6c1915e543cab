import Matrices

/// A factor of a product; one written as a transpose is kept as it lies, for turning a large matrix
/// takes as long as multiplying by it.
struct ProductFactor {
  fileprivate let syntax: Syntax
  /// The numbers, rows and columns exchanged where `isTurned`.
  fileprivate let array: NumPyArray
  fileprivate let isTurned: Bool

  private init(_ syntax: Syntax, _ array: NumPyArray, isTurned: Bool) {
    (self.syntax, self.array, self.isTurned) = (syntax, array, isTurned)
  }

  /// A factor by its value.
  init(_ named: Named) { self.init(named.syntax, named.array, isTurned: false) }

  /// The transpose of a matrix.
  fileprivate init(_ syntax: Syntax, transposeOf array: NumPyArray) {
    self.init(syntax, array, isTurned: true)
  }

  /// The same numbers lying the other way.
  fileprivate var turned: ProductFactor {
    ProductFactor(syntax, array.transposed, isTurned: !isTurned)
  }

  /// Whether it is a matrix's transpose by the way it is written.
  fileprivate var isTranspose: Bool { isTurned || Named(syntax, array).isTranspose }

  /// The shape it is multiplied in.
  fileprivate var shape: [Int] { isTurned ? array.shape.reversed() : array.shape }

  fileprivate var operand: Operand { Operand(syntax.description, shape: shape) }
}

extension Evaluator {
  /// Works a factor out.
  mutating func factor(_ node: Syntax) throws(FormulaError) -> ProductFactor {
    guard case .member(let base, "T") = node.kind else {
      return ProductFactor(Named(node, try numbers(node)))
    }
    let array = try numbers(base)
    return array.rank == 2
      ? ProductFactor(node, transposeOf: array) : ProductFactor(Named(node, array))
  }

  /// `a @ b`.
  mutating func product(_ a: ProductFactor, _ b: ProductFactor) throws(Problem) -> NumPyArray {
    for factor in [a, b] where factor.array.rank == 0 { throw .productOfNumber(factor.operand) }
    return try dot(a, b)
  }

  /// NumPy's `dot`: as `@`, and a number multiplies.
  mutating func dot(_ a: Named, _ b: Named) throws(Problem) -> NumPyArray {
    try dot(ProductFactor(a), ProductFactor(b))
  }

  private mutating func dot(_ a: ProductFactor, _ b: ProductFactor) throws(Problem) -> NumPyArray {
    let products = scope.products
    let form = Self.form(a, b, products)
    let left = a.isTurned == (form == .left) ? a : a.turned
    let right = b.isTurned == (form == .right) ? b : b.turned
    let (rows, columns) = (a.shape.dropLast().first ?? 1, b.shape.dropFirst().first ?? 1)
    try work.spend(rows: rows, inner: a.shape.last ?? 1, columns: columns)
    do {
      return try NumPyArray.product(left.array, right.array, by: products, turning: form)
    } catch {
      throw Self.problem(error, a.operand, b.operand)
    }
  }

  /// Which factor is multiplied as it lies turned.
  ///
  /// OpenBLAS's bits depend on it: there the first that is written as a transpose, as the stage that
  /// multiplies the same has it.
  private static func form(
    _ a: ProductFactor, _ b: ProductFactor, _ products: Products
  ) -> Transposition {
    if products.usesOpenBLAS { return a.isTranspose ? .left : b.isTranspose ? .right : .none }
    return a.isTurned ? .left : b.isTurned ? .right : .none
  }
}
