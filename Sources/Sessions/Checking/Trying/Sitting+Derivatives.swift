import Engine
import Formulas

extension Sitting {
  /// The formula of dZ in the tensor's layer for every other activation.
  func otherDerivatives() -> [Syntax] {
    guard let layer = stage.layer, stage.pass == .backward else { return [] }
    let (network, run) = (plan.network, timeline.trainer)
    return Activation.allCases.filter {
      $0 != network.layers[layer - 1].activation && $0 != .linear
    }
    .compactMap { activation in
      var layers = network.layers
      layers[layer - 1].activation = activation
      layers[layer - 1].slope = activation.defaultSlope
      guard let other = try? Network(inputs: network.inputs, layers: layers, loss: .squared)
      else { return nil }
      let plan = Plan(training: other, on: run.data, with: run.state.hyperparameters)
      let id = StageID(.backward, layer: layer, part: "dZ")
      let formula = plan.index(of: id).flatMap { plan.stages[$0].writes.first?.formula }
      let slope = Syntax(.number(activation.defaultSlope ?? 0))
      return formula?.substituting(["slope\(layer)": slope])
    }
  }
}
