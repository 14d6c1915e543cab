import Formulas

extension FormulaJudge {
  /// By which number a formula is too large everywhere, in both runs, where no mistake of another
  /// name makes it so.
  mutating func plainFactor(_ result: Judgement) -> Double? {
    guard exam.states.count > 1, exam.ownArrays.isEmpty, let mine = result.value,
      let expected = result.expected, let twin = right[0],
      let factor = Relation.factor(of: mine, to: expected), factor > 0
    else { return nil }
    // As it stands first: a plain number may be a setting's as well.
    var other: NumPyArray?
    for formula in [exam.formula, exam.readings(ofCountsFrom: 6)] where other == nil {
      guard let value = value(of: formula, in: 0) else { continue }
      let there = Relation.factor(of: value, to: twin)
      if there.map({ Relation.isClose($0, factor) }) ?? false { other = value }
    }
    guard let other, !exam.isCountOfExamples(factor) else { return nil }
    let known = singles(valued(), reaching: [other, mine]).filter { $0 != [.extraFactor] }
    return Self.special(known) == nil ? factor : nil
  }

  /// By which number an update's step is too large, in both runs, where no other mistake makes it so.
  mutating func stepFactor(_ result: Judgement) -> Relation? {
    guard exam.states.count > 1, exam.ownArrays.isEmpty, let mine = result.value,
      let expected = result.expected, let twin = right[0],
      let factor = step(mine, expected, in: exam.own)
    else { return nil }
    guard let other = value(steppingBy: factor, from: twin), !exam.isCountOfExamples(factor)
    else { return nil }
    let known = singles(valued(), reaching: [other, mine])
    return Self.special(known) == nil ? .step(factor) : nil
  }

  /// What the formula comes to in the twin, where its step is so many times the right one.
  private func value(steppingBy factor: Double, from right: NumPyArray) -> NumPyArray? {
    for read in exam.readings.near.prefix(60) {
      guard let value = value(of: read.formula, in: 0), let other = step(value, right, in: 0)
      else { continue }
      if abs(other - factor) < 1e-6 * factor { return value }
    }
    return nil
  }

  /// How many times the right step from what the parameter was another one is; nil where it is no
  /// multiple of it.
  func step(_ mine: NumPyArray, _ right: NumPyArray, in state: Int) -> Double? {
    let name = exam.words.target
    guard exam.right.summands.first?.formula == .named(name),
      let old = exam.states[state].value(named: name)?.matrix, old.shape == mine.matrix.shape,
      old.shape == right.matrix.shape
    else { return nil }
    let own = zip(mine.matrix.elements, old.elements).map { $0 - $1 }
    let meant = zip(right.matrix.elements, old.elements).map { $0 - $1 }
    guard let place = meant.indices.max(by: { abs(meant[$0]) < abs(meant[$1]) }) else { return nil }
    let factor = own[place] / meant[place]
    guard factor.isFinite, factor > 0, abs(factor - 1) > 1e-6 else { return nil }
    let scaled = NumPyArray(row: meant.map { $0 * factor })
    return NumPyArray(row: own).agrees(with: scaled, tolerance: 1e-7) ? factor : nil
  }

  /// A number that stands for a setting and is another one here: `0.9` where momentum_beta is 0.8.
  func numberAmiss(_ result: Judgement) -> Judgement.Amiss? {
    guard exam.states.count > 1, exam.ownArrays.isEmpty, let twin = right[0],
      let expected = result.expected
    else { return nil }
    for setting in exam.words.settings where exam.right.names.contains(setting) {
      guard let value = exam.states[exam.own].value(named: setting)?.number else { continue }
      for number in exam.formula.numbersForSettings where number != value {
        let ways = exam.readings.amiss(setting, number).prefix(24)
        let read = ways.first { way in
          self.value(of: way.formula, in: 0)?.equals(twin) ?? false
            && self.value(of: way.formula, in: exam.own)?.equals(
              expected, tolerance: tolerance(in: exam.own)) ?? false
        }
        if let amiss = read.flatMap({ self.amiss($0, setting) }) { return amiss }
      }
    }
    return nil
  }

  private func amiss(_ way: ReadFormula, _ setting: String) -> Judgement.Amiss? {
    var scope = exam.states[exam.own]
    guard let reading = way.readings.first(where: { $0.quantity.names == [setting] }),
      let value = try? scope.evaluate(reading.quantity).number
    else { return nil }
    return Judgement.Amiss(reading: reading, value: value)
  }
}

extension Syntax {
  /// The numbers in it, and what each leaves of 1 and goes into 1.
  fileprivate var numbersForSettings: [Double] {
    var found: [Double] = []
    for number in numbers where number != 0 {
      for other in [number, 1 - number, 1 / number] where other != 0 && !found.contains(other) {
        found.append(other)
      }
    }
    return found
  }

  /// The numbers in it, constants that are worked out as a whole.
  private var numbers: [Double] {
    let own = constant.map { [$0] } ?? []
    return own + kind.children.flatMap(\.numbers)
  }
}
