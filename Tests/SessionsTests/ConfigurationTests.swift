import Foundation
import Languages
import Presentation
import TestSupport
import Testing

@testable import Sessions

/// The person's own file: how things look and aliases, and who may be told by it.
@Suite struct ConfigurationTests {
  private let home: TemporaryFolder

  init() throws { home = try TemporaryFolder() }

  private func session(_ file: String, isForPerson: Bool = true) throws -> ScriptedSession {
    let folder = home.path + "/backstep"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try file.write(toFile: folder + "/config", atomically: true, encoding: .utf8)
    let session = ScriptedSession(
      environment: ["BACKSTEP_HOME": Checkout.folder, "XDG_CONFIG_HOME": home.path, "LANG": "C"])
    session.session.configure(isForPerson: isForPerson)
    return session
  }

  @Test("Settings and aliases are taken, and config says from which line")
  func taken() throws {
    let room = try session(
      "# mine\nset digits=9 color=never pager=off\nalias it='step iteration'\n")
    #expect(room.session.state.digits == 9)
    #expect(room.session.state.looks == Looks(color: .never, pager: false))
    let text = room.type("config")
    #expect(text.contains(#/digits +9 +config:2/#))
    #expect(text.contains(#/alias it +step iteration +config:3/#))
    #expect(text.contains(#/lang +en +LANG/#))
    #expect(room.type("set digits=5").contains("digits 5"))
    #expect(room.type("config").contains(#/digits +5 +typed here/#))
  }

  @Test("A bad line is named with its place, and the rest is used")
  func named() throws {
    let room = try session("seed 3\nset digits=99\nset lr=1\nset digits=8 batch=3\nlang zh\n")
    #expect(room.session.state.language == .zh)
    #expect(room.session.state.digits == NumberFormat.defaultDigits)
    for row in 1...4 { #expect(room.screen.contains("config:\(row)")) }
    #expect(room.screen.contains("错误"), "in the language that the file asks for")
    #expect(!room.screen.contains("config:5"))
  }

  @Test("Lines that are no text are named, and the others used")
  func noText() throws {
    let folder = home.path + "/backstep"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let long = "# " + String(repeating: "x", count: 5_000)
    let bytes =
      Array("lang zh\n".utf8) + [0xFF, 0xFE] + Array(" set\n\(long)\nset digits=6\r\n".utf8)
    try Data(bytes).write(to: URL(fileURLWithPath: folder + "/config"))
    let room = ScriptedSession(
      environment: ["BACKSTEP_HOME": Checkout.folder, "XDG_CONFIG_HOME": home.path, "LANG": "C"])
    room.session.configure(isForPerson: true)
    #expect(room.session.state.language == .zh && room.session.state.digits == 6)
    #expect(room.screen.contains("config:2") && room.screen.contains("config:3"))
    #expect(!room.screen.contains("config:1") && !room.screen.contains("config:4"))
  }

  @Test("Of many bad lines some are named, what to do once, and each is quoted")
  func many() throws {
    let room = try session((1...12).map { "seed \($0)\n" }.joined())
    #expect(room.screen.contains("‘seed 1’"))
    #expect(room.screen.contains("‘seed 8’") && !room.screen.contains("‘seed 9’"))
    #expect(room.screen.ranges(of: "an experiment's settings").count == 1, "\(room.screen)")
    #expect(room.screen.contains("and 4 more lines"))
  }

  @Test("An alias that would lead to itself is refused")
  func circles() throws {
    let room = try session("alias loop=loop\nalias ab=ba\nalias ba=ab 3\n")
    #expect(room.screen.contains("config:1") && room.screen.contains("config:3"))
    let screen = room.screen.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(screen.contains("the alias ba would lead to itself"))
    #expect(room.session.state.aliases.keys.sorted() == ["ab"])
    _ = room.type("lang zh")
    #expect(room.type("alias it=it").contains("绕回"))
  }

  @Test("Scripts take the language and the colours, without a word")
  func scripts() throws {
    let room = try session(
      "lang zh\nset digits=9 color=always pager=off\nalias it=step\nseed 3\n", isForPerson: false)
    #expect(room.session.state.language == .zh)
    #expect(room.session.state.looks == Looks(color: .always))
    #expect(room.session.state.digits == NumberFormat.defaultDigits)
    #expect(room.session.state.aliases.isEmpty)
    #expect(room.screen.isEmpty)
  }

  @Test("The language a person types is spoken the next time; a script's is not")
  func remembered() throws {
    func session(isForPerson: Bool) -> ScriptedSession {
      let session = ScriptedSession(
        environment: ["BACKSTEP_HOME": Checkout.folder, "XDG_STATE_HOME": home.path, "LANG": "C"])
      session.session.configure(isForPerson: isForPerson)
      return session
    }
    _ = session(isForPerson: false).type("lang zh")
    #expect(session(isForPerson: true).session.language == .en)
    _ = session(isForPerson: true).type("lang zh")
    let room = session(isForPerson: true)
    #expect(room.session.language == .zh)
    #expect(room.type("config").contains(#/lang +zh +progress/#))
    #expect(session(isForPerson: false).session.language == .en)
    _ = room.type("lang en")
    #expect(session(isForPerson: true).session.language == .en)
  }

  @Test("An alias goes on with what is typed, and the notebook holds the line it stands for")
  func expanded() throws {
    let room = try session("")
    _ = room.type("alias d=data moons")
    _ = room.type("d n=40 seed=1")
    #expect(room.session.notebook.entries.map(\.text).last == "data moons n=40 seed=1")
    _ = room.type("undo")
    #expect(room.type("d n=50").contains("50 examples"))
  }

  @Test("A value that is given to an alias's name is a variable's, and a tensor goes before it")
  func hidden() throws {
    let room = try session("alias zz=step\nalias W1=show b1\n")
    #expect(room.type("zz = 3").contains("zz = 3"))
    #expect(room.type("zz + 1").contains("4"))
    _ = room.type("data moons n=50")
    _ = room.type("net 2 tanh, 1 sigmoid")
    #expect(room.session.expanding("W1 @ X") == "W1 @ X")
  }

  @Test(
    "What means something already is no alias", arguments: ["step", "exp", "for", "x", "1a", ""])
  func refused(name: String) throws {
    let room = try session("")
    _ = room.type("x = 3")
    #expect(room.type("alias \(name)=step").hasPrefix("error"))
    #expect(room.session.state.aliases.isEmpty)
  }

  @Test("A file is not looked for in the current folder")
  func relative() {
    let room = ScriptedSession(environment: ["XDG_CONFIG_HOME": ".", "HOME": "."])
    room.session.configure(isForPerson: true)
    #expect(room.screen.isEmpty)
  }
}

/// What is longer than the screen.
@Suite struct PagingTests {
  private final class Log {
    var paged: [String] = []
    var languages: [Language] = []
    var written = ""
  }

  private func output(_ log: Log, works: Bool = true) -> TextOutput {
    TextOutput(
      page: { _ in Page(height: 10) }, write: { log.written += $0 },
      writeError: { log.written += $0 },
      pager: { text, language in
        log.paged.append(text)
        log.languages.append(language)
        return works
      })
  }

  private let long = TextReport(
    (1...20).map(String.init).joined(separator: "\n"), layout: .verbatim)
  private let short = TextReport("short")

  @Test("goes through the pager whole, all results of a line together")
  func pages() {
    let log = Log()
    output(log).show([short, long], for: SourceLine("x"))
    #expect(log.paged.count == 1 && log.paged.first?.hasPrefix("short\n1\n2") == true)
    #expect(log.written.isEmpty)
  }

  @Test("is written as it is in scripts, where the pager is off, and where it does not start")
  func writes() {
    let log = Log()
    output(log).show([long], for: SourceLine("x", file: "a.bs", number: 1))
    let off = output(log)
    off.take(Looks(pager: false))
    off.show([long], for: SourceLine("x"))
    #expect(log.paged.isEmpty)
    output(log, works: false).show([long, short], for: SourceLine("x"))
    #expect(log.paged.count == 1)
    #expect(log.written.split(separator: "\n").count == 61)
  }

  @Test("The pager speaks the language that is spoken when it shows")
  func speaks() {
    let log = Log()
    let output = output(log)
    output.show([long], for: SourceLine("x"))
    output.speak(.zh)
    output.show([long], for: SourceLine("x"))
    #expect(log.languages == [.en, .zh])
  }

  @Test("What stands on the screen is not paged")
  func short_() {
    let log = Log()
    output(log).show([short], for: SourceLine("x"))
    #expect(log.paged.isEmpty && log.written == "short\n")
  }
}
