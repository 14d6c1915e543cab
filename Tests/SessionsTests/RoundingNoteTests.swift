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
      "sum(X_train)", "show mean(X_train)", "show 1 - 0.9 - 0.1", "y = mean(X_train)",
      "2 * (0.1 + 0.2 - 0.3)", "abs(0.1 + 0.2 - 0.3)", "(0.1 + 0.2 - 0.3) / 3", "mean(X_train) + 0",
      "-(0.1 + 0.2 - 0.3)", "norm(mean(X_train, axis=1))", "sin(np.pi)", "cos(np.pi / 2)",
      "sqrt(2) ** 2 - 2",
    ])
  func rounding(line: String) {
    let text = room.type(line)
    #expect(text.contains("≈ 0"), "\(text)")
  }

  @Test(
    "What is small by itself is no rounding",
    arguments: [
      "exp(-50)", "x + 0", "1e-20 - 0", "1 - 1", "1 - 0.9", "x * 3", "mean([x, x])", "2 * x - x",
      "X_train - X_train", "sin(1e-20)", "2 * x", "x / 3", "abs(x)",
    ])
  func small(line: String) {
    let text = room.type(line)
    #expect(!text.contains("≈ 0"), "\(text)")
  }

  @Test("A single number that is 0 but for rounding is shown as 0; JSON has the number")
  func zero() {
    #expect(room.type("1 - 0.9 - 0.1").contains("1 - 0.9 - 0.1 ≈ 0"), "\(room.screen)")
    #expect(room.screen.contains("-2.7755576e-17"))
    #expect(room.json("1 - 0.9 - 0.1").contains("-2.77555756156289"))
    _ = room.type("y = mean(X_train)")
    #expect(room.type("y").contains("y ≈ 0"), "\(room.screen)")
    #expect(room.type("summary").contains("≈0"), "\(room.screen)")
  }

  @Test("A mean that is 0 but for rounding is shown as 0, with a sign")
  func means() {
    #expect(room.type("show X_train").contains("mean ≈0") || room.screen.contains("mean\u{A0}≈0"))
    #expect(room.json("show X_train").contains(#/"mean":-?[0-9.]+e-1[5-9]/#))
  }

  @Test(
    "Among other numbers those are counted that rounding left",
    arguments: [
      ("[1-0.9-0.1, 0, 1]", "1 of 3 elements is ≈ 0"),
      ("np.array([0.1, 0.2, 1]) + np.array([0.2, 0.1, 1]) - 0.3", "2 of 3 elements are ≈ 0"),
    ])
  func some(line: String, expected: String) {
    let text = ScriptedSession().type(line)
    #expect(text.contains(expected), "\(text)")
    #expect(!ScriptedSession().type("[1e-12, 0, 1]").contains("≈"))
  }
}
