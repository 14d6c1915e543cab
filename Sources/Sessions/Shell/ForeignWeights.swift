import Datasets
import Engine
import Languages
import Matrices

/// Weights under somebody else's names, such as PyTorch's `fc1.weight`, taken for a network's by
/// their order and shapes.
///
/// A layer's tensors share what stands before the last dot. A matrix is (units, inputs) as here and
/// in PyTorch, or (inputs, units) as in Keras, which its shape tells, or where it is square its
/// name (`kernel`). Names may be sorted, so that layers stand in another order than they are used:
/// shapes tell where each fits one layer only. Batch norms are those of the layers that have one,
/// in that order. PyTorch adds a bias before it normalises; here there is none, and the running
/// mean takes it in.
struct ForeignWeights {
  private let file: Safetensors
  private let path: String
  private let run: Trainer

  /// A tensor under the network's name, and its name in the file.
  private typealias Taken = (tensor: Safetensors.Tensor, source: String)

  /// The file's tensors under the network's names, with the names they have in the file; as it is,
  /// with none, where it has them already.
  /// - Parameter map: which tensor of the file is which of the network's, where a person says so.
  /// - Throws: `WeightsError` where order and shapes do not tell.
  static func renamed(
    _ file: Safetensors, named path: String, for run: Trainer, layers: Set<Int>,
    map: [String: String] = [:]
  ) throws(WeightsError) -> (file: Safetensors, sources: [String: String]) {
    let names = run.plan.model.map(\.spec.name)
    let isOwn = file.tensors.contains { names.contains($0.name) }
    let weights = ForeignWeights(file: file, path: path, run: run)
    guard !isOwn || !map.isEmpty, !file.tensors.isEmpty else {
      return (weights.turned, weights.isTurned ? weights.turnedSources : [:])
    }
    let taken = map.isEmpty ? try weights.inOrder(layers.sorted()) : try weights.mapped(map)
    return (
      Safetensors(taken.map(\.tensor), metadata: file.metadata),
      Dictionary(taken.map { ($0.tensor.name, $0.source) }) { first, _ in first }
    )
  }

  /// Whether the file has the network's names, and its matrices are (inputs, units).
  private var isTurned: Bool {
    let pairs = run.plan.model.compactMap { spec, _ -> (found: Shape, wanted: Shape)? in
      guard spec.role == .parameter(.weight), let found = file[spec.name]?.shape else {
        return nil
      }
      return (found, spec.shape(examples: 0))
    }
    // Of square ones nothing tells; they lie as the others do.
    let telling = pairs.filter { $0.wanted.rows != $0.wanted.columns }
    return !telling.isEmpty
      && telling.allSatisfy { $0.found == Shape($0.wanted.columns, $0.wanted.rows) }
  }

  /// The file with its weights turned over, where they are to be.
  private var turned: Safetensors {
    guard isTurned else { return file }
    let weights = Set(
      run.plan.model.filter { $0.spec.role == .parameter(.weight) }.map(\.spec.name))
    return Safetensors(
      file.tensors.map { tensor in
        weights.contains(tensor.name) ? .init(tensor.name, tensor.values.transposed) : tensor
      }, metadata: file.metadata)
  }

  /// What was turned, by its name.
  private var turnedSources: [String: String] {
    let names = file.tensors.map(\.name).filter { name in
      run.plan.model.contains { $0.spec.name == name && $0.spec.role == .parameter(.weight) }
    }
    return Dictionary(names.map { ($0, "\($0).T") }) { first, _ in first }
  }

  private func mapped(_ map: [String: String]) throws(WeightsError) -> [Taken] {
    var tensors: [Taken] = []
    for (name, other) in map.sorted(by: { $0.key < $1.key }) {
      guard let spec = run.plan.model.first(where: { $0.spec.name == name })?.spec else {
        throw .notOfNetwork(name, known: run.plan.model.map(\.spec.name))
      }
      guard let values = file[other] else { throw .notInFile(other, file: path, held: held) }
      let own = fitted(values, to: spec.shape(examples: 0), named: other)
      tensors.append((.init(name, own), other))
    }
    return tensors
  }

  private func inOrder(_ layers: [Int]) throws(WeightsError) -> [Taken] {
    let groups = Self.groups(of: file)
    let linear = groups.filter { $0.matrix != nil }
    guard linear.count == layers.count else {
      throw .foreignLayers(network: layers.count, file: path, held: held)
    }
    // Batch norms and slopes come in the order of the layers that have them.
    var (norms, slopes) = (groups.filter(\.isNorm)[...], groups.filter(\.isSlope)[...])
    var tensors: [Taken] = []
    for (layer, matrix) in zip(layers, try arranged(linear, for: layers)) {
      let described = run.plan.network.layers[layer - 1]
      let norm = described.hasBatchNorm ? norms.popFirst() : nil
      let slope = described.activation.learnsSlope ? slopes.popFirst() : nil
      tensors += try self.tensors(of: layer, matrix, norm, slope)
    }
    return tensors
  }

  /// The linear parts in the order of the layers: as they stand in the file where they fit so, else
  /// by their shapes, where each layer has just one that fits it.
  private func arranged(_ linear: [Group], for layers: [Int]) throws(WeightsError) -> [Group] {
    let shapes = layers.compactMap { layer in
      run.plan.model.first { $0.layer == layer && $0.spec.role == .parameter(.weight) }?
        .spec.shape(examples: 0)
    }
    guard shapes.count == linear.count else { return linear }
    for mayTurn in [false, true] {
      let choices = shapes.map { shape in
        linear.indices.filter { linear[$0].fits(shape, mayTurn: mayTurn) }
      }
      if linear.indices.allSatisfy({ choices[$0].contains($0) }) {
        try checkOrder(of: linear, choices)
        return linear
      }
      guard choices.allSatisfy({ $0.count == 1 }), Set(choices.joined()).count == linear.count
      else { continue }
      return choices.joined().map { linear[$0] }
    }
    return linear
  }

  /// Sees that modules of one shape stand in the order of the layers: safetensors sorts by name, so
  /// that only numbers in names tell it.
  private func checkOrder(of linear: [Group], _ choices: [[Int]]) throws(WeightsError) {
    guard !path.hasSuffix(".npz") else { return }
    for (index, group) in linear.enumerated() {
      for other in choices[index] where other > index && choices[other].contains(index) {
        guard group.name.filter(\.isLetter) == linear[other].name.filter(\.isLetter) else {
          throw .foreignOrder(group.name, linear[other].name, file: path, held: held)
        }
      }
    }
  }

  private func tensors(
    of layer: Int, _ linear: Group, _ norm: Group?, _ slope: Group?
  ) throws(WeightsError) -> [Taken] {
    let bias = linear.bias
    var result: [Taken] = []
    for (spec, number) in run.plan.model where number == layer {
      let shape = spec.shape(examples: 0)
      let found: Safetensors.Tensor? =
        switch spec.role {
        case .runningMean: norm?.list("running_mean", "moving_mean").map { Self.mean($0, bias) }
        case .runningVariance: norm?.list("running_var", "moving_variance")
        case .parameter(.weight): linear.matrix
        case .parameter(.bias): bias
        case .parameter(.scale): norm?.list("weight", "gamma", "scale")
        case .parameter(.shift): norm?.list("bias", "beta")
        case .parameter(.slope): slope?.list("weight", "alpha")
        default: nil
        }
      guard let found else { throw .foreignMissing(spec.name, file: path, held: held) }
      let values = fitted(found.values, to: shape, named: found.name)
      guard values.shape == shape else {
        throw .foreignShape(found.name, found.values.shape, spec.name, shape, file: path)
      }
      result.append((.init(spec.name, values), found.name))
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
    let isKernel = ModuleName(name).last == "kernel"
    return turned == shape && (values.shape != shape || isKernel) ? values.transposed : values
  }

  /// What the file holds, with shapes.
  private var held: [String] { file.tensors.map { "\($0.name) \($0.values.shape)" } }
}
