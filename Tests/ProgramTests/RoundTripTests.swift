import TestSupport
import Testing

@testable import Sessions

/// A session that was exported is the same when its document is run.
@Suite("Documents that are run")
struct RoundTripTests {
  @Test(
    "Sessions drawn at random come back to the same state", arguments: 0..<6,
    ["bs", "md", "ipynb"])
  func comesBack(seed: Int, form: String) throws {
    let folder = try TemporaryFolder()
    let session = RandomSession.typed(seed: UInt32(seed))
    let file = "\(folder.path)/work.\(form)"
    let told = session.json("export \(file)")
    try #require(told.contains("\"ok\":true"), "\(told)")
    let other = ScriptedSession()
    let run = other.json("run \(file)")
    #expect(run.contains("\"ok\":true") || run.isEmpty, "\(run)")
    #expect(other.session.digest == session.session.digest, "\(session.json("cells"))")
  }

  @Test("A cell of one row that says a formula stays a cell", arguments: ["bs", "md", "ipynb"])
  func keepsCells(form: String) throws {
    let folder = try TemporaryFolder()
    let session = ScriptedSession()
    for line in ["data xor", "net 2 tanh, 1 sigmoid", "W1, b2 = np.ones((2, 2)), 3\n"] {
      session.type(line)
    }
    session.session.execute(SourceLine("c = W1.sum() + b2", isCell: true))
    #expect(session.type("c") == "c = 7\n")
    session.type("x = 1")
    session.type("undo")
    session.type("undo")
    session.type("redo")
    #expect(session.type("c") == "c = 7\n")
    session.type("rerun 4")
    #expect(session.type("c") == "c = 7\n")
    let file = "\(folder.path)/work.\(form)"
    session.type("export \(file)")
    let other = ScriptedSession()
    other.type("run \(file)")
    #expect(other.type("c") == "c = 7\n")
    #expect(other.session.digest == session.session.digest)
  }
}
