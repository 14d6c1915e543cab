import Matrices
import TestSupport
import Testing

@Suite struct BreakpointTests {
  private static let setUp = [
    "seed 3", "data moons n=60", "net 6 tanh, 1 sigmoid", "optimizer adam lr=0.02",
    "set batch=16 shuffle=on",
  ]

  private func session() throws -> ScriptedSession {
    let session = ScriptedSession()
    for line in Self.setUp { try session.run(line) }
    return session
  }

  private func number(_ expression: String, _ session: ScriptedSession) throws -> Double {
    try session.values(expression).elements[0]
  }

  /// The first stage after which a condition is true, found by stepping.
  private func firstTrue(_ condition: String, by stage: String) throws -> Int {
    let session = try session()
    for iteration in 1...400 {
      try session.run("goto \(iteration).\(stage)")
      if try number("1 * (\(condition))", session) == 1 { return iteration }
    }
    Issue.record("\(condition) never turns true")
    return 0
  }

  @Test(
    "A condition stops a run right after the stage that makes it true",
    arguments: [
      ("J < 0.3", "cost"), ("norm(dW1) < 0.15", "backward.1.dW"),
      ("max(W1) > 1.6", "update.1"), ("iteration > 70", "batch"), ("epoch == 12", "batch"),
      ("m < 16 and iteration > 90", "batch"),
    ])
  func stops(condition: String, stage: String) throws {
    let iteration = try firstTrue(condition, by: stage)
    let session = try session()
    try session.run("break \(condition)")
    let trained = try #require(try session.run("train 500 iterations").first)
    let result = try #require(trained["result"] as? ScriptedSession.Object)
    #expect(result["iterations"] as? Int == iteration - 1)
    #expect(try number("iteration", session) == Double(iteration))
    let here = session.json("plan")
    try session.run("goto \(iteration).\(stage)")
    #expect(session.json("plan") == here)
  }

  @Test("Going on after a stop is the run that was never stopped")
  func goesOn() throws {
    let (stopped, straight) = (try session(), try session())
    try stopped.run("break J < 0.3")
    try stopped.run("train 300 iterations")
    let iteration = try number("iteration", stopped)
    try stopped.run("goto end")
    #expect(try number("iteration", stopped) == iteration)
    try stopped.run("delete all")
    try stopped.run("goto 350")
    try straight.run("train 350 iterations")
    #expect(try stopped.values("W1") == straight.values("W1"))
  }

  @Test("A breakpoint comes before the complaint about what is not a number")
  func stopsAtNaN() throws {
    let session = try session()
    let lines = ["net 6 relu, 1 sigmoid", "optimizer gd lr=0.1", "break isnan(J)"]
    for line in lines + ["train 20 iterations", "set lr=1e200"] { try session.run(line) }
    #expect(session.fails("train 100 iterations") == nil)
    #expect(try session.values("J").elements[0].isNaN)
    #expect(session.json("plan").contains("cost"))
  }

  @Test("A condition that turns false and true again stops again; one that stays true does not")
  func stopsAgain() throws {
    let session = try session()
    try session.run("break m < 16")
    var stops: [Double] = []
    for _ in 0..<4 {
      try session.run("continue 20")
      stops.append(try number("iteration", session))
    }
    #expect(stops == [4, 8, 12, 16])
  }

  @Test("watch stops at the first change, with what it was and is")
  func watches() throws {
    let session = try session()
    try session.run("train 10 iterations")
    try session.run("watch sign(J - 0.3)")
    try session.run("train 500 iterations")
    let iteration = try firstTrue("J < 0.3 and iteration > 10", by: "cost")
    #expect(try number("iteration", session) == Double(iteration))
  }
}
