import Foundation
import TestSupport
import Testing

@testable import Files

/// Files written whole or not at all.
@Suite struct WholeFileTests {
  private let home: TemporaryFolder
  private var folder: String { home.path }

  init() throws { home = try TemporaryFolder() }

  @Test("A new file has the mode asked for; one that is there keeps its own")
  func modes() throws {
    try WholeFile.write(Array("one".utf8), to: "\(folder)/a", mode: 0o600)
    #expect(try home.read("a") == "one" && home.mode("a") == 0o600)
    #expect(chmod("\(folder)/a", 0o640) == 0)
    try WholeFile.write(Array("two".utf8), to: "\(folder)/a", mode: 0o600)
    #expect(try home.read("a") == "two" && home.mode("a") == 0o640)
    #expect(try home.names == ["a"])
  }

  @Test("A link is followed where a person gave the path, refused where the program did")
  func links() throws {
    try WholeFile.write(Array("old".utf8), to: "\(folder)/real")
    #expect(symlink("real", "\(folder)/link") == 0)
    #expect(throws: SystemError(code: ELOOP)) {
      try WholeFile.write([1], to: "\(folder)/link", links: .refuse)
    }
    #expect(try home.read("real") == "old")
    try WholeFile.write(Array("new".utf8), to: "\(folder)/link")
    #expect(try home.read("real") == "new" && home.names == ["link", "real"])
  }

  @Test("What is no file is not replaced")
  func noFiles() throws {
    #expect(mkfifo("\(folder)/pipe", 0o600) == 0)
    #expect(symlink("/dev/null", "\(folder)/null") == 0)
    for name in ["pipe", "null", "."] {
      #expect(throws: SystemError.notAFile) {
        try WholeFile.write([1], to: "\(folder)/\(name)")
      }
    }
    #expect(throws: SystemError(code: ENOENT)) { try WholeFile.write([1], to: "") }
    #expect(throws: SystemError(code: ENOENT)) { try WholeFile.write([1], to: "a\0b") }
    #expect(try home.names == ["null", "pipe"])
  }

  @Test("A failure leaves the file as it was and nothing beside it")
  func failure() throws {
    try WholeFile.write(Array("kept".utf8), to: "\(folder)/a")
    let draft = try Draft(in: folder, mode: 0o600)
    try draft.fill(with: Array("new".utf8), mode: nil)
    #expect(throws: SystemError.self) { try draft.take(name: "\(folder)/none/a") }
    draft.discard()
    #expect(try home.read("a") == "kept" && home.names == ["a"])
  }

  @Test("What a killed program left is removed by the next writer, what is being written is not")
  func litter() throws {
    let left = "\(folder)/.backstep-dead.part"
    let written = "\(folder)/.backstep-alive.part"
    try WholeFile.write([1], to: "\(folder)/notes.backstep-x.part")
    for path in [left, written] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    let descriptor = open(written, O_WRONLY)
    #expect(flock(descriptor, LOCK_EX) == 0)
    try WholeFile.write([1], to: "\(folder)/a")
    #expect(try home.names == [".backstep-alive.part", "a", "notes.backstep-x.part"])
    close(descriptor)
    Folder(folder).removeLitter()
    #expect(try home.names == ["a", "notes.backstep-x.part"])
  }

  @Test("Folders above a path are made for their owner only")
  func folders() throws {
    try Folder.make(above: "\(folder)/b/c/file")
    #expect(try home.mode("b") == 0o700 && home.mode("b/c") == 0o700)
    #expect(throws: SystemError(code: ENOTDIR)) { try Folder.make(above: "/dev/null/c/file") }
    #expect(Folder.of("a") == "." && Folder.of("/a") == "/" && Folder.of("/a/b") == "/a")
  }
}
