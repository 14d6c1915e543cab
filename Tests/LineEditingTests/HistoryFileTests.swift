import Glibc
import TestSupport
import Testing

@testable import LineEditing

/// The history as a file.
@Suite struct HistoryFileTests {
  private let folder: TemporaryFolder
  private let file: HistoryFile

  init() throws {
    folder = try TemporaryFolder()
    file = HistoryFile(path: folder.path + "/deep/er/history")
  }

  @Test(
    "Every entry comes back as it was",
    arguments: [
      "train 60", "a\nb\n\nc", "back\\slash \\n", "\r", "trailing\\", "前向 👍", " spaced ",
    ])
  func roundTrip(entry: String) throws {
    try file.append(entry)
    try file.append("next")
    #expect(file.load() == [entry, "next"])
  }

  @Test func onlyTheOwnerMayReadIt() throws {
    try file.append("secret")
    var status = stat()
    #expect(stat(folder.path + "/deep/er/history", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
    #expect(stat(folder.path + "/deep", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o700)
  }

  @Test func aHalfWrittenLastLineSpoilsNoOther() throws {
    let path = try folder.write(Array("one\ntw".utf8), to: "history")
    try HistoryFile(path: path).append("three")
    #expect(HistoryFile(path: path).load() == ["one", "tw", "three"])
  }

  @Test func brokenTextAndEmptyLinesAreLeftOut() throws {
    let path = try folder.write(
      Array("one\n\n".utf8) + [0xFF, 0x0A] + Array("two\n".utf8), to: "h")
    #expect(HistoryFile(path: path).load() == ["one", "two"])
  }

  @Test func aFileThatHasGrownTooLargeIsShortenedToItsNewestEntries() throws {
    let line = Array(String(repeating: "x", count: 99).utf8) + [0x0A]
    let path = try folder.write((0..<90_000).flatMap { _ in line }, to: "history")
    let history = HistoryFile(path: path)
    try history.append("newest")
    let loaded = history.load()
    #expect(loaded.count == HistoryFile.entryLimit && loaded.last == "newest")
    var status = stat()
    #expect(stat(path, &status) == 0)
    #expect(status.st_size == 9_999 * 100 + 7)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func aSymbolicLinkInItsPlaceIsNotFollowed() throws {
    let other = try folder.write("export A=1\n".utf8, to: "bashrc")
    let link = folder.path + "/history"
    #expect(symlink(other, link) == 0)
    #expect(HistoryFile(path: link).load() == [])
    #expect(throws: LineError.cannotOpen(file: link, errno: ELOOP)) {
      try HistoryFile(path: link).append("x")
    }
    #expect(try folder.read("bashrc") == "export A=1\n")
  }

  @Test func whatIsNoFileIsRefusedWithoutWaiting() throws {
    #expect(HistoryFile(path: folder.path).load() == [])
    #expect(throws: LineError.self) { try HistoryFile(path: folder.path).append("x") }
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(HistoryFile(path: pipe).load() == [])
    #expect(throws: LineError.self) { try HistoryFile(path: pipe).append("x") }
  }
}
