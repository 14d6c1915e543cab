import Foundation
import TestSupport
import Testing

@Suite("Demos for an instructor")
struct DemoTests {
  private static let folder = Checkout.folder + "/demos"

  private func present(
    _ script: String, arguments: [String] = []
  ) throws -> ProgramTests.Ending {
    let folder = try TemporaryFolder()
    return try ProgramTests().run(["demo", folder.write(script, to: "demo.bs")] + arguments)
  }

  @Test(
    "Every demo runs to its end, and what it expects holds",
    arguments: ["xor-by-hand", "overfitting", "optimizers"])
  func runs(name: String) throws {
    let file = "\(Self.folder)/\(name).bs"
    let script = try String(contentsOfFile: file, encoding: .utf8)
    let expectations = script.split(separator: "\n").filter { $0.hasPrefix("expect ") }
    let ending = try ProgramTests().run(
      ["demo", file], environment: ["BACKSTEP_HOME": Checkout.folder])
    #expect(ending.status == 0)
    #expect(ending.errors.isEmpty)
    let held = ending.output.split(separator: "\n").filter { $0.hasPrefix("✓ ") }
    #expect(held.count >= expectations.count)
    #expect(expectations.count >= 3)
  }

  @Test("A command is shown before its result; remarks, say and pause are not shown")
  func showsLines() throws {
    let ending = try present("# remark\nsay Hello\npause\n\n1 + 1\n")
    #expect(ending.output == "Hello\n\n❯ 1 + 1\n1 + 1 = 2\n")
    #expect(ending.status == 0)
  }

  @Test("In ASCII the prompt is one too, and control characters come out visible")
  func showsASCII() throws {
    let ending = try present("1 + 1\n# \u{1B}\nsay \u{1B}[2J\n", arguments: ["--ascii"])
    #expect(ending.output.hasPrefix("> 1 + 1\n"))
    #expect(!ending.output.contains("\u{1B}"))
  }

  @Test("Among JSON only results are written")
  func writesJSON() throws {
    let ending = try present("say Hello\n\n1 + 1\n", arguments: ["--format", "json"])
    let lines = ending.output.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    #expect(lines.count == 2)
    for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
  }

  @Test("A speaker's terminal that is none is said, where no terminal waits for keys too")
  func refusesSpeaker() throws {
    let ending = try present("1 + 1\n", arguments: ["--speaker", "/nonexistent"])
    #expect(ending.status == 2 && ending.errors.contains("is no terminal"))
    #expect(ending.output.isEmpty)
  }

  @Test("A line that fails ends the demo with 1 and its place")
  func fails() throws {
    let ending = try present("1 + 1\nexpect 1 ~ 2\n2 + 2\n")
    #expect(ending.status == 1)
    #expect(ending.errors.contains(".bs:2:"))
    #expect(!ending.output.contains("2 + 2"))
  }

  @Test("quit ends it with 0; a file that is not there, or none at all, is wrong usage")
  func ends() throws {
    let ending = try present("quit\n1 + 1\n")
    #expect(ending.status == 0)
    #expect(!ending.output.contains("1 + 1"))
    #expect(try ProgramTests().run(["demo", "nowhere.bs"]).status == 2)
    #expect(try ProgramTests().run(["demo"]).status == 2)
  }
}

@Suite("The command line of subcommands")
struct SubcommandTests {
  private func run(_ arguments: String...) throws -> ProgramTests.Ending {
    try ProgramTests().run(arguments, environment: ["BACKSTEP_HOME": Checkout.folder])
  }

  @Test("Options stand before a subcommand too")
  func options() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("1 + 1\n", to: "demo.bs")
    for options in [["--format", "json"], ["--ascii", "--format=json"]] {
      let ending = try ProgramTests().run(options + ["demo", file])
      #expect(ending.status == 0, "\(ending.errors)")
      #expect(ending.output.hasPrefix("{"))
    }
    #expect(try run("--ascii", "demo", file).output == "> 1 + 1\n1 + 1 = 2\n")
    #expect(try run("--color", "never", "--no-config", "lessons", "loss").status == 0)
    #expect(try run("--format", "xml", "demo", file).status == 2)
    // A file of that name is one behind the two dashes.
    #expect(try run("--", "demo").errors.contains("demo"))
  }

  @Test("help SUBCOMMAND is SUBCOMMAND --help")
  func help() throws {
    for words in [["demo"], ["lessons", "check"], ["lesson"], []] {
      let ending = try ProgramTests().run(["help"] + words)
      #expect(ending.status == 0)
      #expect(ending.output == (try ProgramTests().run(words + ["--help"]).output))
      #expect(ending.output.contains("USAGE"))
    }
    let unknown = try run("help", "demos")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("no subcommand demos; did you mean demo?"))
  }

  @Test("A demo shows titles and the text of a pause, no notes")
  func titles() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "## One\n# speaker: hush\nx = 1\npause Think.\n## Two\n", to: "demo.bs")
    let ending = try run("demo", file)
    #expect(ending.output == "── 1 One\n❯ x = 1\nx = 1\nThink.\n── 2 Two\n")
  }

  @Test("A notebook and a text are demos too; a lesson is refused, by its way to open it")
  func forms() throws {
    let folder = try TemporaryFolder()
    let text = try folder.write("## One\n```backstep\nx = 1\n```\n", to: "demo.md")
    #expect(try run("demo", text).output == "── 1 One\n❯ x = 1\nx = 1\n")
    let lesson = try run("demo", Checkout.folder + "/lessons/01-loss-and-cost.md")
    #expect(lesson.status == 2)
    #expect(lesson.errors.contains("backstep lesson"))
  }
}
