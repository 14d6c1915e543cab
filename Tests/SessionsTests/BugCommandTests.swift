import Engine
import Explaining
import TestSupport
import Testing

@testable import Sessions

@Suite("bug")
struct BugCommandTests {
  /// A shell with something of everything, so that every mistake but an optimizer's fits.
  static func shell(_ optimizer: String = "gd") -> ScriptedSession {
    let shell = ScriptedSession()
    shell.carryOut(
      "data moons n=60 seed=3", "set batch=20 l2=0.5", "optimizer \(optimizer) lr=0.05")
    shell.carryOut("net 5 tanh keep=0.8, 4 relu batchnorm, 4 sigmoid, 1 sigmoid")
    return shell
  }

  static func optimizer(for kind: BugKind) -> String {
    switch kind {
    case .momentumWithoutDecay: "momentum"
    case .missingRoot: "rmsprop"
    case .missingBiasCorrection: "adam"
    default: "gd"
    }
  }

  @Test(
    "The last hint's lines fail with the mistake and hold without it",
    arguments: BugKind.allCases)
  func hintsLead(_ kind: BugKind) throws {
    let shell = Self.shell(Self.optimizer(for: kind))
    shell.carryOut("bug start \(kind.rawValue)", "step iteration", "bug hint", "bug hint")
    let hunt = try #require(shell.session.state.hunt)
    #expect(hunt.bug.kind == kind)
    let tensor = try #require(try shell.session.state.experiment.run().plan.spoiledTensor)
    let run = try shell.session.state.experiment.run()
    let lines = FormulaTest(tensor, of: hunt.stage, in: run).lines
    let hint = shell.text("bug hint", width: 400)
    for line in lines {
      #expect(hint.contains(line))
    }
    shell.carryOut("branch with")
    for line in lines.dropLast() { shell.carryOut(line) }
    #expect(!shell.failure(lines[lines.count - 1]).isEmpty)
    shell.carryOut("reset", "bug stop", "reset", "step iteration")
    for line in lines { shell.carryOut(line) }
  }

  @Test("What is planted is what try calls it", arguments: BugKind.allCases)
  func isNamedByTry(_ kind: BugKind) throws {
    let shell = Self.shell(Self.optimizer(for: kind))
    shell.carryOut("train 3 iterations")
    let run = try shell.session.state.experiment.run()
    let place = try #require(run.places(for: kind).first)
    let wrong = try #require(kind.spoiled(place, examples: 20))
    guard place.role != .label else { return }
    #expect(shell.text("try \(place.name) = \(wrong)", width: 200).contains(kind.mistake.rawValue))
  }

  @Test("A name of try finds every sort of tensor, an older name one")
  func names() {
    let shell = Self.shell()
    shell.carryOut("bug start summed-db")
    #expect(shell.text("bug guess summed-dW").contains("no, it is not summed-dW"))
    #expect(shell.text("bug guess missing-average").contains("right, after 2 guesses"))
    #expect(shell.text("bug names").contains("missing-average  "))
    #expect(!shell.text("bug names").contains("summed-db"))
  }

  @Test("A right guess ends the count; a wrong one says where it would have shown")
  func guesses() {
    let shell = Self.shell()
    shell.carryOut("bug start doubled-dW", "train 2 iterations")
    let wrong = shell.text("bug guess frozen-bias", width: 200)
    #expect(wrong.contains("no, it is not frozen-bias") && wrong.contains("expect b"))
    #expect(shell.text("bug guess missing-root").contains("optimizer rmsprop"))
    #expect(shell.text("bug").contains("2 guesses"))
    let right = shell.text("bug guess EXTRA-FACTOR", width: 200)
    #expect(right.contains("right, after 3 guesses") && right.contains("dW is twice too large"))
    shell.carryOut("bug guess doubled-dW")
    #expect(shell.text("bug").contains("found it (3 guesses"))
    #expect(shell.text("bug stop").contains("as you found"))
    #expect(shell.text("bug").contains("no mistake is planted"))
  }

  @Test("The lines a wrong guess names hold", arguments: BugKind.allCases)
  func namedLinesHold(_ guess: BugKind) throws {
    let shell = Self.shell(Self.optimizer(for: guess))
    shell.carryOut("bug start summed-cost", "step iteration")
    guard guess.mistake != BugKind.summedCost.mistake else { return }
    let text = shell.text("bug guess \(guess.rawValue)", width: 400)
    let lines = text.split(separator: "\n").filter { $0.hasPrefix("  ") }
    #expect(!lines.isEmpty, "\(text)")
    for line in lines { shell.carryOut(String(line.dropFirst(2))) }
  }

  @Test("Which mistake is planted follows from the learner's random stream")
  func isReproducible() {
    var found: Set<PlantedBug> = []
    for seed in 0..<12 {
      let bugs = (0..<2).map { _ in
        let shell = Self.shell()
        shell.carryOut("np.random.seed(\(seed))", "bug start")
        return shell.session.state.hunt?.bug
      }
      #expect(bugs[0] != nil && bugs[0] == bugs[1])
      bugs[0].map { _ = found.insert($0) }
    }
    #expect(Set(found.map(\.kind)).count > 4)
  }

  @Test("Only kinds that fit are planted", arguments: 0..<30)
  func fits(_ seed: Int) throws {
    let shell = ScriptedSession()
    shell.carryOut(
      "data moons n=20 seed=3", "net 1 sigmoid", "np.random.seed(\(seed))", "bug start")
    let run = try shell.session.state.experiment.run()
    #expect(run.plan.bug == shell.session.state.hunt?.bug && run.plan.bug != nil)
  }

  @Test("plan, set, the prompt and shapes look as they do without a mistake")
  func doesNotTell() {
    let (plain, planted) = (Self.shell(), Self.shell())
    planted.carryOut("bug start missing-mask")
    for line in ["plan", "set", "shapes", "show"] {
      #expect(planted.text(line) == plain.text(line))
    }
    for shell in [plain, planted] { shell.carryOut("train 2 iterations", "step 3") }
    #expect(planted.session.place == plain.session.place)
  }

  @Test("Planting starts anew; the mistake stays through reset and back, and goes with stop")
  func stays() throws {
    let shell = Self.shell()
    shell.carryOut("train 5 iterations", "bug start summed-cost")
    #expect(shell.session.state.experiment.trainer?.state.iteration ?? 0 == 0)
    shell.carryOut(
      "train 3 iterations", "back 2 iterations", "reset", "set lr=0.2", "step iteration")
    #expect(shell.failure("expect J_data ~ mean(L)").contains("mean(L)"))
    shell.carryOut("bug stop", "step iteration", "expect J_data ~ mean(L)")
    shell.carryOut("bug start summed-cost", "net 3 relu, 1 sigmoid", "step iteration")
    #expect(shell.failure("bug start").contains("planted already"))
  }

  @Test("A network without a place for it has no mistake any more")
  func vanishes() {
    let shell = Self.shell()
    shell.carryOut("bug start missing-mask", "net 3 relu, 1 sigmoid", "step iteration")
    #expect(shell.text("bug").contains("no mistake is planted"))
    #expect(shell.text("bug guess missing-mask").contains("no mistake is planted"))
    #expect(shell.failure("bug start missing-mask").contains("dropout"))
  }

  @Test("What is mistyped is explained")
  func refuses() {
    let shell = Self.shell()
    #expect(shell.failure("bug begin").contains("start, names, guess, hint or stop"))
    #expect(shell.failure("bug guess").contains("a name from bug names"))
    #expect(shell.failure("bug start extra-facter").contains("did you mean extra-factor?"))
    #expect(shell.failure("bug start doubled-dW now").contains("now"))
    #expect(ScriptedSession().failure("bug start").contains("network"))
  }

  @Test("Programs get name, stage, tensor and formula")
  func json() throws {
    let shell = ScriptedSession()
    for line in ["data iris", "net 4 tanh, 3 softmax", "bug start wrong-tanh-derivative"] {
      #expect(shell.fails(line) == nil)
    }
    let result = try shell.run("bug guess wrong-tanh-derivative")[0]["result"]
    let object = try #require(result as? ScriptedSession.Object)
    #expect(object["kind"] as? String == "bug" && object["right"] as? Bool == true)
    #expect(object["stage"] as? String == "backward.1.dZ")
    #expect(object["formula"] as? String == "dA1 * (1 - A1 ** 2)")
  }
}
