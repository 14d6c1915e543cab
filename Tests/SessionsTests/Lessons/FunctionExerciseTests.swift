import Foundation
import TestSupport
import Testing

@testable import Sessions

@Suite("An exercise that asks for a function")
struct FunctionExerciseTests {
  private static let right = """
    def dropout_forward(A, keep_prob):
        D = (np.random.rand(A.shape[0], A.shape[1]) < keep_prob).astype(float)
        return A * D / keep_prob, D
    """

  private func room(
    _ lesson: String, _ page: String, language: String = "en_GB.UTF-8"
  ) throws -> Classroom {
    let room = try Classroom(home: Checkout.folder, language: language)
    room.type("open \(lesson)", page)
    return room
  }

  private func dropout(_ language: String = "en_GB.UTF-8") throws -> Classroom {
    let room = try room("dropout", "page 15", language: language)
    return room
  }

  @Test("shows the cell to begin with, and takes any that is right")
  func completed() throws {
    let room = try dropout()
    #expect(room.type("").contains("define the function"))
    #expect(room.type("check dropout_forward").contains("✗"))
    #expect(room.type(Self.right).contains("✓ Right"))
  }

  @Test("answers a known mistake in the author's words, any other as check does")
  func wrong() throws {
    let room = try dropout()
    let known = Self.right.replacingOccurrences(of: " / keep_prob, D", with: ", D")
    #expect(room.type(known).contains("The division is missing"))
    let swapped = Self.right.replacingOccurrences(of: "< keep_prob", with: "> keep_prob")
    #expect(room.type(swapped).contains("keeps the share 1 - keep_prob."))
    let other = Self.right.replacingOccurrences(of: " / keep_prob, D", with: " / keep_prob")
    let shown = room.type(other.replacingOccurrences(of: "A * D", with: "A * D + 1"))
    #expect(shown.contains("✗") && !shown.contains("✓ Right"))
    #expect(room.type("def another(x):\n    return x").contains("✗") == false)
    #expect(room.type("def dropout_forward(A, keep_prob):\n    return q").contains("NameError"))
  }

  @Test("takes a lambda, and says of a share as a number that the parameter is not used")
  func lambda() throws {
    let room = try dropout()
    #expect(room.type("dropout_forward = lambda A, keep_prob: (A, 1)").contains("✗"))
    let number = Self.right.replacingOccurrences(of: "< keep_prob", with: "< 0.8")
    let shown = room.type(number)
    #expect(shown.contains("0.8") && shown.contains("whatever keep_prob1 is given"), "\(shown)")
  }

  @Test("A tuple where a dictionary is wanted gets a hint of the dictionary")
  func tuple() throws {
    let room = try room("backward", "page 17")
    let shown = room.type(
      "def backward_propagation(parameters, cache, X, Y):\n    return 1, 2, 3, 4")
    #expect(shown.contains("return a dictionary") && !shown.contains("np.array"), "\(shown)")
  }

  @Test("shows its answer, and the function is there")
  func answer() throws {
    let room = try dropout()
    #expect(room.type("skip").contains("np.random.rand(*A.shape) < keep_prob"))
    #expect(room.type("check dropout_forward").contains("right in all 6"))
  }

  @Test("may be judged by gradients alone")
  func gradients() throws {
    let room = try room("backward", "page 17")
    let source = """
      def backward_propagation(parameters, cache, X, Y):
          m = X.shape[1]
          dZ2 = cache["A2"] - Y
          dZ1 = (parameters["W2"].T @ dZ2) * (cache["Z1"] > 0)
          return {"dW2": dZ2 @ cache["A1"].T / m, "db2": dZ2.mean(axis=1, keepdims=True),
                  "dW1": dZ1 @ X.T / m, "db1": dZ1.mean(axis=1, keepdims=True)}
      """
    let half = source.replacingOccurrences(of: "dZ1 @ X.T / m", with: "dZ1 @ X.T")
    let shown = room.type(half)
    #expect(shown.contains("wrong") && shown.contains("W1") && !shown.contains("✓ Right"))
    #expect(shown.contains("✗") && shown.contains("Not yet"))
    let four = room.type(source.replacingOccurrences(of: "X.shape[1]", with: "4"))
    #expect(four.contains("✗") && !four.contains("✓ Right"))
    let writing = source.replacingOccurrences(
      of: "    return", with: "    cache[\"Z1\"][cache[\"Z1\"] > 0] = 1\n    return")
    #expect(room.type(writing).contains("changes its argument cache"))
    let other = source.replacingOccurrences(of: "def backward_propagation", with: "def back_prop")
    #expect(room.type(other).contains("waits for the function"))
    #expect(room.type(source).contains("✓ Right"))
    #expect(room.type("rewrite").contains("Every formula is the engine's"))
  }

  @Test("is asked in Chinese too")
  func chinese() throws {
    let room = try dropout("zh_CN.UTF-8")
    #expect(room.type("").contains("代码块"))
    let known = Self.right.replacingOccurrences(of: " / keep_prob, D", with: ", D")
    #expect(room.type(known).contains("漏了除法"))
  }

  @Test("Assertions are judged by what they let pass")
  func asserts() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(LessonSkeleton(id: "mine").text, to: "mine.md")
    let room = try Classroom(home: Checkout.folder)
    room.type("open \(file)", "page 2")
    for line in [
      "dZ1 @ X.T / m", "next", "a", "next",
      "rewrite db1 = np.sum(dZ1, axis=1, keepdims=True) / m", "next",
      "def my_sigmoid(Z):\n    return 1 / (1 + np.exp(-Z))", "next",
    ] { room.type(line) }
    func asserting(_ lines: String) -> String {
      room.type("def test_sigmoid(sigmoid):\n    A = sigmoid(np.array([[0.0, 1.0]]))\n" + lines)
    }
    #expect(asserting("    assert A[0, 0] == 0.5").contains("1 of 3 wrong ones"))
    #expect(asserting("    assert A[0, 0] == 0.7").contains("A right function does not pass"))
    #expect(asserting("    assert A[5, 0] == 0.7").contains("do not run"))
    room.type("n = 0")
    let counting = room.type(
      "def test_sigmoid(sigmoid):\n    global n\n    n += 1\n    assert n == 1")
    #expect(!counting.contains("✓ Right"))
    #expect(
      asserting("    assert A[0, 0] == 0.5\n    assert 0.7 < A[0, 1] < 0.75").contains("✓ Right"))
  }
}
