import Engine
import Explaining
import Formulas
import Matrices

/// Whether what a function returns is right, and by which mistake it is not.
extension FunctionCheck {
  func valueFault(
    _ trials: [FunctionTrial], _ held: [String: Double]
  ) throws -> FunctionFault? {
    for trial in trials {
      for part in trial.parts {
        guard let right = trial.right(part.tensor), let array = part.value.array else { continue }
        let isLarge = trial.place.kind == .large
        // Of a formula its judge knows where exponentials end.
        if isLarge, told[part.tensor]?.isRight == true { continue }
        let mine = isLarge ? settled(array, part.tensor, trial).withoutOverflows(of: right) : array
        guard let worst = worst(mine, right, tolerance: tolerance(for: part.tensor, trial))
        else { continue }
        if let other = try otherNumber(in: part.tensor, held) {
          return FunctionFault(facts: other, place: trial.place.kind)
        }
        if let size = countAsNumber(in: part.tensor, trial, trials) {
          return FunctionFault(facts: size, place: trial.place.kind)
        }
        let known = judged(part.tensor, trials, trial)
        return difference(part.tensor, trial, right, worst, known)
      }
    }
    return nil
  }

  /// What is given for a tensor, the right numbers where a derivative is all but 0 and what differs
  /// counts as nothing.
  func settled(
    _ array: NumPyArray, _ tensor: String, _ trial: FunctionTrial
  ) -> NumPyArray {
    guard let right = trial.right(tensor), let formula = task.formula(of: tensor),
      let state = trial.state(for: tensor)
    else { return array }
    return array.taking(right, within: state.least(for: tensor, made: formula, in: task.plan))
  }

  /// The fault that an element is.
  func difference(
    _ tensor: String, _ trial: FunctionTrial, _ right: NumPyArray,
    _ worst: (index: Int, share: Double), _ known: (mistakes: [Mistake], relation: Relation?)
  ) -> FunctionFault {
    let isShownByWhy =
      isComputed && trial.place.kind == .live && task.plan.tensor(named: tensor) != nil
    return FunctionFault(
      facts: .value(
        .init(
          tensor: tensor, share: worst.share, row: worst.index % right.matrix.rows,
          column: worst.index / right.matrix.rows,
          isNumber: right.count == 1 && right.rank == 0, mistakes: known.mistakes,
          relation: known.relation, madeOf: task.formula(of: tensor)?.names ?? [],
          isShownByWhy: isShownByWhy)),
      place: trial.place.kind)
  }

  /// Whether a case of a kind is right with some settings.
  func isRight(_ kind: FunctionCase.Kind, setting settings: [String: Double]) throws -> Bool {
    guard let place = try cases(setting: settings).first(where: { $0.kind == kind }),
      let trial = try? trial(place).get()
    else { return false }
    return trial.parts.allSatisfy { part in
      guard let right = trial.right(part.tensor), let mine = part.value.array else { return true }
      // Of what is no number nothing is told.
      return right.matrix.elements.allSatisfy(\.isFinite) && worst(mine, right) == nil
    }
  }

  /// The element that differs most, of those that should be numbers; nil where all agree.
  func worst(
    _ mine: NumPyArray, _ right: NumPyArray, tolerance: Double? = nil
  ) -> (index: Int, share: Double)? {
    let tolerance = tolerance ?? self.tolerance
    guard !mine.equals(right, tolerance: tolerance) else { return nil }
    let (a, b) = (mine.matrix.elements, right.matrix.elements)
    let scale = b.largestFiniteMagnitude
    func distance(_ index: Int) -> Double {
      guard b[index].isFinite, a[index] != b[index] else { return 0 }
      let distance = abs(a[index] - b[index])
      return distance.isNaN ? .infinity : distance
    }
    guard mine.count == right.count, let index = b.indices.max(by: { distance($0) < distance($1) }),
      distance(index) > tolerance * scale
    else { return nil }
    return (index, distance(index) / (scale == 0 ? 1 : scale))
  }
}

extension NumPyArray {
  /// The same with the other's elements where it is no number: the exponential of what is so large is
  /// infinite, which the formula cannot help.
  func withoutOverflows(of right: NumPyArray) -> NumPyArray {
    guard matrix.shape == right.matrix.shape else { return self }
    let elements = zip(matrix.elements, right.matrix.elements).map { $0.isNaN ? $1 : $0 }
    return NumPyArray(Matrix(shape: matrix.shape, columnMajor: elements), rank: rank)
  }
}
