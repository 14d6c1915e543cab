import TestSupport
import Testing

@testable import Sessions

/// What a person is told who leaves an experiment.
@Suite struct LeavingTests {
  @Test(
    "Who leaves an experiment is told that it is kept, and how to go on", arguments: [true, false])
  func farewell(isKept: Bool) throws {
    let home = try TemporaryFolder()
    let room = ScriptedSession(environment: [
      "BACKSTEP_HOME": Checkout.folder, "XDG_STATE_HOME": home.path,
    ])
    if isKept { room.session.keepJournal() }
    _ = room.type("1 + 1")
    #expect(room.session.farewell == nil)
    _ = room.type("data moons n=40")
    let words = try #require(room.session.farewell)
    #expect(words.contains(isKept ? "is kept: resume" : "could not be kept"))
    _ = room.type("lang zh")
    #expect(room.session.farewell?.contains(isKept ? "已经保存" : "没有保存") == true)
  }
}
