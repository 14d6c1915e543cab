import Synchronization
import TestSupport
import Testing

@testable import Sessions

/// Ctrl-C ends a function of the learner's wherever it runs, and the run is where it was.
@Suite("A function without an end is ended by Ctrl-C") struct UseInterruptTests {
  private final class Key: Sendable {
    private let looks = Mutex<Int?>(nil)

    /// Presses Ctrl-C at one of the next looks.
    func press(afterLooks count: Int) { looks.withLock { $0 = count } }

    var isPressed: Bool {
      looks.withLock { left in
        guard let count = left else { return false }
        left = count - 1
        return count <= 0
      }
    }
  }

  private func room(_ key: Key) -> ScriptedSession {
    let room = ScriptedSession(isInterrupted: { key.isPressed })
    for line in ["seed 1", "data moons n=40", "net 4 relu, 1 sigmoid", "step iteration"] {
      room.execute(line)
    }
    return room
  }

  @Test(
    "Where it is called by a line",
    arguments: [
      "show f(Z1)", "f(Z1)", "x = f(Z1)", "expect f(Z1) == 3", "check f as forward.1.activation",
      "use f for forward.1.activation", "use anyway f for forward.1.activation",
      "try A1 = f(Z1)", "rewrite A1 = f(Z1)",
    ])
  func lines(line: String) throws {
    let key = Key()
    let room = room(key)
    room.execute("def f(Z):\n    while True:\n        pass")
    let before = try #require(room.session.state.experiment.trainer?.bits)
    key.press(afterLooks: 3)
    _ = room.execute(line)
    #expect(room.session.wasInterrupted)
    #expect(room.session.state.experiment.trainer?.bits == before)
    #expect(room.session.state.experiment.trainer?.state.hyperparameters.own.isEmpty == true)
  }
}
