import Datasets
import Engine
import Languages
import Matrices
import Studies

extension Experiment {
  /// A part of the data.
  /// - Throws: what is missing.
  func part(_ part: Splits.Part) throws -> Dataset {
    guard let splits else { throw SessionError.needs(.data) }
    guard let dataset = splits[part] else { throw SessionError.noPart(part) }
    return dataset
  }

  /// A part of the data as it was before normalisation.
  func plainPart(_ part: Splits.Part) throws -> Dataset {
    var dataset = try self.part(part)
    if let normalization { dataset.X = normalization.undone(on: dataset.X) }
    return dataset
  }

  /// The part a question is about unless another is named: dev, or training where there is none.
  var defaultPart: Splits.Part { splits?[.dev] == nil ? .train : .dev }

  /// Whether dev, or else test, is of the distribution of training, as far as is known: it is not
  /// where all of one and little of the other was shifted.
  var devIsLikeTraining: Bool {
    guard let splits, let judged = splits[.dev] ?? splits[.test] else { return true }
    return abs(judged.shiftedShare - splits.train.shiftedShare) < 0.25
  }

  /// How good the network is on a part of the data; training is not disturbed.
  mutating func assessment(of part: Splits.Part) throws -> Assessment {
    try run().assessment(on: self.part(part))
  }

  /// How good it is on examples, (features, count) and (outputs, count).
  /// - Parameter normalizing: Whether they are to be normalised as the data are.
  mutating func assessment(
    x: Matrix<Double>, y: Matrix<Double>, normalizing: Bool
  ) throws -> Assessment {
    var examples = try part(.train).like(x: x, y: y)
    if normalizing, let normalization { examples.X = normalization.applied(to: examples.X) }
    return try run().assessment(on: examples)
  }
}

extension Dataset {
  /// The share of examples that were shifted to another distribution.
  fileprivate var shiftedShare: Double { Double(shiftedCount) / Double(count) }
}

extension Trainer {
  /// How good the network is on a set; training is not disturbed.
  func assessment(on dataset: Dataset) throws -> Assessment {
    let examples = try TrainingSet(features: dataset.features, Y: dataset.Y)
    return try Assessment(evaluate(examples), on: dataset, loss: plan.network.loss)
  }
}

extension Splits.Part {
  /// Whether a word is the name of a part: `dev`, `train-dev`.
  static func isName(_ word: String) -> Bool { Self(rawValue: word.asPartName) != nil }
}

extension String {
  fileprivate var asPartName: String { replacing("-", with: "_") }
}

extension Arguments {
  /// Takes the next word where it names a part of the data.
  mutating func part() throws -> Splits.Part? {
    guard let word = next() else { return nil }
    return try part(word)
  }

  /// Reads the name of a part: `dev`, `train_dev`, `train-dev`.
  func part(_ word: String) throws -> Splits.Part {
    guard let part = Splits.Part(rawValue: word.asPartName) else {
      throw usage(
        .choice(
          Localized(en: "the part", zh: "部分"), text: word,
          choices: Splits.Part.allCases.map(\.rawValue)))
    }
    return part
  }
}
