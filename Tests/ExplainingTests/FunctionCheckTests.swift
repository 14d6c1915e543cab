import TestSupport
import Testing

@testable import Sessions

/// A learner's function is judged by the stage it computes.
@Suite struct FunctionCheckTests {
  @Test("A wrong function is told its mistake", arguments: FunctionCorpus.wrong)
  func wrong(entry: FunctionCorpus.Entry) throws {
    let report = try Self.checked(entry)
    #expect(report.fault?.kind.rawValue == entry.first)
    if let mistake = entry.mistake { #expect(report.fault?.mistake == mistake) }
  }

  @Test("A right function passes, however it is written", arguments: FunctionCorpus.right)
  func right(entry: FunctionCorpus.Entry) throws {
    let report = try Self.checked(entry)
    #expect(report.isPassed, "\(report.fault.map { "\($0)" } ?? "")")
  }

  @Test("The corpus is as large and as wide as it should be")
  func size() {
    #expect(FunctionCorpus.wrong.count >= 60)
    #expect(FunctionCorpus.right.count >= 20)
  }

  @Test("A script stops at a function that fails; programs read why")
  func stops() throws {
    let room = try Self.room(.plain)
    _ = room.execute("def relu(Z):\n    Z[Z < 0] = 0\n    return Z")
    #expect(room.fail("check relu") != nil)
    let results = try room.run("check relu").compactMap { $0["result"] as? ScriptedSession.Object }
    let fields = try #require(results.first { $0["passed"] != nil })
    #expect(fields["passed"] as? Bool == false)
    #expect(fields["stage"] as? String == "forward.2.activation")
    #expect(fields["cases"] as? Int == 6)
    #expect(fields["first"] as? String == "side-effects")
    #expect(fields["mistake"] as? String == "changes-argument")
  }

  @Test("A difference that no known mistake makes is told as it is")
  func relation() throws {
    let room = try Self.room(.smooth)
    _ = room.execute("def output_gradient(AL, Y):\n    return AL - 3 * Y")
    let texts = (0..<2).map { _ in room.type("check output_gradient as backward.2.dZ") }
    #expect(texts[1].contains("the difference is -2 times Y"), "\(texts)")
  }

  @Test("Each failure brings a plainer hint, and none the right value")
  func hints() throws {
    let room = try Self.room(.smooth)
    _ = room.execute(
      "def grads_of(dZ, A_prev):\n    return dZ @ A_prev.T, dZ.mean(axis=1, keepdims=True)")
    let texts = (0..<3).map { _ in room.type("check grads_of as backward.2.dW") }
    #expect(Set(texts).count == 3)
    #expect(texts.allSatisfy { $0.contains("missing-average") })
    #expect(texts[0].contains("why dW2["))
  }

  @Test("check alone lists the functions with what became of each")
  func lists() throws {
    let room = try Self.room(.plain)
    _ = room.execute(
      """
      def relu(Z):
          return np.maximum(0, Z)
      def sigmoid(z):
          return z
      def helper(x):
          return x
      """)
    let rows = try #require(try room.report("check") as? FunctionListReport).rows
    #expect(rows.map(\.name) == ["relu", "sigmoid", "helper"])
    #expect(rows.map(\.isPassed) == [true, false, nil])
  }

  @Test("A check changes nothing of the run, nor of the learner's random stream")
  func changesNothing() throws {
    let (room, other) = (try Self.room(.plain), try Self.room(.plain))
    for room in [room, other] {
      _ = room.execute(
        "def dropout_forward(A, keep_prob):\n    D = np.random.rand(*A.shape) < keep_prob\n"
          + "    return A * D / keep_prob, D")
    }
    try room.report("check dropout_forward")
    for room in [room, other] { try room.report("train 2 iterations") }
    #expect(room.bits == other.bits)
    #expect(try room.values("np.random.rand(2, 2)") == other.values("np.random.rand(2, 2)"))
  }

  @Test(
    "What cannot be checked is refused with its reason",
    arguments: [
      ("check nothing", "no function of yours"),
      ("check relu as forward.9.linear", "no function can"),
      ("check odd", "does not say"), ("check strange as forward.1.linear", "wants as q"),
      ("check relu for forward.1.linear", "for"), ("check relu as", "stage"),
      ("check softmax", "no softmax"),
    ])
  func refuses(line: String, words: String) throws {
    let room = try Self.room(.plain)
    _ = room.execute(
      """
      def relu(Z):
          return Z
      def odd(x):
          return x
      def strange(q):
          return q
      def softmax(Z):
          return Z
      """)
    let message = try #require(room.fail(line)).message
    #expect(message.contains(words), "\(message)")
  }

  private static func room(_ setup: FunctionCorpus.Setup) throws -> ScriptedSession {
    try ScriptedSession(setup.lines.joined(separator: "\n"))
  }

  private static func checked(_ entry: FunctionCorpus.Entry) throws -> FunctionReport {
    let room = try room(entry.setup)
    _ = room.execute(entry.source)
    return try room.session.check(entry.name, as: entry.stage)
  }
}
