import Engine
import Explaining
import Formulas
import Matrices
import Presentation
import TestSupport
import Testing

@testable import Sessions

/// The terms that `why` prints are all there is to a number.
@Suite struct WhyTests {
  /// Corners and an element inside.
  private static func places(in shape: Shape) -> [(Int, Int)] {
    let rows = Set([0, shape.rows / 2, shape.rows - 1])
    let columns = Set([0, shape.columns / 2, shape.columns - 1])
    return rows.flatMap { row in columns.map { (row, $0) } }
  }

  private static func check(_ name: String, in timeline: Timeline) throws {
    let past = try StageMoment.last(of: name, in: timeline)
    let now = try #require(past.isAside ? past.value : timeline.trainer.tensor(name))
    for (row, column) in places(in: past.value.shape) {
      let request = ElementRequest(name, row, column)
      let explanation = try ElementExplanation(past, request, now: now)
      let report = WhyReport(explanation, showsAll: false, digits: 4)
      let sum = report.sections.flatMap { $0.lines.isEmpty ? [$0.head] : $0.lines }
        .map(\.value).exactSum
      let value = now[row, column]
      let isEqual = abs(sum - value) <= 1e-12 * abs(value) + 1e-15 || value.isNaN && sum.isNaN
      #expect(isEqual, "\(name)[\(row), \(column)]: \(sum), not \(value)")
      let isWhole = report.sections.count == explanation.breakdown.groups.count
      #expect(isWhole, "\(name): \(explanation.rest)")
    }
  }

  @Test(
    "The printed terms of every tensor add up to its value, within an iteration and after it",
    arguments: GoldenCase.all)
  func addsUp(reference: GoldenCase) throws {
    var timeline = Timeline(try reference.trainer())
    for _ in 0..<2 {
      _ = try timeline.run(iterations: 1)
      try checkAll(timeline)
    }
    for _ in 0..<(timeline.trainer.plan.stages.count / 2) { timeline.runStage() }
    try checkAll(timeline)
  }

  private func checkAll(_ timeline: Timeline) throws {
    let plan = timeline.trainer.plan
    for spec in plan.tensors where timeline.trainer.isComputed(spec) {
      try Self.check(spec.name, in: timeline)
    }
  }

  @Test("Of large tensors the lines of an element are read, and its terms are made of these")
  func readsLines() throws {
    var random = NumPyRandom(seed: 3)
    let X: Matrix<Double> = random.gauss(Shape(40, 600))
    let Y = Matrix<Double>(shape: Shape(1, 600)) { Double(($0 + $1) % 2) }
    let network = try Network(
      inputs: 40,
      layers: [Layer(units: 30, activation: .tanh), Layer(units: 1, activation: .sigmoid)],
      loss: .bce)
    let run = try Trainer(network, on: TrainingSet(X: X, Y: Y), with: Hyperparameters())
    let W1 = try #require(run.tensor("W1"))
    var timeline = Timeline(run)
    _ = try timeline.run(iterations: 1)
    let dZ1 = try #require(timeline.trainer.tensor("dZ1"))
    let cases: [(String, [Double], String)] = [
      ("Z1", (0..<40).map { W1[2, $0] * X[$0, 3] }, "W1[2, 7] * X[7, 3]"),
      ("dW1", (0..<600).map { dZ1[2, $0] * X[3, $0] / 600 }, "dZ1[2, 7] * X[3, 7] / m"),
    ]
    for (name, values, seventh) in cases {
      let past = try StageMoment.last(of: name, in: timeline)
      let explanation = try ElementExplanation(past, ElementRequest(name, 2, 3))
      let group = explanation.breakdown.groups[0]
      #expect(group.values == values)
      #expect("\(group.term(7).formula)" == seventh)
      #expect(group.terms.map(\.value) == values)
      #expect(explanation.value == timeline.trainer.tensor(name)?[2, 3])
    }
  }

  @Test("Asking changes no bit of the run", arguments: GoldenCase.all)
  func leavesTheRunAlone(reference: GoldenCase) throws {
    var timeline = Timeline(try reference.trainer())
    _ = try timeline.run(iterations: 2)
    timeline.runStage()
    let (bits, now) = (timeline.trainer.bits, timeline.now)
    for spec in timeline.trainer.plan.tensors { try Self.check(spec.name, in: timeline) }
    let isUnchanged = timeline.trainer.bits == bits && timeline.now == now
    #expect(isUnchanged)
  }

  @Test("A weight an iteration earlier is the one that iteration wrote")
  func goesBack() throws {
    let reference = try #require(GoldenCase.all.first)
    var timeline = Timeline(try reference.trainer())
    _ = try timeline.run(iterations: 1)
    let earlier = timeline.trainer.tensor("W1")
    _ = try timeline.run(iterations: 1)
    let past = try StageMoment.last(of: "W1", in: timeline, back: 1)
    #expect(past.value == earlier)
    #expect(past.iteration == 1)
    #expect(try StageMoment.last(of: "W1", in: timeline, back: 2).stage == nil)
  }

  /// NumPy: seed(1); randn(8, 4); randn(3, 8); rand(8, 150)[0, 0], [0, 5] and [7, 149].
  @Test(
    "An element of dropout's mask names the number that was drawn, as NumPy draws it",
    arguments: [
      (0, 0, 0.7508121031361555), (0, 5, 0.34889834197784253), (7, 149, 0.24426666320897583),
    ])
  func dropoutDraw(row: Int, column: Int, drawn: Double) throws {
    let session = try ScriptedSession(
      "x = ones((4, 150))\ny = ones((3, 150)) * [[1], [0], [0]]\ndata from x y\n"
        + "net 8 relu keep=0.8, 3 softmax\nseed 1\nset shuffle=off\nstep 6")
    let report = try #require(
      try session.report("why D1[\(row), \(column)]") as? WhyReport)
    #expect(report.explanation.draw == drawn)
    #expect(report.explanation.value == (drawn < 0.8 ? 1 : 0))
    let text = report.text(for: Page(width: 80))
    #expect(text.contains("= \(drawn) < keep_prob1"), "\(text)")
  }

  @Test("Every element of a mask follows from its number; one set by hand has none")
  func dropoutDraws() throws {
    let session = try ScriptedSession(
      "data moons n=20 seed=1\nnet 3 relu keep=0.5, 2 tanh keep=0.7, 1 sigmoid\nset batch=8\n"
        + "train 4 iterations\nstep 6")
    for place in ["D1[2, 3]", "D2[0, 7]", "D2[1, 0]"] {
      let report = try #require(try session.report("why \(place)") as? WhyReport)
      #expect(report.explanation.draw != nil)
    }
    _ = try session.report("D1 = 1 - D1")
    let report = try #require(try session.report("why D1[2, 3]") as? WhyReport)
    #expect(report.explanation.draw == nil)
  }

  @Test("What a planted mistake adds is a term of its own")
  func pointsAtPlantedMistakes() throws {
    let session = try ScriptedSession(
      "data moons n=20\nnet 3 tanh, 1 sigmoid\nbug start doubled-dW\ntrain 2 iterations")
    let plan = try #require(session.session.state.experiment.trainer?.plan)
    let spoiled = try #require(plan.spoiledTensor).name
    let report = try #require(try session.report("why \(spoiled)[0, 0]") as? WhyReport)
    #expect(report.sections.last?.head.label.en == "not from the formula")
    let answer = try session.tryReport("\(spoiled) = \(try #require(plan.spoiledTensor).formula)")
    #expect(answer.judgement.isCorrect)
    #expect(answer.sentences.contains { $0.en.contains("computed something else") })
  }

  @Test("A tensor set by hand says so, and what the formula does not give is a term of its own")
  func noticesHands() throws {
    let reference = try #require(GoldenCase.all.first)
    var timeline = Timeline(try reference.trainer())
    _ = try timeline.run(iterations: 1)
    let value = try #require(timeline.trainer.tensor("dW1"))
    try timeline.edit(.tensor("dW1", value.map { $0 + 1 }))
    let past = try StageMoment.last(of: "dW1", in: timeline)
    let explanation = try ElementExplanation(
      past, ElementRequest("dW1", 0, 0), now: timeline.trainer.tensor("dW1"))
    let report = WhyReport(explanation, showsAll: false, digits: 4)
    #expect(report.sections.last?.head.label.en == "changed by hand since")
    #expect(
      abs((report.sections.last?.head.value ?? 0) - 1) < 1e-12)
  }
}
