import Foundation
import TestSupport
import Testing

/// The speaker's own terminal beside `backstep demo`.
@Suite("A demo's speaker") struct DemoSpeakerTests: StartsDemos {
  let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  @Test("The speaker's terminal has the clock, the notes and what comes next")
  func speaker() throws {
    let (master, path) = try openPseudoTerminal()
    defer { close(master) }
    let terminal = try demo(small, arguments: ["--speaker", path])
    terminal.expect("1/6")
    #expect(read(master, until: "❯ net 2 tanh").contains("line 1 of 6"))
    terminal.send("2")
    terminal.expect("5/6")
    let second = read(master, until: "❯ sum(W1)")
    #expect(second.contains("line 5 of 6   2 Twice"))
    #expect(!second.contains("ask what W1 is"))
    terminal.send("1")
    terminal.expect("3/6")
    terminal.send("b")
    terminal.expect("2/6")
    terminal.send("b")
    #expect(read(master, until: "ask what W1 is").contains("0:"))
    terminal.expect("1/6")
    terminal.send("q")
    #expect(status(terminal) == 0)
    let refused = try demo(small, arguments: ["--speaker", home.path + "/demo.bs"])
    refused.expect("is no terminal")
    #expect(status(refused) == 2)
  }

  private func read(_ master: Int32, until text: String) -> String {
    var bytes: [UInt8] = []
    var waiting = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    while !String(decoding: bytes, as: UTF8.self).contains(text), poll(&waiting, 1, 30_000) > 0 {
      var block = [UInt8](repeating: 0, count: 4_096)
      bytes += block[..<max(0, Foundation.read(master, &block, block.count))]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
