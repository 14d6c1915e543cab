import Datasets
import Engine
import Languages
import Matrices

/// Weights under somebody else's names, such as PyTorch's `fc1.weight`, taken for a network's by
/// their order and shapes.
///
/// A layer's tensors share what stands before the last dot. A matrix is (units, inputs) as here and
/// in PyTorch, or (inputs, units) as in Keras, which its shape tells, or where it is square its
/// name (`kernel`). Batch norm's tensors follow those of their layer. PyTorch adds a bias before
/// it normalises; here there is none, and the running mean takes it in.
struct ForeignWeights {
  private let file: Safetensors
  private let path: String
  private let run: Trainer

  /// The file's tensors under the network's names; as it is where it has them already.
  /// - Parameter map: which tensor of the file is which of the network's, where a person says so.
  /// - Throws: `WeightsError` where order and shapes do not tell.
  static func renamed(
    _ file: Safetensors, named path: String, for run: Trainer, layers: Set<Int>,
    map: [String: String] = [:]
  ) throws(WeightsError) -> Safetensors {
    let names = run.plan.model.map(\.spec.name)
    let isOwn = file.tensors.contains { names.contains($0.name) }
    guard !isOwn || !map.isEmpty, !file.tensors.isEmpty else { return file }
    let weights = ForeignWeights(file: file, path: path, run: run)
    return map.isEmpty ? try weights.inOrder(layers.sorted()) : try weights.mapped(map)
  }

  private func mapped(_ map: [String: String]) throws(WeightsError) -> Safetensors {
    var tensors: [Safetensors.Tensor] = []
    for (name, other) in map.sorted(by: { $0.key < $1.key }) {
      guard let spec = run.plan.model.first(where: { $0.spec.name == name })?.spec else {
        throw .notOfNetwork(name, known: run.plan.model.map(\.spec.name))
      }
      guard let values = file[other] else { throw .notInFile(other, file: path, held: held) }
      tensors.append(.init(name, fitted(values, to: spec.shape(examples: 0), named: other)))
    }
    return Safetensors(tensors, metadata: file.metadata)
  }

  private func inOrder(_ layers: [Int]) throws(WeightsError) -> Safetensors {
    let groups = Self.groups(of: file)
    let linear = groups.indices.filter { groups[$0].matrix != nil }
    guard linear.count == layers.count else {
      throw .foreignLayers(network: layers.count, file: path, held: held)
    }
    var tensors: [Safetensors.Tensor] = []
    for (place, layer) in zip(linear.indices, layers) {
      let end = place + 1 < linear.count ? linear[place + 1] : groups.count
      tensors += try self.tensors(of: layer, groups[linear[place]..<end])
    }
    return Safetensors(tensors, metadata: file.metadata)
  }

  private func tensors(
    of layer: Int, _ groups: ArraySlice<Group>
  ) throws(WeightsError) -> [Safetensors.Tensor] {
    guard let matrix = groups.first?.matrix else { return [] }
    let bias = groups.first?.list("bias", "b")
    let norm = groups.dropFirst().first
    var result: [Safetensors.Tensor] = []
    for (spec, number) in run.plan.model where number == layer {
      let shape = spec.shape(examples: 0)
      let found: Safetensors.Tensor? =
        switch spec.role {
        case .runningMean: norm?.list("running_mean", "moving_mean").map { Self.mean($0, bias) }
        case .runningVariance: norm?.list("running_var", "moving_variance")
        case .parameter(.weight): matrix
        case .parameter(.bias): bias
        case .parameter(.scale): norm?.list("weight", "gamma", "scale")
        case .parameter(.shift): norm?.list("bias", "beta")
        case .parameter(.slope): groups.dropFirst().last?.list("weight", "alpha")
        default: nil
        }
      guard let found else { throw .foreignMissing(spec.name, file: path, held: held) }
      let values = fitted(found.values, to: shape, named: found.name)
      guard values.shape == shape else {
        throw .foreignShape(found.name, found.values.shape, spec.name, shape, file: path)
      }
      result.append(.init(spec.name, values))
    }
    return result
  }

  /// A running mean without the bias that was added before, where the two fit.
  private static func mean(
    _ mean: Safetensors.Tensor, _ bias: Safetensors.Tensor?
  ) -> Safetensors.Tensor {
    let values = bias.flatMap { try? Matrix.combining(mean.values, $0.values, -) }
    return .init(mean.name, values ?? mean.values)
  }

  /// Turned over where that is how it fits.
  private func fitted(_ values: Matrix<Double>, to shape: Shape, named name: String) -> Matrix<
    Double
  > {
    let turned = Shape(values.columns, values.rows)
    let isKernel = name.split(separator: ".").last.map { $0 == "kernel" } ?? false
    return turned == shape && (values.shape != shape || isKernel) ? values.transposed : values
  }

  /// What the file holds, with shapes.
  private var held: [String] { file.tensors.map { "\($0.name) \($0.values.shape)" } }
}

extension ForeignWeights {
  /// The tensors of one module.
  fileprivate struct Group {
    let name: String
    var tensors: [Safetensors.Tensor] = []

    /// The weights of a linear part.
    var matrix: Safetensors.Tensor? { tensors.first { $0.values.rows > 0 && isMatrix($0) } }

    private func isMatrix(_ tensor: Safetensors.Tensor) -> Bool {
      let last = tensor.name.split(separator: ".").last.map(String.init) ?? tensor.name
      let isNorm = tensors.contains {
        $0.name.hasSuffix("running_mean") || $0.name.hasSuffix("moving_mean")
      }
      return !isNorm && (tensor.values.columns > 1 || ["weight", "kernel", "W"].contains(last))
    }

    /// The tensor with one of these names behind the last dot.
    func list(_ names: String...) -> Safetensors.Tensor? {
      tensors.first { tensor in
        tensor.name.split(separator: ".").last.map { names.contains(String($0)) } ?? false
      }
    }
  }

  /// The modules in their order, numbers in names counted as numbers: `10` after `9`.
  fileprivate static func groups(of file: Safetensors) -> [Group] {
    var groups: [Group] = []
    let isSorted = zip(file.tensors, file.tensors.dropFirst()).allSatisfy { $0.name < $1.name }
    let tensors =
      isSorted ? file.tensors.sorted { $0.name.precedesNaturally($1.name) } : file.tensors
    for tensor in tensors {
      let name = tensor.name.lastIndex(of: ".").map { String(tensor.name[..<$0]) } ?? ""
      if groups.last?.name != name || name.isEmpty && tensor.values.columns > 1 {
        groups.append(Group(name: name))
      }
      groups[groups.count - 1].tensors.append(tensor)
    }
    return groups
  }
}

extension String {
  /// Whether it comes first where runs of digits count as numbers.
  fileprivate func precedesNaturally(_ other: String) -> Bool {
    for (a, b) in zip(naturalParts, other.naturalParts) where a != b {
      if let a = Int(a), let b = Int(b), a != b { return a < b }
      return a < b
    }
    return naturalParts.count < other.naturalParts.count
  }

  private var naturalParts: [String] {
    reduce(into: [String]()) { parts, character in
      if let last = parts.last?.last, last.isWholeNumber == character.isWholeNumber {
        parts[parts.count - 1].append(character)
      } else {
        parts.append(String(character))
      }
    }
  }
}
