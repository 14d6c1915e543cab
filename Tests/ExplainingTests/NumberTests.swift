import Engine
import Explaining
import Formulas
import TestSupport
import Testing

@testable import Sessions

/// Numbers in formulas: those that stand for settings are read as these, however they are worked
/// out, and plain ones are no counts.
@Suite struct NumberTests {
  /// Spellings of what stands in the right formulas of `SlipCorpus`; t is 3 and m is 5, 7 or 8 there.
  private static let spellings: [(String, [String])] = [
    ("(1 - adam_beta1)", ["0.1", "(1 / 10)", "(1 - 9 / 10)"]),
    ("(1 - adam_beta2)", ["0.001", "1e-3", "10 ** -3"]),
    ("(1 - adam_beta1 ** t)", ["(1 - 0.9 ** 3)", "(1 - 0.9 ** t)"]),
    ("(1 - adam_beta2 ** t)", ["(1 - 0.999 ** 3)"]),
    ("(1 - momentum_beta ** t)", ["(1 - 0.9 ** 3)"]),
    ("(1 - momentum_beta)", ["0.1", "1 / 10", "(1 - 0.9)"]),
    ("(1 - rmsprop_beta)", ["0.1", "(1 - 0.9)"]),
    ("adam_epsilon", ["1e-8", "10 ** -8", "10 ** (-8)", "1e-4 ** 2"]),
    ("rmsprop_epsilon", ["1e-8", "1e-4 ** 2"]), ("bn_epsilon", ["1e-5", "10 ** -5"]),
    ("alpha", ["0.3", "3 / 10", "0.01", "1e-2", "0.1", "1 / 10"]),
    ("lambda ", ["0.7 ", "7 / 10 "]), ("lambda1 ", ["0.5 ", "1 / 2 "]),
    ("keep_prob1", ["0.8", "(4 / 5)", "0.7"]), ("keep_prob2", ["0.5", "(1 / 2)"]),
    ("/ m", ["/ 8", "/ 7", "/ 5", "/ 15"]),
  ]

  @Test("Each spelling of a setting is read as that setting, where it is its number")
  func readsSpellings() throws {
    var count = 0
    for setup in SlipCorpus.setups {
      let session = try ScriptedSession(setup.script)
      let timeline = try #require(session.session.state.experiment.timeline)
      let run = timeline.trainer
      for line in setup.formulas {
        let parts = line.split(separator: " = ", maxSplits: 1).map(String.init)
        for (name, numbers) in Self.spellings where parts[1].contains(name) {
          for number in numbers {
            guard let meant = Self.value(name, run), let written = Self.value(number, run),
              abs(meant - written) < 1e-12 * abs(meant)
            else { continue }
            let text = parts[1].replacing(name, with: number)
            let formula = try Parser.parseExpression(text)
            var judge = FormulaJudge(try Exam(of: parts[0], for: formula, in: timeline))
            let judgement = try judge.judgement()
            #expect(judgement.isCorrect && !judgement.readings.isEmpty, "\(parts[0]) = \(text)")
            #expect(judgement.isOnlyTheseSizes == (name == "/ m"), "\(parts[0]) = \(text)")
            count += 1
          }
        }
      }
    }
    #expect(count > 80, "\(count)")
  }

  /// What a text comes to with the run's scalars, a division as what it divides by.
  private static func value(_ text: String, _ run: Trainer) -> Double? {
    let text = text.hasPrefix("/ ") ? String(text.dropFirst(2)) : text
    var scope = Variables(
      Dictionary(run.scalars.map { ($0.name, Value($0.value)) }) { first, _ in first })
    guard let formula = try? Parser.parseExpression(text) else { return nil }
    return try? scope.evaluate(formula).number
  }

  @Test(
    "One number may be two settings in a formula, and the note says which",
    arguments: [
      ("momentum", "vdW1 = 0.9 * vdW1 + dW1 / 10", "10 is 1 / (1 - momentum_beta) in this run"),
      ("momentum", "vdW1 = 0.9 * vdW1 + (1 - 0.9) * dW1", "0.9 is momentum_beta in this run"),
      ("nesterov", "W1 = W1 - 0.1 * (0.9 * vdW1 + 0.1 * dW1)", "0.1 is 1 - nesterov_beta"),
      ("nesterov", "W1 = W1 - 0.1 * (0.9 * vdW1 + 0.1 * dW1)", "0.1 is alpha in this run"),
      ("adam", "vdW1 = vdW1 * 9 / 10 + dW1 / 10", "9 / 10 is adam_beta1 in this run"),
    ])
  func readsEachPlace(optimizer: String, formula: String, note: String) throws {
    let session = try ScriptedSession(
      "data moons n=20\nnet 3 tanh, 1 sigmoid\noptimizer \(optimizer) lr=0.1\ntrain 3 iterations")
    let report = try session.tryReport(formula)
    #expect(report.judgement.isCorrect)
    #expect(report.sentences.contains { $0.en.hasPrefix(note) }, "\(report.sentences)")
  }

  @Test("lambda of 1 is written as 1; a variable of 1 - 0.9 is shown as 0.1")
  func readsOne() throws {
    let session = try ScriptedSession(
      "data moons n=20\nnet 3 tanh, 1 sigmoid\nset l2=1 lr=0.1\ntrain 1 iteration\nrate = 1 - 0.9")
    let one = try session.tryReport("dW1 = dZ1 @ X.T / m + 1 / m * W1")
    #expect(one.judgement.isCorrect)
    #expect(one.sentences.contains { $0.en == "1 is lambda in this run" })
    let short = try session.tryReport("b1 = b1 - rate * db1")
    #expect(short.sentences.contains { $0.en == "0.1 is alpha in this run" }, "\(short.sentences)")
  }

  @Test("A plain number in front of any formula is no count")
  func tellsPlainFactors() throws {
    for setup in SlipCorpus.setups {
      let session = try ScriptedSession(setup.script)
      let timeline = try #require(session.session.state.experiment.timeline)
      for line in setup.formulas where !line.hasPrefix("J_reg") {
        let parts = line.split(separator: " = ", maxSplits: 1).map(String.init)
        for text in ["(\(parts[1])) / 2", "(\(parts[1])) / 3", "4 * (\(parts[1]))"] {
          let formula = try Parser.parseExpression(text)
          var judge = FormulaJudge(try Exam(of: parts[0], for: formula, in: timeline))
          let judgement = try judge.judgement()
          #expect(judgement.mistakes == [.extraFactor], "\(parts[0]) = \(text)")
        }
      }
    }
  }
}
