import Foundation
import Journals
import TestSupport
import Testing

@testable import Sessions

/// Tests of sessions that are kept in a folder of their own.
protocol KeepsSessions {
  var home: TemporaryFolder { get }
}

extension KeepsSessions {
  func shell(
    keeps: Bool = true, atTerminal: Bool = false,
    isInterrupted: @escaping @Sendable () -> Bool = { false }
  ) -> ScriptedSession {
    let key: @Sendable () -> Bool = { true }
    let session = ScriptedSession(
      environment: ["BACKSTEP_HOME": Checkout.folder, "XDG_STATE_HOME": home.path],
      isInterrupted: isInterrupted, waitForKey: atTerminal ? key : nil)
    if keeps { session.session.keepJournal() }
    return session
  }

  /// What a person can see of a session, with the times it has measured.
  func view(_ session: ScriptedSession) -> [String] {
    [
      "show", "set", "branches", "breaks", "runs", "x", "W1", "b1", "J", "vdW1", "A1", "t",
      "cells all", "rand(2)",
    ].map { session.json($0).replacing(#/\["journal",[^\]]*\]/#, with: "") }
  }

  /// The same without what the looking itself leaves: its lines, and numbers drawn.
  func state(_ session: ScriptedSession) -> [String] { view(session).dropLast(2) }

  /// What a session was that some lines made and that has ended.
  func left(_ lines: [String]) -> [String] {
    let session = shell()
    for line in lines { session.json(line) }
    return state(session)
  }

  func resumed() -> ScriptedSession {
    let session = shell(keeps: false)
    let reply = session.json("resume 1")
    #expect(reply.contains("\"stopped_at\":null"), "\(reply)")
    return session
  }

  func journal() throws -> String {
    let sessions = home.path + "/backstep/sessions"
    let name = try #require(FileManager.default.contentsOfDirectory(atPath: sessions).first)
    return "\(sessions)/\(name)/journal"
  }
}
