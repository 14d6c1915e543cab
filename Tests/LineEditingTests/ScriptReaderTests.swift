import Glibc
import TestSupport
import Testing

@testable import LineEditing

/// Lines of files and pipes.
@Suite struct ScriptReaderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func events(_ bytes: [UInt8]) throws -> [LineEvent] {
    let reader = try ScriptReader(path: folder.write(bytes, to: "script"))
    var events: [LineEvent] = []
    repeat { events.append(reader.next()) } while events.last != .end && events.count < 10
    return events
  }

  @Test(
    "Line ends of every system",
    arguments: [
      ("", []),
      ("\n", [""]),
      ("a", ["a"]),
      ("a\n", ["a"]),
      ("a\nb", ["a", "b"]),
      ("a\r\n\r\nb\r\n", ["a", "", "b"]),
      ("a\r\nb\r", ["a", "b"]),
      ("\u{FEFF}a\nb", ["a", "b"]),
      ("a\n\u{FEFF}b", ["a", "\u{FEFF}b"]),
      ("前向\r\n传播", ["前向", "传播"]),
      ("a\rb\n", ["a", "b"]),
      ("a\r\rb", ["a", "", "b"]),
      ("a\n\rb", ["a", "", "b"]),
    ] as [(String, [String])])
  func lineEnds(text: String, lines: [String]) throws {
    #expect(try events(Array(text.utf8)) == lines.map { .line($0) } + [.end])
  }

  @Test func bytesThatAreNoTextEndTheScriptWithTheirPlace() throws {
    let name = folder.path + "/script"
    #expect(
      try events(Array("ok\nab".utf8) + [0xFF, 0x0A, 0x61])
        == [.line("ok"), .failed(.notUTF8(file: name, line: 2, byte: 3)), .end])
    #expect(
      try events(Array("你".utf8) + [0xE4, 0xBD, 0x0A])
        == [.failed(.notUTF8(file: name, line: 1, byte: 4)), .end])
    #expect(
      try events(Array("a\n\nb".utf8) + [0, 0x0A])
        == [.line("a"), .line(""), .failed(.zeroByte(file: name, line: 3, byte: 2)), .end])
  }

  @Test func aLineOfOneMebibyteIsReadAndALongerOneRefused() throws {
    let limit = 1 << 20
    let fitting = [UInt8](repeating: 0x78, count: limit)
    #expect(
      try events(fitting + [0x0A, 0x61])
        == [.line(String(repeating: "x", count: limit)), .line("a"), .end])
    let error = LineError.lineTooLong(file: folder.path + "/script", line: 1, limit: limit)
    #expect(try events(fitting + [0x78, 0x0A]) == [.failed(error), .end])
    #expect(try events(fitting + fitting + fitting) == [.failed(error), .end])
  }

  @Test func theLineNumberFollows() throws {
    let reader = try ScriptReader(path: folder.write("a\n\nb\n".utf8, to: "script"))
    #expect(reader.line == 0)
    _ = reader.next()
    _ = reader.next()
    _ = reader.next()
    #expect(reader.line == 3)
    _ = reader.next()
    #expect(reader.line == 3)
  }

  @Test func whatCannotBeOpenedOrReadSaysWhy() throws {
    #expect(throws: LineError.cannotOpen(file: "/no/such", errno: 2)) {
      try ScriptReader(path: "/no/such")
    }
    let words = LineError.cannotOpen(file: "/no/such", errno: 2).words.message
    #expect(words.en == "cannot open /no/such: no such file or directory")
    #expect(words.zh == "无法打开 /no/such：没有这个文件或目录")
  }

  @Test func whatIsNoFileIsRefusedWithoutWaiting() throws {
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, folder.path, "/dev/zero"] {
      #expect(throws: LineError.notAFile(file: path)) { try ScriptReader(path: path) }
    }
  }

  @Test func aCarriageReturnAndItsLineFeedMayComeInTwoBlocks() throws {
    let long = [UInt8](repeating: 0x78, count: 65_535)
    #expect(
      try events(long + Array("\r\ny".utf8))
        == [.line(String(repeating: "x", count: 65_535)), .line("y"), .end])
  }
}
