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
  /// The tensor, where the stage computes one that is the learner's alone.
  public let own: String?

  /// Creates an identifier.
  public init(_ pass: Pass, layer: Int? = nil, part: String? = nil) {
    (self.pass, self.layer, self.part, own) = (pass, layer, part, nil)
  }

  /// The stage of a tensor that is the learner's alone: `own.C1`.
  public init(_ pass: Pass, own: String) {
    (self.pass, layer, part, self.own) = (pass, nil, nil, own)
  }
}

extension StageID: CustomStringConvertible {
  /// The name a person types: `backward.1.dW`.
  public var description: String {
    own.map { "own.\($0)" }
      ?? [pass.rawValue, layer.map { String($0) }, part].compactMap { $0 }.joined(separator: ".")
  }
}
