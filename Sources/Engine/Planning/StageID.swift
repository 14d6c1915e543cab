/// Where a stage stands in an iteration, written `forward.2.linear`, `cost` or `update.1`.
public struct StageID: Hashable, Sendable {
  /// The five passes of an iteration, in their order.
  public enum Pass: String, Sendable, CaseIterable {
    case batch, forward, cost, backward, update
  }

  /// The pass.
  public let pass: Pass
  /// The layer, from 1, where the pass goes by layers.
  public let layer: Int?
  /// What is done there: `linear`, `dZ`, …; nil where the pass and the layer say it all.
  public let part: String?

  /// Creates an identifier.
  public init(_ pass: Pass, layer: Int? = nil, part: String? = nil) {
    self.pass = pass
    self.layer = layer
    self.part = part
  }
}

extension StageID: CustomStringConvertible {
  /// The name a person types: `backward.1.dW`.
  public var description: String {
    [pass.rawValue, layer.map { String($0) }, part].compactMap { $0 }.joined(separator: ".")
  }
}
