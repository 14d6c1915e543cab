import Foundation
import Journals
import Matrices
import TestSupport
import Testing

@testable import Sessions

/// Where sessions are kept, where they cannot be, and which there are.
@Suite struct KeepingTests: KeepsSessions {
  let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  @Test("A session that could not be kept for a while is kept whole once there is room")
  func keptAgain() throws {
    let sessions = try home.write("no folder", to: "backstep")
    var session: ScriptedSession? = shell()
    #expect(session?.type("x = 1").contains("no longer kept") == true)
    #expect(session?.type("data moons n=20").contains("kept") == false)
    #expect(session?.session.farewell?.contains("could not be kept") == true)
    try FileManager.default.removeItem(atPath: sessions)
    #expect(session?.type("y = 2").contains("kept again") == true)
    #expect(session?.type("y = 3").contains("kept") == false)
    #expect(session?.session.farewell?.contains("is kept") == true)
    session = nil
    let other = resumed()
    #expect(try other.values("x + y").elements == [4])
  }

  @Test("Room that comes just before one leaves is enough")
  func keptAtLast() throws {
    let sessions = try home.write("no folder", to: "backstep")
    var session: ScriptedSession? = shell()
    session?.type("data moons n=20")
    try FileManager.default.removeItem(atPath: sessions)
    #expect(session?.session.farewell?.contains("is kept") == true)
    session = nil
    #expect(shell().type("resume").contains("moons"))
  }

  @Test("Where nothing can be kept one sentence says so, and the session goes on")
  func goesOnWithoutHome() throws {
    let session = ScriptedSession(environment: ["BACKSTEP_HOME": Checkout.folder])
    session.session.keepJournal()
    #expect(session.type("x = 1").contains("not kept"))
    #expect(!session.type("x = 2").contains("not kept"))
    try "no folder".write(toFile: home.path + "/backstep", atomically: true, encoding: .utf8)
    let other = shell()
    #expect(other.type("x = 1").contains("no longer kept"))
    #expect(try other.values("x").elements == [1])
  }

  @Test("A folder that may only be read is said once, and the session goes on")
  func readOnly() throws {
    try #require(chmod(home.path, 0o500) == 0)
    defer { chmod(home.path, 0o700) }
    // Whoever may do everything may write there too.
    guard access(home.path, W_OK) != 0 else { return }
    let session = shell()
    #expect(session.type("x = 1").contains("no longer kept"))
    #expect(!session.type("x = 2").contains("kept"))
    #expect(try session.values("x").elements == [2])
  }

  @Test("Sessions in which nothing was done do not stand before one with work")
  func passesOverEmpty() throws {
    var session: ScriptedSession? = shell()
    session?.json("x = 3")
    for lines in [["note a"], ["help"], ["lang zh", "set digits=6"], ["y = 1", "undo"]] {
      session = nil
      session = shell()
      for line in lines { session?.json(line) }
    }
    session = nil
    // Sessions of one second go by their names.
    let other = shell()
    #expect(other.session.invitation?.contains("1 line") == true)
    other.json("resume")
    #expect(try other.values("x").elements == [3])
    #expect(other.json("sessions").contains("lines"))
  }

  @Test("Two shells at once keep two sessions, and neither goes on with the other's")
  func twoShells() throws {
    let (one, two) = (shell(), shell())
    one.json("x = 1")
    two.json("x = 2")
    #expect(one.type("sessions").contains("in use"))
    #expect(one.type("resume 1").contains("another shell"))
    one.json("y = x")
    two.json("y = x")
    #expect(try [one, two].map { try $0.values("y").elements[0] } == [1, 2])
  }

  @Test("Sessions are listed and deleted by number")
  func listsAndDeletes() throws {
    var session: ScriptedSession? = shell()
    session?.json("data moons n=50")
    #expect(shell().type("sessions delete 1").contains("another shell"))
    session = nil
    #expect(shell().type("sessions").contains("moons"))
    #expect(shell().type("sessions delete 1").contains("deleted"))
    #expect(shell().type("sessions").contains("no other session"))
  }
}
