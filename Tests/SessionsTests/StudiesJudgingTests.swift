import TestSupport
import Testing

@testable import Sessions

@Suite("StudyState networks in the shell")
struct StudiesJudgingTests {
  /// Digits cut into parts, a network with dropout and batch norm, a little training.
  static func digits() -> ScriptedSession {
    let shell = ScriptedSession()
    shell.carryOut(
      "data digits n=600", "split train=0.6 train_dev=0.1 dev=0.2 test=0.1 seed=3", "normalize",
      "net 12 relu keep=0.8 batchnorm, 10 softmax", "optimizer adam lr=0.01", "set batch=32",
      "train 3 epochs")
    return shell
  }

  @Test("Looking at how good a network is changes no bit of its training")
  func evaluationChangesNothing() {
    let (looking, other) = (Self.digits(), Self.digits())
    looking.carryOut(
      "evaluate", "evaluate dev", "F1_test", "recall_train_dev", "diagnose human=0.02", "errors",
      "tag 3 slanted", "tally", "runs", "metric optimizing F1_dev")
    #expect(looking.bits == other.bits)
    for shell in [looking, other] { shell.carryOut("train 2 epochs", "step 5") }
    #expect(looking.bits == other.bits)
  }

  @Test("A run that is taken over goes on bit for bit")
  func selectResumes() {
    let (selecting, other) = (Self.digits(), Self.digits())
    selecting.carryOut(
      "net 4 tanh, 10 softmax", "optimizer gd", "set batch=all", "train 1", "select 1")
    for shell in [selecting, other] { shell.carryOut("train 2 epochs") }
    #expect(selecting.bits == other.bits)
    selecting.carryOut("expect epoch == 4")
  }

  @Test("A diagnosis leaves the test part closed until it is asked for")
  func closedTest() {
    let shell = Self.digits()
    let closed = shell.text("diagnose human=0.01")
    #expect(!Self.hasTestRow(closed) && closed.contains("once: diagnose test"))
    let open = shell.text("diagnose test human=0.01")
    #expect(Self.hasTestRow(open) && !open.contains("stays closed"))
    #expect(shell.failure("diagnose dev").contains("dev"))
  }

  private static func hasTestRow(_ diagnosis: String) -> Bool {
    diagnosis.split(separator: "\n").contains { $0.hasPrefix("test ") && $0.contains("%") }
  }

  @Test("Numbers have names that formulas and expectations know")
  func names() {
    let shell = Self.digits()
    shell.carryOut(
      "expect error_dev ~ 1 - accuracy_dev", "expect accuracy_dev > 0.5", "expect F1_dev <= 1",
      "expect precision_test >= 0", "expect recall_train > 0.5", "expect J_train_dev > 0")
  }

  @Test("A run that misses a bound is not chosen, and why is said")
  func bounds() {
    let shell = Self.digits()
    shell.carryOut("net 3 relu, 10 softmax", "train 1 epoch")
    shell.carryOut("metric optimizing accuracy_dev satisficing parameters < 300")
    let text = shell.text("select")
    #expect(text.contains("run 1 misses parameters<300: parameters is 922"))
    #expect(text.contains("run 2 is taken over: 3 relu, 10 softmax, after 1 epoch"))
    shell.carryOut("metric optimizing accuracy_dev satisficing parameters<10")
    #expect(shell.failure("select").hasPrefix("no run is good enough: run 1: misses"))
    #expect(shell.text("metric") == "metric optimizing accuracy_dev satisficing parameters<10")
  }

  @Test("Runs on other data are not compared, and labels go with the data")
  func otherData() {
    let shell = Self.digits()
    shell.carryOut("errors dev", "tag 0 slanted", "split train=0.5 dev=0.5")
    #expect(
      shell.failure("select 1") == "run 1 cannot be taken over: learnt from other data; "
        + "train it again")
    #expect(shell.failure("select").contains("run 1: learnt from other data"))
    #expect(shell.text("tag 0 thin").hasPrefix("dev #0: thin"))
  }

  @Test("Labels are counted with the ceiling of each kind")
  func tally() {
    let shell = Self.digits()
    let mistakes = (try? shell.session.mistakes(on: .dev).map(\.example)) ?? []
    #expect(mistakes.count > 3)
    shell.carryOut("tag \(mistakes[0]),\(mistakes[1]) slanted", "tag \(mistakes[0]) thin")
    shell.carryOut("tag \(mistakes[1]) other", "tag \(mistakes[1]) -other")
    let rows = shell.text("tally").split(separator: "\n").map { $0.split(separator: " ").first }
    #expect(rows == ["dev:", "kind", "────────", "slanted", "thin", "no"])
  }

  static let failures: [(String, String)] = [
    (
      "evaluate dve",
      "the part cannot be dve: it is one of train, train_dev, dev or test; "
        + "did you mean dev?"
    ),
    ("evaluate dev now", "evaluate does not take now here; help evaluate shows how it is written"),
    ("diagnose human=2", "human must be a share: write 0.02 for 2 %, not 2"),
    ("diagnose human=-1", "human must be a share from 0 to 1, not -1"),
    (
      "metric optimizing accuracy_test",
      "runs cannot be compared by accuracy_test; networks are "
        + "chosen by the dev part; the test part is for the end: accuracy_dev"
    ),
    (
      "metric optimizing acuracy_dev",
      "runs cannot be compared by acuracy_dev; did you mean "
        + "accuracy_dev?"
    ),
    (
      "metric optimizing J_dev satisficing seconds",
      "a bound must be such as seconds<10, not "
        + "seconds"
    ),
    ("metric optimizing J_dev satisficing seconds<x", "the bound must be a number, not x"),
    ("select 7", "there is no run 7; runs lists them: 1 to 1"),
    ("select x", "RUN must be a whole number of 1 or more, not x"),
    ("tag 99999 thin", "N must be a whole number from 0 to 119, not 99999"),
    ("tag 3 -thin", "example 3 has no label thin; tag 3 thin gives it one"),
    ("tag 3", "tag needs a label; help tag shows how it is written"),
    ("errors n=0", "n must be a whole number from 1 to 10000, not 0"),
  ]

  @Test("A dev metric without a dev part is told so at once, and not with one")
  func metricWithoutDevPart() {
    let shell = ScriptedSession()
    shell.carryOut("data moons n=40")
    #expect(shell.text("metric optimizing f1_dev").contains("split train=0.8 dev=0.2"))
    #expect(shell.text("metric").hasPrefix("metric optimizing F1_dev"))
    #expect(!shell.text("metric optimizing seconds").contains("split"))
    shell.carryOut("split train=0.8 dev=0.2")
    #expect(!shell.text("metric optimizing F1_dev").contains("split"))
  }

  @Test("What cannot be done is said in a sentence and changes nothing")
  func refusals() {
    let shell = Self.digits()
    let before = shell.bits
    for (line, sentence) in Self.failures { #expect(shell.failure(line) == sentence) }
    #expect(shell.bits == before)
    #expect(shell.text("metric") == "metric optimizing accuracy_dev")
  }

  @Test("Where numbers are predicted there is no right and wrong")
  func regression() {
    let shell = ScriptedSession()
    shell.carryOut("x = [[1, 2, 3, 4]]", "y = [[2.5, 4, 6, 8]]", "data from x y", "net 1 linear")
    #expect(shell.failure("errors").hasPrefix("looking for mistakes needs answers"))
    #expect(shell.failure("accuracy_train").hasPrefix("accuracy needs answers"))
    #expect(shell.text("evaluate train").contains("root mean square error"))
    #expect(shell.text("diagnose").contains("J"))
  }

  @Test("Pictures and tables keep to the page", arguments: [20, 40, 80, 200], [false, true])
  func widths(_ width: Int, _ ascii: Bool) {
    let shell = Self.digits()
    for line in ["evaluate", "evaluate dev", "errors n=9", "tally", "diagnose", "runs", "select"] {
      for row in shell.text(line, width: width, ascii: ascii).split(separator: "\n") {
        #expect(row.count <= width, "\(line): \(row)")
        #expect(!ascii || row.utf8.allSatisfy { $0 < 0x80 }, "\(line): \(row)")
      }
    }
  }
}
