import Files
import Foundation
import TestSupport
import Testing

@testable import Journals

/// Sessions in their folder.
@Suite struct JournalFolderTests {
  private let home: TemporaryFolder
  private let folder: JournalFolder

  init() throws {
    home = try TemporaryFolder()
    folder = JournalFolder(home.path + "/state/sessions")
  }

  private static let opened = JournalRecord.Opened(time: 1_790_000_000, language: "en")

  @Test("What was appended is there, private to its owner, in order")
  func appends() throws {
    let file = try folder.begin(Self.opened)
    for record in JournalTests.records.dropFirst() { try file.append([record]) }
    let session = try #require(folder.sessions.first)
    #expect(try session.read().records.dropFirst() == JournalTests.records.dropFirst())
    #expect(session.folder.hasSuffix("/20260921T141320-\(getpid())"))
    let name = String(session.folder.dropFirst(home.path.count + 1))
    #expect(try home.mode(name) == 0o700 && home.mode(name + "/journal") == 0o600)
  }

  @Test("A session that is being written is in use; nobody else goes on with it or deletes it")
  func locks() throws {
    var file: JournalFile? = try folder.begin(Self.opened)
    let session = try #require(folder.sessions.first)
    #expect(session.isInUse && file != nil)
    #expect(throws: SystemError(code: EWOULDBLOCK)) {
      try session.goOn(opening: .init(time: 1, language: "en"))
    }
    #expect(throws: SystemError(code: EWOULDBLOCK)) { try folder.delete(session) }
    file = nil
    #expect(!session.isInUse)
    try folder.delete(session)
    #expect(folder.sessions.isEmpty)
  }

  @Test("Going on after a damaged end keeps the file as it was by another name")
  func goesOn() throws {
    try folder.begin(Self.opened).append([.failed(number: 1), .failed(number: 2)])
    var session = try #require(folder.sessions.first)
    let path = session.folder + "/journal"
    let bytes = try Array(Data(contentsOf: URL(filePath: path)))
    try Data(bytes.dropLast()).write(to: URL(filePath: path))
    try session.goOn(opening: .init(time: 1, language: "en")).append([.failed(number: 3)])
    session = try #require(folder.sessions.first)
    #expect(
      try session.read().records == [
        .opened(Self.opened), .failed(number: 1), .failed(number: 3),
      ])
    #expect(
      try Array(Data(contentsOf: URL(filePath: path + ".damaged"))) == Array(bytes.dropLast()))
  }

  @Test("Checkpoints lie beside the journal and go with it")
  func checkpoints() throws {
    let checkpoint = JournalCheckpoint(
      finished: 1, edits: 0, state: [], firstCost: 0, costs: [1], isSingle: false, memory: [9])
    try folder.begin(Self.opened).keep(checkpoint, line: 12, step: 3)
    let session = try #require(folder.sessions.first)
    #expect(session.checkpoint(line: 12, step: 3) == checkpoint)
    #expect(session.checkpoint(line: 12, step: 4) == nil)
    #expect(session.checkpoints.map { [$0.line, $0.step] } == [[12, 3]])
    try folder.delete(session)
    #expect(try home.names == ["state"])
    #expect(folder.sessions.isEmpty)
  }

  @Test("The newest are kept within the limits, and those in use")
  func limits() throws {
    let few = JournalFolder(home.path, limits: .init(sessions: 3, bytes: 1 << 20))
    let first = try few.begin(Self.opened)
    for time in 1...5 {
      try few.begin(.init(time: 1_790_000_000 + time, language: "en"))
        .append([.failed(number: time)])
      let newest = try #require(few.sessions.first { !$0.isInUse })
      utime(newest.folder + "/journal", nil)
    }
    #expect(few.sessions.count <= 4)
    #expect(few.sessions.contains { $0.folder == first.folder })
  }

  @Test("Where no file can be made it is said by the system's error")
  func failures() throws {
    try home.write("", to: "file")
    let error = #expect(throws: SystemError.self) {
      try JournalFolder(home.path + "/file/sessions").begin(Self.opened)
    }
    #expect(error?.code == ENOTDIR)
    #expect(JournalFolder(in: [:]) == nil && JournalFolder(in: ["HOME": "relative"]) == nil)
    #expect(JournalFolder(home.path + "/none").sessions.isEmpty)
  }

  @Test("What cannot be written whole leaves the file as it was")
  func fullDisk() throws {
    let file = JournalFile(folder: home.path, open("/dev/full", O_WRONLY), length: 0)
    let error = #expect(throws: SystemError.self) { try file.append([.failed(number: 1)]) }
    #expect(error?.code == ENOSPC)
  }
}
