import Engine
import Matrices

/// How somebody's matrices lie.
public struct StepLayout: Hashable, Sendable {
  /// Whether weights are (inputs, units).
  public let areWeightsTurned: Bool
  /// Whether examples stand in rows.
  public let isByRows: Bool

  /// Every one, the likelier first.
  static let all = [
    StepLayout(areWeightsTurned: false, isByRows: false),
    StepLayout(areWeightsTurned: false, isByRows: true),
    StepLayout(areWeightsTurned: true, isByRows: true),
    StepLayout(areWeightsTurned: true, isByRows: false),
  ]

  /// A tensor as it lies here; of another shape than it should have where it has one.
  func aligned(_ tensor: ForeignStep.Tensor, to spec: TensorSpec, examples: Int) -> Matrix<Double> {
    let shape = spec.shape(examples: examples)
    let values = tensor.values
    let isList = tensor.rank < 2 || shape.count == 1
    if isList, values.count == shape.count {
      return Matrix(shape: shape, columnMajor: values.elements)
    }
    guard tensor.rank == 2 else { return values }
    return (spec.isOfWeights ? areWeightsTurned : isByRows) ? values.transposed : values
  }
}

extension TensorSpec {
  /// Whether it has the shape of a layer's weights: W, dW, vdW1.
  fileprivate var isOfWeights: Bool {
    guard case .fixed = columns else { return false }
    return name.contains("W")
  }
}

extension ForeignStep {
  /// The weights of every layer, in order.
  var weights: [Tensor] {
    var found: [Tensor] = []
    while let next = tensor("w\(found.count + 1)", .before) { found.append(next) }
    return found
  }

  /// The first tensor of a name, from before the step or of no time; of after it where asked.
  func tensor(_ text: String, _ time: StepName.Time) -> Tensor? {
    tensors.first { tensor in
      let name = StepName(tensor.name)
      let isNamed = name.text == text || StepName.synonyms[name.text] == text
      return isNamed && (name.time ?? .before) == time
    }
  }

  /// The features, then the units of every layer, where matrices lie like that; nil where they
  /// then form no chain.
  func sizes(_ layout: StepLayout) -> [Int]? {
    guard let X = tensor("x", .before) else { return nil }
    var sizes = [layout.isByRows ? X.values.columns : X.values.rows]
    for weights in weights {
      let W = layout.areWeightsTurned ? weights.values.transposed : weights.values
      guard W.columns == sizes.last else { return nil }
      sizes.append(W.rows)
    }
    guard let outputs = sizes.last, sizes.count > 1, labels(layout, outputs: outputs) != nil else {
      return nil
    }
    return sizes
  }

  /// The examples, one a column.
  func features(_ layout: StepLayout) -> Matrix<Double>? {
    tensor("x", .before).map { layout.isByRows ? $0.values.transposed : $0.values }
  }

  /// The labels, one example a column; numbers of classes become one-hot.
  func labels(_ layout: StepLayout, outputs: Int) -> Matrix<Double>? {
    guard let Y = tensor("y", .before), let X = features(layout) else { return nil }
    let turned = layout.isByRows && Y.rank == 2 ? Y.values.transposed : Y.values
    if turned.shape == Shape(outputs, X.columns) { return turned }
    guard Y.values.count == X.columns, Y.rank < 2 || min(turned.rows, turned.columns) == 1 else {
      return nil
    }
    if outputs == 1 { return Matrix(shape: Shape(1, X.columns), columnMajor: Y.values.elements) }
    let classes = Y.values.elements
    guard classes.allSatisfy({ $0 >= 0 && $0 < Double(outputs) && $0 == $0.rounded() }) else {
      return nil
    }
    return Matrix(shape: Shape(outputs, X.columns)) { Double($0) == classes[$1] ? 1 : 0 }
  }
}
