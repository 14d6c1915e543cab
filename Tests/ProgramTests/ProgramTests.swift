import Foundation
import TestSupport
import Testing

/// The built program as a process: what it reads, writes and ends with.
@Suite struct ProgramTests {
  struct Ending {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder the test was built in has the program beside it.
  static let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appendingPathComponent("backstep")

  func run(
    _ arguments: [String], input: String = "", environment: [String: String] = [:]
  ) throws -> Ending {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    let (output, errors, stdin) = (Pipe(), Pipe(), Pipe())
    (process.standardOutput, process.standardError, process.standardInput) = (output, errors, stdin)
    try process.run()
    stdin.fileHandleForWriting.write(Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    let failures = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return Ending(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: failures, as: UTF8.self))
  }

  private static let iris = """
    seed 3
    data iris
    split train=0.8 dev=0.2
    normalize
    net 16 relu, 3 softmax
    optimizer gd lr=0.1
    set batch=16
    step 3
    show Z1
    step iteration
    expect dZ2 ~ A2 - Y
    expect dW2 ~ dZ2 @ A1.T / m
    train 60 epochs
    expect J_train < 0.12
    expect accuracy_dev > 0.8
    """

  @Test("A script from standard input that succeeds ends with 0")
  func succeeds() throws {
    let ending = try run(["-"], input: Self.iris)
    #expect(ending.status == 0)
    #expect(ending.errors.isEmpty)
    #expect(ending.output.contains("✓ accuracy_dev > 0.8"))
    #expect(!ending.output.contains("\u{1B}"))
  }

  @Test("Without a terminal and without files it reads lines, with no prompt and no colour")
  func readsLines() throws {
    let ending = try run([], input: "1 + 2\r\nsay 你好\nquit\n3 + 3\n")
    #expect(ending.status == 0)
    #expect(ending.output == "1 + 2 = 3\n你好\n")
  }

  @Test("A line that fails stops the script, names its place and ends with 1")
  func fails() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("# a comment\n1 + 1\nexpect 1 ~ 2\n5 + 5\n", to: "failing.bs")
    let ending = try run([file])
    #expect(ending.status == 1)
    #expect(ending.output == "1 + 1 = 2\n")
    #expect(ending.errors.hasPrefix("\(file):3:"))
  }

  @Test("A script that calls another names the failing line of both")
  func failsNested() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("say in\nnonsense here\n", to: "inner.bs")
    let ending = try run(["-"], input: "run \(file)\n")
    #expect(ending.status == 1)
    #expect(ending.errors.contains("\(file):2:"))
    #expect(ending.errors.contains("standard input:1:"))
  }

  @Test("JSON is one object a line, errors too")
  func writesJSON() throws {
    let ending = try run(["--format", "json", "-"], input: "[[1, 2]] / 3\nW1\n")
    #expect(ending.status == 1)
    let objects = try ending.output.split(separator: "\n").map { line in
      try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    }
    #expect(objects.count == 2)
    #expect(objects[0]["ok"] as? Bool == true)
    let result = try #require(objects[0]["result"] as? [String: Any])
    #expect(result["values"] as? [[Double]] == [[1 / 3.0, 2 / 3.0]])
    #expect(objects[1]["ok"] as? Bool == false)
    #expect((objects[1]["error"] as? [String: Any])?["kind"] as? String == "name")
  }

  @Test(
    "Wrong usage ends with 2",
    arguments: [["--format", "xml", "-"], ["--nonsense"], ["nowhere.bs"]]
  )
  func refuses(arguments: [String]) throws {
    let ending = try run(arguments)
    #expect(ending.status == 2)
    #expect(ending.output.isEmpty)
    #expect(!ending.errors.isEmpty)
  }

  @Test("In a Chinese locale help, failures and the first line's error are Chinese")
  func speaksChinese() throws {
    let chinese = ["LANG": "zh_CN.UTF-8"]
    #expect(try run(["--help"], environment: chinese).output.contains("一次一个阶段地运行神经网络"))
    let missing = try run(["/no/such"], environment: chinese)
    #expect(missing.errors == "错误：无法打开 /no/such：没有这个文件或目录\n")
    let wrong = try run(["-"], input: "W1 @\n", environment: chinese)
    #expect(wrong.errors.hasPrefix("standard input:1: 错误：公式到头了，后面还应该有一个值"))
    let check = try run(["lessons", "check", "/no/such.md"], environment: chinese)
    #expect(check.output.contains("无法读取文件（没有这个文件或目录）。\n✗ 0 课，要改 1 处"))
  }

  @Test("Colour follows the flag, then the environment")
  func colours() throws {
    let script = "nonsense here\n"
    #expect(try run(["--color", "always", "-"], input: script).errors.contains("\u{1B}["))
    #expect(
      try run(["-"], input: script, environment: ["CLICOLOR_FORCE": "1"]).errors.contains("\u{1B}[")
    )
    let both = ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"]
    #expect(try !run(["-"], input: script, environment: both).errors.contains("\u{1B}["))
  }

  @Test("Control characters in a script come out visible")
  func sanitizes() throws {
    let ending = try run(["-"], input: "say \u{1B}[31mred\u{7}\u{202E}\n")
    #expect(ending.status == 0)
    #expect(!ending.output.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
    #expect(!ending.output.unicodeScalars.contains("\u{202E}"))
  }

  @Test("Bytes that are no text, or a line without end, end with a sentence")
  func refusesBytes() throws {
    let ending = try run(["-"], input: "say \u{0}\n")
    #expect(ending.status == 1)
    #expect(ending.errors.contains("1"))
    let long = try run(["-"], input: String(repeating: "(", count: 100_000) + "\n")
    #expect(long.status == 1)
  }

  @Test("The version and the help are there")
  func tellsVersion() throws {
    #expect(try run(["--version"]).output.hasPrefix("backstep "))
    #expect(try run(["--help"]).output.contains("--format"))
  }
}
