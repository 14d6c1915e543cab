import Engine
import Matrices
import Synchronization
import TestSupport
import Testing

@testable import Sessions

@Suite("Searching, averaging and shifting in the shell")
struct StudiesSearchTests {
  static func iris() -> ScriptedSession {
    let shell = ScriptedSession()
    shell.carryOut(
      "data iris", "split train=0.7 dev=0.3 seed=2", "net 5 tanh, 3 softmax", "set lr=0.3")
    return shell
  }

  static let search = "search lr=log(1e-3,1) hidden=int(2,9) trials=9 epochs=20 seed=1"

  @Test("A search leaves the run alone and its trials among the runs")
  func search() {
    let shell = Self.iris()
    shell.carryOut("train 5 epochs")
    let before = shell.bits
    let text = shell.text(Self.search)
    #expect(shell.bits == before)
    #expect(text.contains("9 trials, the best by accuracy_dev first"))
    #expect(text.contains("lr = 10 ** r, r = -3 * rand()"))
    #expect(shell.session.state.studies.runs.all.count == 10)
    #expect(shell.session.state.studies.runs.all.filter { $0.origin == .search }.count == 9)
  }

  @Test("Three branches stand in one picture")
  func compared() {
    let shell = Self.iris()
    shell.carryOut("train 2 epochs", "branch slow", "set lr=0.01", "train 2 epochs")
    shell.carryOut("switch main", "branch fast", "set lr=1", "train 2 epochs")
    let text = shell.text("plot compare main slow fast")
    #expect(text.contains("cost J on main, slow and fast"))
    #expect(shell.failure("plot compare main slow nowhere").contains("nowhere"))
  }

  @Test("Trials are the same bit for bit however many threads are set")
  func threads() {
    let weights = [1, 2].map { threads in
      let shell = Self.iris()
      shell.carryOut("set threads=\(threads)", Self.search, "select 4")
      return shell.bits
    }
    #expect(weights[0] == weights[1])
    #expect(!weights[0].isEmpty)
  }

  @Test("A trial is what training with its settings gives")
  func trialIsTraining() {
    let (searching, training) = (Self.iris(), Self.iris())
    searching.carryOut("search lr=0.25 hidden=4 trials=1 epochs=3", "select 1", "train 1 epoch")
    training.carryOut("net 4 tanh, 3 softmax", "set lr=0.25", "train 3 epochs", "train 1 epoch")
    #expect(searching.bits == training.bits)
  }

  @Test("A rate that breaks training down is shown and never chosen")
  func divergence() {
    let shell = ScriptedSession()
    shell.carryOut(
      "x = [[1, 2, 3, 4, 5, 6]] * 1e3", "y = [[0, 1, 0, 1, 1, 1]]", "data from x y",
      "split train=0.5 dev=0.5 seed=1", "net 1 linear", "loss squared")
    #expect(
      shell.text("search lr=choice(1e3,1e-9) trials=4 epochs=300 metric=J_dev seed=1")
        .contains("NaN"))
    #expect(shell.text("select").contains("is taken over"))
    shell.carryOut("expect alpha == 1e-9", "expect J_dev < 1e9")
  }

  @Test("Labels on examples outlast pictures that are added and normalising, not other parts")
  func keepsTags() {
    let shell = ScriptedSession()
    shell.carryOut(
      "data digits", "split train=0.5 dev=0.5 seed=1", "net 10 softmax", "train 2 epochs",
      "tag 3,17 blurry part=dev", "synthesize noise n=20", "normalize", "train 1 epoch",
      "tag 17 thin part=dev")
    #expect(shell.text("tag 3 slanted part=dev").contains("dev #3: blurry, slanted"))
    shell.carryOut("split train=0.5 dev=0.5 seed=2", "train 1 epoch")
    #expect(shell.text("tag 3 slanted part=dev").contains("dev #3: slanted"))
  }

  @Test("select says first what it takes, then shows the best five of many")
  func selectsBriefly() {
    let shell = Self.iris()
    shell.carryOut("search lr=log(1e-3,1) hidden=int(2,9) trials=12 epochs=2 seed=1")
    let lines = shell.text("select").split(separator: "\n")
    #expect(lines.first?.contains("is taken over: ") == true)
    #expect(lines.count < 14)
    #expect(lines.contains("7 more: runs"))
    let chosen = lines.first?.split(separator: " ").dropFirst().first
    let best = lines.first { $0.contains("chosen") }?.split(separator: " ").first
    #expect(chosen != nil && chosen == best)
  }

  @Test("An interruption keeps the trials that came to their end")
  func interruption() {
    let ticks = Mutex(0)
    let shell = ScriptedSession(isInterrupted: {
      ticks.withLock { count in
        count += 1
        return count > 50
      }
    })
    shell.carryOut("data iris", "split train=0.7 dev=0.3 seed=2", "net 5 tanh, 3 softmax")
    let text = shell.text("search lr=log(1e-3,1) trials=9 epochs=20 seed=1")
    #expect(text.contains("stopped after 2 of 9 trials"))
    #expect(shell.session.state.studies.runs.all.count == 2)
  }

  @Test("An average is kept for formulas")
  func average() {
    let shell = ScriptedSession()
    #expect(shell.text("ewa temp_max beta=0.98").contains("averages over about 50"))
    shell.carryOut(
      "expect shape v (1461,)", "expect v[0] ~ 0.02 * theta[0]", "expect v_corrected[0] ~ theta[0]",
      "expect v[9] ~ 0.98 * v[8] + 0.02 * theta[9]")
    #expect(
      shell.failure("ewa temp_max beta=1")
        == "beta must be a number from 0 to below 1, not 1")
    #expect(shell.failure("ewa date").hasPrefix("column 'date' holds text"))
  }

  @Test("Mismatch is real, is named, and is closed by synthesis")
  func mismatch() {
    let shell = ScriptedSession()
    shell.carryOut(
      "data digits shift=invert share=0.3 seed=2",
      "split train=0.6 train_dev=0.1 dev=0.2 test=0.1 shifted=dev,test",
      "net 24 relu, 10 softmax", "optimizer adam lr=0.01", "set batch=64", "train 15 epochs",
      "expect error_dev > 0.5", "expect error_train_dev < 0.2")
    #expect(shell.text("diagnose human=0.01").contains("the largest gap is data mismatch"))
    shell.carryOut("synthesize invert", "train 15 epochs", "expect error_dev < 0.2")
    #expect(
      shell.text("data").contains("1078 pictures to train on were made out of others: invert"))
  }

  static let failures: [(String, String)] = [
    (
      "search",
      "search needs a knob to turn, such as lr=log(1e-4,1); "
        + "help search shows how it is written"
    ),
    (
      "search lr=log(1,0.1)",
      "lr cannot be drawn between 1 and 0.1; the first bound is below the "
        + "second, and above 0 on the log scale"
    ),
    ("search beta=0.5", "optimizer gd has no beta; optimizer momentum has it"),
    (
      "search lr=0.1 metric=accuracy_test",
      "runs cannot be compared by accuracy_test; networks are "
        + "chosen by the dev part; the test part is for the end: accuracy_dev"
    ),
    ("search lr=0.1 lrr=2", "search has no option lrr=; did you mean lr=?"),
    ("search lr=0.1 trials=0", "trials must be a whole number from 1 to 10000, not 0"),
    ("synthesize rotate", "'iris' holds no pictures to shift; take digits or mnist5k"),
    ("synthesize turn", "what is done cannot be turn: it is one of rotate, noise or invert"),
    ("data digits share=0.2", "data needs shift= with share=; help data shows how it is written"),
    (
      "split train=0.8 dev=0.2 shifted=dev",
      "no example is of another distribution; "
        + "data digits shift=rotate share=0.3 makes some"
    ),
  ]

  @Test("What cannot be done is said in a sentence and changes nothing")
  func refusals() {
    let shell = Self.iris()
    shell.carryOut("train 2 epochs")
    let before = shell.bits
    for (line, sentence) in Self.failures { #expect(shell.failure(line) == sentence) }
    #expect(shell.bits == before)
    #expect(shell.session.state.studies.runs.all.count == 1)
  }
}
