import Matrices

/// A network's units and weights.
public struct NetworkDiagram: Sendable, Hashable {
  /// The units that stand in one column.
  public struct Layer: Sendable, Hashable {
    /// What it is: `X`, `1 relu`.
    public let name: String
    /// How many units it has.
    public let units: Int
    /// The names of its units, or none where they only have numbers.
    public let unitNames: [String]

    /// Creates a layer.
    public init(_ name: String, units: Int, unitNames: [String] = []) {
      self.name = name
      self.units = units
      self.unitNames = unitNames
    }
  }

  /// The layers, the input first.
  public let layers: [Layer]
  /// The weights from each layer to the next, (units of the next, units of this).
  public let weights: [Matrix<Double>]

  /// Creates a diagram of layers with the weights between them, one matrix fewer than layers.
  public init(layers: [Layer], weights: [Matrix<Double>]) {
    precondition(weights.count + 1 == layers.count, "\(weights.count) weights between layers")
    self.layers = layers
    self.weights = weights
  }
}

extension NetworkDiagram {
  /// One weight between two units that are both drawn.
  struct Edge: Hashable {
    let layer: Int
    let from: Int
    let to: Int
    let weight: Double
    /// The weight's size beside the largest of its layer, from 0 to 1.
    let strength: Double
  }

  /// The units of a layer that are drawn: all, or the first ones where they are too many.
  func shownUnits(_ layer: Int, limit: Int) -> Int {
    let units = layers[layer].units
    return units <= limit ? units : max(1, limit - 1)
  }

  /// How many weights are exactly 0: they are not drawn.
  var zeros: Int { weights.reduce(0) { $0 + $1.elements.count { $0 == 0 } } }

  /// How many weights lie between units that are drawn.
  func edgeCount(units: Int) -> Int {
    weights.indices.reduce(0) {
      $0 + shownUnits($1, limit: units) * shownUnits($1 + 1, limit: units)
    }
  }

  /// The strongest weights between units that are drawn, the weakest first.
  func edges(units: Int, perLayer limit: Int) -> [Edge] {
    weights.indices.flatMap { layer in
      let matrix = weights[layer]
      let largest = matrix.elements.filter(\.isDrawable).map(\.magnitude).max() ?? 0
      let edges = (0..<shownUnits(layer + 1, limit: units)).flatMap { to in
        (0..<shownUnits(layer, limit: units)).compactMap { from -> Edge? in
          let weight = matrix[to, from]
          guard weight.isDrawable, weight != 0 else { return nil }
          return Edge(
            layer: layer, from: from, to: to, weight: weight, strength: abs(weight) / largest)
        }
      }
      return edges.sorted { $0.strength < $1.strength }.suffix(limit)
    }
  }
}
