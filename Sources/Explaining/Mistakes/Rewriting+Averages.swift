import Formulas

extension Rewriting {
  private static let m = Syntax.named("m")

  /// Means and sums over the batch.
  static let averages: [Rewriting] = [
    Rewriting(.missingAverage) { node, _, _ in
      guard case .binary(.divide, let left, let right) = node.kind, right == m,
        !left.mentions(isPenalty)
      else { return [] }
      return [left]
    } mend: { node, isRoot, _, _ in
      isRoot || node.isProduct || Reduction(node)?.name == "sum" ? [node.over(m)] : []
    },
    Rewriting(.extraAverage) { node, isRoot, _ in
      let isSum = Reduction(node)?.name == "sum" && Reduction(node)?.axis != 0
      let mean = isSum ? [node.renamingCall("mean")] : []
      return mean
        + (isRoot || node.isProduct || Reduction(node)?.isSum == true ? [node.over(m)] : [])
    } mend: { node, _, _, _ in
      if Reduction(node)?.name == "mean" { return [node.renamingCall("sum")] }
      guard case .binary(.divide, let left, let right) = node.kind, right == m
      else { return [] }
      return [left]
    },
    Rewriting(.sumInsteadOfMean) { node, _, _ in
      Reduction(node)?.name == "mean" ? [node.renamingCall("sum")] : []
    } mend: { node, _, _, _ in
      Reduction(node)?.name == "sum" ? [node.renamingCall("mean")] : []
    },
    Rewriting(
      .wrongAxis,
      make: { node, _, _ in
        guard case .binary(.divide, let sum, let count) = node.kind, count == m else {
          return node.otherAxes
        }
        return Reduction(sum)?.name == "sum" ? sum.renamingCall("mean").otherAxes : []
      }, mend: { node, _, _, _ in node.otherAxes }),
    Rewriting(.missingKeepdims) { node, _, _ in
      guard Reduction(node)?.axis != nil, node.withoutKeepdims != node else { return [] }
      return [node.withoutKeepdims]
    } mend: { node, _, _, _ in
      guard Reduction(node)?.axis != nil, node.withoutKeepdims == node else { return [] }
      return [node.adding(.init("keepdims", .named("True")))]
    },
  ]

  static func isPenalty(_ name: String) -> Bool {
    name == "lambda" || name == "lambda1" || name == "J_reg"
  }
}

extension Syntax {
  var isProduct: Bool { if case .binary(.matrixProduct, _, _) = kind { true } else { false } }

  var isNumber: Bool { if case .number = kind { true } else { false } }

  func renamingCall(_ name: String) -> Syntax {
    guard case .call(_, let arguments) = kind else { return self }
    return Syntax(.call(.init(name), arguments), range: range)
  }

  /// The same reduction along the other side, along both, or along one where there is none.
  fileprivate var otherAxes: [Syntax] {
    guard case .call(let name, let arguments) = kind,
      Reduction(self) != nil || name.text == "softmax"
    else { return [] }
    let rest = arguments.filter { $0.label?.text != "axis" }
    let axis = Reduction(self)?.axis ?? (name.text == "softmax" ? 0 : nil)
    func along(_ axis: Double) -> Syntax {
      let sides = rest.prefix(1) + [.init("axis", .number(axis))] + rest.dropFirst()
      return Syntax(.call(name, Array(sides)), range: range)
    }
    let kept = Syntax.Argument("keepdims", .named("True"))
    let isKept = rest.contains { $0.label?.text == "keepdims" }
    guard let axis else {
      return [0, 1].flatMap { (axis: Double) -> [Syntax] in
        let line = along(axis)
        return [line] + (isKept ? [] : [line.adding(kept)])
      }
    }
    let other = along(axis == 0 ? 1 : 0)
    let whole =
      name.text == "softmax" ? [] : [Syntax(.call(name, Array(rest.prefix(1))), range: range)]
    return [other, other.withoutKeepdims] + whole
  }

  /// The same with `keepdims=True` in every reduction along a side.
  var keepingSides: Syntax {
    rewriting { node in
      guard Reduction(node)?.axis != nil, node.withoutKeepdims == node else { return nil }
      return node.adding(.init("keepdims", .named("True")))
    }
  }

  fileprivate func adding(_ argument: Argument) -> Syntax {
    guard case .call(let name, let arguments) = kind else { return self }
    return Syntax(.call(name, arguments + [argument]), range: range)
  }

  fileprivate var withoutKeepdims: Syntax {
    guard case .call(let name, let arguments) = kind else { return self }
    return Syntax(.call(name, arguments.filter { $0.label?.text != "keepdims" }), range: range)
  }
}
