import Foundation
import TestSupport
import Testing

/// `--safe`: what scripts, demos and lessons from elsewhere cannot do.
@Suite struct SafeTests {
  /// A script's folder with a secret beside it.
  private struct Ground {
    let home: TemporaryFolder
    var inside: String { home.path + "/in" }

    init() throws {
      home = try TemporaryFolder()
      for folder in ["in", "state"] {
        try FileManager.default.createDirectory(
          atPath: "\(home.path)/\(folder)", withIntermediateDirectories: true)
      }
      try home.write("1,2\n3,4\n", to: "in/own.csv")
      try home.write("5,6\n7,8\n", to: "secret.csv")
      try home.write("say was here\n", to: "other.bs")
      try home.write("weights", to: "in/there.svg")
      try FileManager.default.createSymbolicLink(
        atPath: inside + "/link.csv", withDestinationPath: "../secret.csv")
    }

    func run(_ script: String, _ options: [String] = ["--safe"]) throws -> ProgramTests.Ending {
      let file = try home.write(script, to: "in/script.bs")
      var ending = try ProgramTests().run(
        options + [file],
        environment: ["BACKSTEP_HOME": Checkout.folder, "XDG_STATE_HOME": home.path + "/state"])
      // Sentences are broken where the screen ends.
      ending.errors = ending.errors.split { $0.isWhitespace }.joined(separator: " ")
      return ending
    }

    var files: [String] {
      get throws {
        try FileManager.default.subpathsOfDirectory(atPath: home.path)
          .filter { !$0.hasPrefix("state") && $0 != "in/script.bs" }.sorted()
      }
    }
  }

  private static let setup = "data moons n=40\nnet 2 tanh, 1 sigmoid\ntrain 2 epochs\n"

  private static let reading = [
    "load(\"DIR/secret.csv\")", "x = load(\"DIR/in/../secret.csv\")", "load(\"DIR/in/link.csv\")",
    "data DIR/secret.csv", "data DIR/in/own.csv labels=DIR/secret.csv", "data DIR/in/link.csv",
    "run DIR/other.bs", "load DIR/secret.safetensors", "audit DIR/step.npz", "open DIR/l.md",
    "ewa x file=DIR/secret.csv", "load(\"/etc/passwd\")", "data /proc/self/environ",
    "rewrite A1 = load(\"DIR/secret.csv\")", "try A1 = load(\"DIR/secret.csv\")",
  ]

  @Test("What lies elsewhere is not read, by no command and through no link", arguments: reading)
  func reads(line: String) throws {
    let ground = try Ground()
    let script = Self.setup + line.replacing("DIR", with: ground.home.path)
    let ending = try ground.run(script)
    #expect(ending.status == 1)
    #expect(ending.errors.contains("read here") || ending.errors.contains("no files"), "\(ending)")
    #expect(!ending.output.contains("was here"))
  }

  private static let writing = [
    "save w.safetensors", "save DIR/w.safetensors", "save W1 to w.npy", "plot cost file=DIR/c.svg",
    "plot cost file=DIR/in/there.svg over", "plot cost c.svg", "export DIR/in/a.md",
    "export DIR/in/a.py", "export DIR/a.ipynb", "export DIR/a.html", "sessions", "resume",
    "sessions delete 1",
  ]

  @Test("Nothing is written, and other sessions are out of reach", arguments: writing)
  func writes(line: String) throws {
    let ground = try Ground()
    let before = try ground.files
    let ending = try ground.run(Self.setup + line.replacing("DIR", with: ground.home.path))
    #expect(ending.status == 1)
    #expect(try ground.files == before)
    #expect(try ground.home.read("in/there.svg") == "weights")
  }

  @Test("What a script needs it may: data beside it, data sets, lessons, a journal")
  func works() throws {
    let ground = try Ground()
    let ending = try ground.run(
      "x = load(\"\(ground.inside)/own.csv\")\nexpect x[1, 1] == 4\ndata iris\nopen 1\nclose\n"
        + Self.setup, ["--safe", "--journal"])
    #expect(ending.status == 0, "\(ending)")
    #expect(
      try !FileManager.default.subpathsOfDirectory(atPath: ground.home.path + "/state").isEmpty)
  }

  @Test("Time and memory have an end, said in a sentence, in both languages")
  func limits() throws {
    let ground = try Ground()
    let endless = Self.setup + "train 100000000 epochs\nsay on\n"
    let late = try ground.run(endless, ["--safe", "--time-limit", "1"])
    #expect(late.status == 1 && late.errors.contains("time limit of 1 second"))
    #expect(!late.output.contains("\non\n"))
    let large = try ground.run(
      "lang zh\na = ones(9000, 9000)\n", ["--safe", "--memory-limit=200"])
    #expect(large.status == 1 && large.errors.filter { $0 != " " }.contains("内存"))
    #expect(try ground.run("say x", ["--time-limit", "5"]).status == 2)
    #expect(try ground.run("say x", ["--safe", "--memory-limit", "0"]).status == 2)
  }

  @Test("What the time limit stops has one error, in text and as JSON")
  func saysLimitOnce() throws {
    let ground = try Ground()
    for line in [
      "z = []\nfor i in range(1000000000):\n  z.append(i)\n",
      Self.setup + "train 100000000 epochs\n",
    ] {
      let ending = try ground.run(line, ["--safe", "--time-limit", "1", "--format", "json"])
      let errors = ending.output.split(separator: "\n").filter { $0.contains("\"ok\":false") }
      #expect(ending.status == 1 && errors.count == 1, "\(ending)")
      #expect(errors.first?.contains("time limit of 1 second") == true, "\(ending)")
    }
  }

  @Test("Options may stand before or behind a subcommand of a subcommand")
  func placesOptions() throws {
    let ground = try Ground()
    let file = try ground.home.write(Self.lesson("x = 1"), to: "in/mine.md")
    for words in [["lessons", "--safe", "check"], ["--safe", "lessons", "check"]] {
      let ending = try ProgramTests().run(
        words + [file], environment: ["BACKSTEP_HOME": Checkout.folder])
      #expect(!(ending.output + ending.errors).contains("No lesson says"), "\(ending)")
    }
  }

  private static func lesson(_ lines: String) -> String {
    """
    ---
    id: mine
    number: 1
    title: {en: Mine, zh: 我的}
    minutes: 5
    requires: []
    ---

    # Mine · 我的

    ## Begin · 开始

    Text.

    > 文字。

    ```backstep run
    \(lines)
    ```
    """
  }

  @Test(
    "The lines of a lesson from elsewhere are held to the same, what is typed is not",
    arguments: [
      "x = load(\"DIR/secret.csv\")", "run DIR/other.bs", "W = ones(2, 2)\nsave W to DIR/x.npy",
    ])
  func lessons(lines: String) throws {
    let ground = try Ground()
    let file = try ground.home.write(
      Self.lesson(lines.replacing("DIR", with: ground.home.path)), to: "in/mine.md")
    let foreign = try ground.run("open \(file)", [])
    #expect(
      foreign.status == 1 && foreign.errors.contains("--trust")
        || foreign.errors.contains("read here"))
    #expect(try ground.run("open \(file)", ["--trust"]).status == 0)
    let harmless = try ground.home.write(Self.lesson("data moons n=20"), to: "in/mine.md")
    let typed = try ground.run(
      "open \(harmless)\nload(\"\(ground.home.path)/secret.csv\")", [])
    #expect(typed.status == 0, "\(typed)")
  }

  @Test(
    "A script that such a lesson runs does not leave it to do more",
    arguments: ["close", "open 4", "lang zh\nclose", "undo", "rerun 1"])
  func scriptsOfLessons(leaving: String) throws {
    let ground = try Ground()
    try ground.home.write(
      "\(leaving)\nx = load(\"\(ground.home.path)/secret.csv\")\n", to: "in/x.bs")
    let file = try ground.home.write(Self.lesson("run \(ground.inside)/x.bs"), to: "in/mine.md")
    let ending = try ground.run("open \(file)", [])
    #expect(ending.status == 1)
    #expect(!ending.output.contains("x (2, 2)"), "\(ending)")
  }

  @Test(
    "Nor does one of its own lines take the learner's back",
    arguments: ["undo", "undo 2", "rerun 1", "rerun 1 edit", "edit 1"])
  func takingBack(line: String) throws {
    let ground = try Ground()
    let secret = "\(ground.home.path)/secret.csv"
    let file = try ground.home.write(
      Self.lesson("\(line)\nx = load(\"\(secret)\")"), to: "in/mine.md")
    let ending = try ground.run("y = 1\nz = 2\nopen \(file)", [])
    #expect(ending.status == 1)
    #expect(ending.errors.contains("cannot run this command"), "\(ending)")
    #expect(!ending.output.contains("x (2, 2)"))
  }

  @Test("A demo is held to the same")
  func demos() throws {
    let ground = try Ground()
    let file = try ground.home.write(
      "load(\"\(ground.home.path)/secret.csv\")\n", to: "in/demo.bs")
    let ending = try ProgramTests().run(
      ["demo", "--safe", file], environment: ["BACKSTEP_HOME": Checkout.folder])
    #expect(ending.status == 1 && ending.errors.contains("read here"))
  }
}
