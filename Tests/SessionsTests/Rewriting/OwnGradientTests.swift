import TestSupport
import Testing

@testable import Sessions

/// A gradient's function belongs to the forward formula there is: beside one of the learner's own it is
/// judged by finite differences, and not by the derivative of another function.
@Suite("A function for a gradient belongs to the forward formula there is") struct OwnGradientTests
{
  /// z σ(z), whose derivative is σ(z) + z σ(z) (1 - σ(z)).
  private static let swish = "def sw(Z):\n    return Z / (1 + np.exp(-Z))"

  private static let right = [
    "s = 1 / (1 + np.exp(-Z1))\n    return dA1 * (s + Z1 * s * (1 - s))",
    "s = 1 / (1 + np.exp(-Z1))\n    return dA1 * s * (1 + Z1 * (1 - s))",
    "h = 1e-5\n    f = lambda z: z / (1 + np.exp(-z))\n"
      + "    return dA1 * (f(Z1 + h) - f(Z1 - h)) / (2 * h)",
  ]

  private static let wrong = [
    "return dA1 * (1 - np.tanh(Z1) ** 2)", "return dA1 / (1 + np.exp(-Z1))",
    "s = 1 / (1 + np.exp(-Z1))\n    return s + Z1 * s * (1 - s)",
  ]

  private func room() throws -> ScriptedSession {
    let room = try ScriptedSession("data moons n=40\nnet 4 tanh, 1 sigmoid")
    room.execute(Self.swish)
    try room.report("use anyway sw for forward.1.activation")
    return room
  }

  @Test("The derivative of one's own activation passes, and training goes by it", arguments: right)
  func passes(body: String) throws {
    let room = try room()
    room.execute("def slope(dA1, Z1):\n    \(body)")
    let report = try room.session.check("slope", as: "backward.1.dZ")
    #expect(report.isPassed && report.fits == ["A1"])
    let used = try #require(try room.report("use slope for backward.1.dZ"))
    #expect("\(used.text(for: .init(width: 200)))".contains("gradients of your own A1"))
    #expect(room.fails("train 2 iterations", "gradcheck") == nil)
  }

  @Test("The derivative of another function does not", arguments: wrong)
  func fails(body: String) throws {
    let room = try room()
    room.execute("def slope(dA1, Z1):\n    \(body)")
    let report = try room.session.check("slope", as: "backward.1.dZ")
    #expect(report.fault?.mistake == "no-derivative")
    #expect(room.fail("use slope for backward.1.dZ") != nil)
    #expect(room.fail("use anyway slope for backward.1.dZ") == nil)
  }

  @Test("A gradient that the own formula does not change is judged as ever")
  func others() throws {
    let room = try room()
    room.execute("def of_W(dZ, A_prev, m):\n    return dZ @ A_prev.T / m")
    let report = try room.session.check("of_W", as: "backward.1.dW")
    #expect(report.isPassed && report.fits.isEmpty)
    room.execute("def of_W(dZ, A_prev):\n    return dZ @ A_prev.T")
    #expect(try room.session.check("of_W", as: "backward.1.dW").fault?.mistake == "missing-average")
  }

  @Test("try and a blank go by it as well")
  func blanks() throws {
    let room = try ScriptedSession("data moons n=40\nnet 4 tanh, 1 sigmoid")
    #expect(room.fails("rewrite A1 = np.maximum(0, Z1)", "train 2 iterations") == nil)
    #expect(room.text("try dZ1 = dA1 * (Z1 > 0)").contains("dZ1 is right"))
    #expect(room.text("try dZ1 = dA1 * (1 - A1 ** 2)").contains("not the derivative"))
    #expect(room.fails("blank dZ1") == nil)
    #expect(room.failure("rewrite dZ1 = dA1 * (1 - A1 ** 2)").contains("stays blank"))
    #expect(room.fails("rewrite dZ1 = dA1 * (Z1 > 0)", "train 2 iterations", "gradcheck") == nil)
  }
}
