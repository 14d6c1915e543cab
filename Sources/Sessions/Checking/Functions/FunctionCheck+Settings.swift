import Cells
import Engine
import Explaining
import Formulas
import Languages
import Matrices

/// What became of a check.
struct FunctionVerdict {
  /// What is wrong first; nil where nothing is.
  let fault: FunctionFault?
  /// Numbers of the function that are settings of this run: with other settings it would be wrong.
  var numbers: [SettingNumber] = []
  /// Whether the engine has no values to compare with.
  var isOfOwnValues = false
  /// A gradient of which finite differences cannot tell whether it is a derivative.
  var untold: String?
  /// The learner's own tensors that its gradients are derivatives of, by finite differences; empty
  /// where the engine's formulas have judged.
  var fits: [String] = []
  /// Whether it is no number where values are so large that exponentials end.
  var overflows = false
  /// What cuts something off where values lie far out, by less than counts.
  var careful: [Bound] = []

  /// What there is to say of one that is right.
  var notes: [Localized<String>] {
    numbers.map(\.words) + [fitting].compactMap(\.self) + careful.map(\.matters)
  }

  private var fitting: Localized<String>? {
    guard !fits.isEmpty else { return nil }
    if let untold { return OwnGradientReport.untold(untold, fits) }
    return Localized(
      en: "judged by the gradients of your own \(fits.shortList), not by the engine's formula",
      zh: "按你自己的 \(fits.joined(separator: "、")) 的梯度来判断，不按引擎的公式")
  }
}

/// A number in a function that is a setting's value in this run.
struct SettingNumber {
  /// As it is written.
  let written: Double
  /// What it is: `momentum_beta`, `1 - momentum_beta`.
  let quantity: String

  /// That it is so.
  var words: Localized<String> {
    let number = Syntax(.number(written))
    return Localized(
      en: "\(number) is \(quantity) in this run", zh: "\(number) 在这次训练里就是 \(quantity)")
  }
}

extension FunctionCheck {
  private static let counts: Set = ["m", "t", "epoch", "iteration", "cursor"]

  /// The settings of the run that the function is not told.
  private var untold: [(name: String, value: Double)] {
    let told = Set(call.names)
    return moment.timeline.trainer.scalars
      .filter { !Self.counts.contains($0.name) && !told.contains($0.name) && $0.value != 0 }
      .map { ($0.name, $0.value) }
  }

  var numbers: Set<Double> {
    helpers.reduce(function.numbers) { $0.union($1.numbers) }
  }

  /// The settings whose values in this run are numbers of the function's, which could not follow
  /// others; a rate that goes on with the epochs is no number of this run's.
  var heldSettings: [String: Double] {
    let isRateFixed = moment.timeline.trainer.state.hyperparameters.isRateFixed
    let held = untold.filter {
      settingNumber($0.name) != nil && ($0.name != "alpha" || isRateFixed)
    }
    return Dictionary(held.map { ($0.name, $0.value) }) { $1 }
  }

  /// The number by which a setting stands in the function.
  func settingNumber(_ name: String) -> SettingNumber? {
    guard let value = untold.first(where: { $0.name == name })?.value else { return nil }
    // Nobody writes a slope of 1; any other factor of 1 may have been forgotten.
    if value == 1 {
      return name.hasPrefix("slope") ? SettingNumber(written: 1, quantity: name) : nil
    }
    func stands(_ wanted: Double) -> Bool {
      numbers.contains { a in
        a.isNear(wanted) || numbers.contains { (a / $0).isNear(wanted) || a.power($0, is: wanted) }
      }
    }
    if stands(value) { return SettingNumber(written: value, quantity: name) }
    let (rest, inverse) = (value.complement, 1 / value)
    if numbers.contains(where: { $0.isNear(inverse) }) {
      return SettingNumber(written: inverse, quantity: "1 / \(name)")
    }
    return stands(rest) ? SettingNumber(written: rest, quantity: "1 - \(name)") : nil
  }

  /// A number of the function's that stands where a setting of this run is another.
  func otherNumber(
    in tensor: String, _ held: [String: Double]
  ) throws -> FunctionFault.Facts? {
    let reach = task.reach(of: tensor)
    for (name, value) in untold
    where (held[name] == nil || value == 1) && reach.contains(name) {
      // Squares and the like are no settings.
      let written = numbers.subtracting(name.hasPrefix("slope") ? [0, 1] : [0, 1, 2])
      for number in (written.union(written.map(\.complement))).sorted()
      where number > 0 && !number.isNear(value) {
        let settings = held.merging([name: number]) { $1 }
        if try isRight(.otherSizes, setting: settings), try isRight(.oneExample, setting: settings)
        {
          let isWritten = written.contains(number)
          return .number(
            tensor, written: isWritten ? number : number.complement,
            setting: isWritten ? name : "1 - \(name)", value: isWritten ? value : value.complement)
        }
      }
    }
    return try ignoredSetting(in: tensor, held, reach)
  }

  /// A setting that the function is told, and has as a number.
  func ignoredSetting(
    in tensor: String, _ held: [String: Double], _ reach: Set<String>
  ) throws -> FunctionFault.Facts? {
    let run = moment.timeline.trainer
    let written = numbers.subtracting([0, 1, 2]).sorted()
    for name in call.names where reach.contains(name) && !Self.counts.contains(name) {
      guard let own = run.scalar(name), try isDeaf(to: name, in: tensor, held, own: own) else {
        continue
      }
      for number in written
      where try isRight(.otherSizes, setting: held.merging([name: number]) { $1 }) {
        return .ignored(tensor, written: number, setting: name)
      }
    }
    return nil
  }

  /// Whether another value of a setting that the function is told changes nothing in what it gives.
  private func isDeaf(
    to name: String, in tensor: String, _ held: [String: Double], own: Double
  ) throws -> Bool {
    let values = try [own, 1.5 * own].map { value in
      let places = try cases(setting: held.merging([name: value]) { $1 })
      let place = places.first { $0.kind == .otherSizes }
      return place.flatMap { try? trial($0).get() }?.value(of: tensor)
    }
    guard let first = values[0], let second = values[1] else { return false }
    return first.equals(second, tolerance: 0)
  }

  /// The number of examples of this run that the function has as a number.
  func countAsNumber(
    in tensor: String, _ failing: FunctionTrial, _ trials: [FunctionTrial]
  ) -> FunctionFault.Facts? {
    guard failing.place.kind != .live, let live = trials.first(where: { $0.place.kind == .live }),
      let m = moment.timeline.trainer.scalar("m"), numbers.contains(m),
      let other = failing.state(for: tensor)?.value(named: "m")?.number,
      let mine = failing.value(of: tensor), let right = failing.right(tensor),
      let same = live.value(of: tensor), let wanted = live.right(tensor)
    else { return nil }
    let scaled = NumPyArray(mine.matrix.map { $0 * m / other }, rank: mine.rank)
    return worst(same, wanted) == nil && worst(scaled, right) == nil
      ? .size(tensor, written: m) : nil
  }
}

extension FunctionTask {
  /// What a tensor is made of, by way of what is computed with it in its layer's pass.
  fileprivate func reach(of tensor: String) -> Set<String> {
    let home = plan.stage(writing: tensor)?.id
    var (found, waiting): (Set<String>, [String]) = ([], formula(of: tensor)?.names ?? [])
    while let name = waiting.popLast() {
      guard found.insert(name).inserted, let id = plan.stage(writing: name)?.id,
        id.pass == home?.pass, id.layer == home?.layer
      else { continue }
      waiting += plan.tensor(named: name)?.formula.names ?? []
    }
    return found
  }
}

extension Double {
  fileprivate func isNear(_ other: Double) -> Bool {
    isFinite && abs(self - other) <= 1e-12 * max(abs(self), abs(other))
  }

  /// What is left of 1, without the noise of the last digit: 0.1 for 0.9.
  fileprivate var complement: Double { ((1 - self) * 1e12).rounded() / 1e12 }

  /// Whether it to the power of a number or its negative is another: `10 ** -8`.
  fileprivate func power(_ exponent: Double, is wanted: Double) -> Bool {
    [exponent, -exponent].contains { Self.power(self, $0).isNear(wanted) }
  }

  private static func power(_ base: Double, _ exponent: Double) -> Double {
    guard exponent == exponent.rounded(), abs(exponent) < 30, abs(exponent) > 1 else { return .nan }
    let power = (0..<Int(abs(exponent))).reduce(1.0) { product, _ in product * base }
    return exponent < 0 ? 1 / power : power
  }
}
