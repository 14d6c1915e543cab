import TestSupport
import Testing

@testable import Sessions

/// What takes a training away says so, and how it comes back.
@Suite struct LostRunTests {
  private let room: ScriptedSession

  init() throws {
    room = try ScriptedSession(
      """
      data moons n=20 seed=1
      net 3 tanh, 1 sigmoid
      train 20 epochs
      """)
  }

  @Test(
    "A run that is lost is named, and undo brings it back",
    arguments: ["seed 3", "reset", "normalize", "split train=0.5 dev=0.5", "loss squared"])
  func named(line: String) {
    let before = room.type("show W1")
    let text = room.type(line)
    #expect(text.contains("The run of 20 iterations is gone; undo brings it back."), "\(text)")
    #expect(room.type("show W1") != before)
    _ = room.type("undo")
    #expect(room.type("show W1") == before)
    _ = room.type("lang zh")
    #expect(room.type(line).contains("20 次迭代没有了；undo 可以找回"))
  }

  @Test("A seed before anything ran says of the next weights, in a run that they are drawn anew")
  func seed() {
    #expect(ScriptedSession().type("seed 3").contains("the next weights are drawn"))
    #expect(room.type("seed 3").contains("back before iteration 1, the weights drawn anew"))
    #expect(!room.type("seed 4").contains("gone"))
  }
}
