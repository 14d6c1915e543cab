import Sessions
import TestSupport
import Testing

/// Sessions that are let go, as those that are run through for a document.
@Suite struct ReleaseTests {
  private static let setup = ["data moons n=40", "net 2 tanh, 1 sigmoid"]

  @Test(
    "Nothing holds a session that nobody needs",
    arguments: [
      ["train 2500 iterations"], ["x = J"], ["rand(2)"], ["runs"], ["branches", "breaks"],
      ["step"], ["A1", "show", "set"], ["z = [1]\nz.append(2)"],
      ["def f(Z):\n  return Z", "use anyway f for forward.1.activation", "step"],
    ])
  func isReleased(lines: [String]) throws {
    weak var session: Session?
    func run() throws {
      let home = try TemporaryFolder()
      let scripted = ScriptedSession(
        environment: ["BACKSTEP_HOME": Checkout.folder, "XDG_STATE_HOME": home.path])
      scripted.session.keepJournal()
      for line in Self.setup + lines { scripted.json(line) }
      session = scripted.session
    }
    try run()
    #expect(session == nil, "\(lines)")
  }
}
