import TestSupport
import Testing

@testable import Sessions

/// Numbers that are 0 but for rounding.
@Suite struct RoundingNoteTests {
  private let room: ScriptedSession

  init() throws {
    room = try ScriptedSession("data moons n=200 seed=1\nnormalize\nx = 1e-20")
  }

  @Test(
    "What rounding left of larger numbers is said to be 0",
    arguments: [
      "1 - 0.9 - 0.1", "0.1 + 0.2 - 0.3", "mean(X_train)", "mean(X_train, axis=1)",
      "X_train.mean()",
      "sum(X_train)",
    ])
  func rounding(line: String) {
    let text = room.type(line)
    #expect(text.contains("≈ 0"), "\(text)")
  }

  @Test(
    "What is small by itself is no rounding",
    arguments: [
      "exp(-50)", "x + 0", "1e-20 - 0", "1 - 1", "1 - 0.9", "x * 3", "mean([x, x])", "2 * x - x",
      "X_train - X_train",
    ])
  func small(line: String) {
    let text = room.type(line)
    #expect(!text.contains("≈ 0"), "\(text)")
  }

  @Test("A mean that is 0 but for rounding is shown as 0, with a sign")
  func means() {
    #expect(room.type("show X_train").contains("mean ≈0") || room.screen.contains("mean\u{A0}≈0"))
    #expect(room.json("show X_train").contains(#/"mean":-?[0-9.]+e-1[5-9]/#))
  }
}
