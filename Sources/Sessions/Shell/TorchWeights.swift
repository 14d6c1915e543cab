import Datasets
import Engine
import Languages
import Matrices

/// A network's weights under the names that PyTorch gives them in an `nn.Sequential` of the same
/// layers, so that `load_state_dict` takes them.
///
/// W is (units, inputs) in both. Biases, and what batch norm keeps, are lists there. Every module
/// has a number, those without weights too.
struct TorchWeights {
  /// The weights.
  private(set) var tensors: [Safetensors.Tensor] = []
  /// The modules, as they are typed.
  private(set) var modules: [String] = []
  private let run: Trainer

  /// Takes those of a run, as they are now.
  init(_ run: Trainer) {
    self.run = run
    for number in run.plan.network.layers.indices.map({ $0 + 1 }) { add(layer: number) }
  }

  /// The container, as it is typed.
  var source: String { "nn.Sequential(" + modules.joined(separator: ", ") + ")" }

  private mutating func add(layer number: Int) {
    let network = run.plan.network
    let (layer, inputs) = (network.layers[number - 1], network.units(number - 1))
    let bias = layer.addsBias ? "" : ", bias=False"
    add(
      "nn.Linear(\(inputs), \(layer.units)\(bias))", of: number,
      [("weight", .parameter(.weight)), ("bias", .parameter(.bias))])
    if layer.hasBatchNorm {
      add(
        "nn.BatchNorm1d(\(layer.units))", of: number,
        [
          ("weight", .parameter(.scale)), ("bias", .parameter(.shift)),
          ("running_mean", .runningMean), ("running_var", .runningVariance),
        ])
    }
    if let activation = layer.activation.torchModule(units: layer.units, slope: layer.slope) {
      add(activation, of: number, [("weight", .parameter(.slope))])
    }
    if layer.hasDropout { add("nn.Dropout(\(1 - layer.keepProbability))", of: number, []) }
  }

  /// Adds a module with those of its tensors that the layer has.
  private mutating func add(
    _ module: String, of layer: Int, _ names: [(String, TensorSpec.Role)]
  ) {
    for (name, role) in names {
      guard
        let spec = run.plan.model.first(where: { $0.layer == layer && $0.spec.role == role })?.spec,
        let values = run.tensor(spec.name)
      else { continue }
      let isList = role != .parameter(.weight)
      tensors.append(.init("\(modules.count).\(name)", values, isList: isList))
    }
    modules.append(module)
  }
}
