import TestSupport
import Testing

@testable import Sessions

@Suite("An exercise that is answered by the network")
struct FillingTests {
  private func backward(language: String = "en_GB.UTF-8") throws -> Classroom {
    let room = try Classroom(home: Checkout.folder, language: language)
    room.type("open backward", "page 16")
    return room
  }

  private static let right = [
    "rewrite dZ2 = A2 - Y", "rewrite dW2 = (dZ2 @ A1.T) / m", "rewrite dZ1 = (Z1 > 0) * dA1",
    "rewrite dW1 = np.dot(dZ1, X.T) / m",
  ]

  @Test(
    "what is likely in Adam's lines is explained by the lesson, however it is spelled",
    arguments: [
      ("vdW1_corrected = vdW1 / (1 - adam_beta1) ** t", "the beta alone"),
      ("sdW1_corrected = sdW1/(1-adam_beta2)**t", "the beta alone"),
      ("vdW1_corrected = vdW1 * (1 - adam_beta1 ** t)", "too small at first"),
      ("W1 = W1 - alpha * vdW1_corrected / sqrt(sdW1_corrected) + adam_epsilon", "added to the"),
      ("W1 -= alpha * sdW1_corrected / (sqrt(vdW1_corrected) + adam_epsilon)", "exchanged"),
    ])
  func adam(line: String, reason: String) throws {
    let room = try Classroom(home: Checkout.folder)
    room.type("review adam.10")
    let text = room.type(line)
    #expect(text.contains("✗") && text.contains(reason), "\(text)")
  }

  @Test("is done when every blank is written rightly, and training runs by it")
  func filled() throws {
    let room = try backward()
    for line in Self.right.dropLast() { #expect(!room.type(line).contains("✓ Right")) }
    #expect(room.type(Self.right[3]).contains("✓ Right"))
    #expect(room.type("train 20 iterations").contains("trained 20"))
    #expect(room.type("next").contains("❯ rewrite all off"))
    #expect(room.type("next").contains("All of it in one function"))
  }

  @Test("stays for what follows where the page is shown again, as it was written")
  func stays() throws {
    let room = try backward()
    for line in Self.right { room.type(line) }
    #expect(room.type("page", "rewrite").contains("dot(dZ1, X.T) / m"))
    let other = try backward()
    other.type("skip")
    #expect(other.type("page", "rewrite").contains("A2 - Y"))
  }

  @Test("answers a known mistake in the author's words, any other by the judge's name for it")
  func wrong() throws {
    let room = try backward()
    #expect(room.type("rewrite dZ2 = Y - A2").contains("The other way round"))
    #expect(room.type("rewrite dW2 = 2 * dZ2 @ A1.T / m").contains("stays blank"))
    #expect(room.type("rewrite dW2 = dZ2 @ A1.T / 4").contains("these sizes only"))
    #expect(room.type("blanks").contains("dZ2"))
  }

  @Test("takes a formula given to a blank for what is written into it")
  func assigned() throws {
    let room = try backward()
    #expect(room.type("dZ2 = Y - A2").contains("The other way round"))
    for line in Self.right.dropLast() { room.type(String(line.dropFirst("rewrite ".count))) }
    #expect(room.type("dW1 = dZ1 @ X.T / m").contains("✓ Right"))
    #expect(room.type("page", "rewrite").contains("A2 - Y"))
  }

  @Test("is not done by force")
  func anyway() throws {
    let room = try backward()
    for line in Self.right.dropFirst() { room.type(line) }
    let taken = room.type("rewrite anyway dZ2 = Y - A2")
    #expect(!taken.contains("✓ Right") && taken.contains("dZ2 is not yet what the page asks for"))
    #expect(room.type("rewrite dZ2 = A2 - Y").contains("✓ Right"))
  }

  @Test("takes a function of one's own, in a formula or for a stage")
  func functions() throws {
    for line in ["rewrite dZ2 = my(A2, Y)", "use my for backward.2.dZ"] {
      let room = try backward()
      room.type("def my(A2, Y):\n    return A2 - Y")
      for line in Self.right.dropFirst() { room.type(line) }
      #expect(room.type(line).contains("✓ Right"), "\(line)")
    }
    let room = try Classroom(home: Checkout.folder)
    room.type("open dropout", "page 14")
    let mine = """
      def drop(A, keep_prob):
          D = np.random.rand(*A.shape) < keep_prob
          return A * D / keep_prob, D
      """
    #expect(room.type(mine, "use drop for forward.1.dropout").contains("✓ Right"))
    let optimizer = try Classroom(home: Checkout.folder)
    optimizer.type("open momentum", "page 19")
    let average = "def my(v, g, beta):\n    return beta * v + (1 - beta) * g"
    optimizer.type(average)
    #expect(
      !optimizer.type("rewrite vdW1 = my(vdW1, dW1, momentum_beta)").contains("no function"))
    let whole = try Classroom(home: Checkout.folder)
    whole.type("open momentum", "page 19")
    let update = """
      def upd(parameters, grads, alpha, state, t):
          for k in parameters:
              v = state.get(k, 0 * parameters[k])
              state[k] = momentum_beta * v + (1 - momentum_beta) * grads["d" + k]
              parameters[k] = parameters[k] - alpha * state[k]
          return parameters, state
      """
    let taken = whole.type(
      update.replacingOccurrences(of: "momentum_beta", with: "0.8"), "use upd for update")
    #expect(
      !taken.contains("✓ Right") && taken.contains("parameters is not yet what the page asks"))
  }

  @Test("shows its answer, and the network has it")
  func answer() throws {
    let room = try backward()
    #expect(room.type("skip").contains("rewrite dZ2 = A2 - Y"))
    #expect(room.type("train 20 iterations").contains("trained 20"))
  }

  @Test("is asked in Chinese too")
  func chinese() throws {
    let room = try backward(language: "zh_CN.UTF-8")
    #expect(room.type("rewrite dZ2 = Y - A2").contains("方向反了"))
    #expect(room.type("task").contains("填空") || room.type("").contains("填空"))
  }
}
