import Formulas

extension Rewriting {
  /// Products of matrices, and transposes.
  static let products: [Rewriting] = [
    Rewriting(.missingTranspose) { node, _, _ in
      node.untransposed
    } mend: { node, isRoot, _, _ in
      isRoot || node.name != nil || !node.isNumber && node.kind.children.count > 1
        ? [node.transposed] : []
    },
    Rewriting(.extraTranspose) { node, isRoot, _ in
      isRoot || node.name != nil ? [node.transposed] : []
    } mend: { node, _, _, _ in
      node.untransposed
    },
    Rewriting(
      .factorsExchanged,
      both: { node, _, _ in
        guard case .binary(.matrixProduct, let left, let right) = node.kind else { return [] }
        return [Syntax(.binary(.matrixProduct, right, left), range: node.range)]
      }),
    Rewriting(.elementwiseForProduct) { node, _, _ in
      node.exchanging(.matrixProduct, for: .multiply)
    } mend: { node, _, _, _ in
      node.exchanging(.multiply, for: .matrixProduct)
    },
    Rewriting(.productForElementwise) { node, _, _ in
      node.exchanging(.multiply, for: .matrixProduct)
    } mend: { node, _, _, _ in
      node.exchanging(.matrixProduct, for: .multiply)
    },
  ]
}

extension Syntax {
  fileprivate var untransposed: [Syntax] {
    if case .member(let base, "T") = kind { [base] } else { [] }
  }

  fileprivate func exchanging(_ sign: BinaryOperator, for other: BinaryOperator) -> [Syntax] {
    guard case .binary(sign, let left, let right) = kind else { return [] }
    return [Syntax(.binary(other, left, right), range: range)]
  }
}
