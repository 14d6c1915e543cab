import Foundation
import TestSupport
import Testing

/// What comes from outside, closed doors and full disks, seen from outside.
@Suite("Trust") struct TrustTests {
  private let home: TemporaryFolder
  private var folder: String { home.path }

  init() throws { home = try TemporaryFolder() }

  /// Runs a command of bash in a folder of its own, where `$B` is the program.
  private func bash(
    _ command: String, environment: [String: String] = [:]
  ) throws -> ProgramTests.Ending {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/bash")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let usual = [
      "PATH": "/usr/bin:/bin", "B": ProgramTests.program.path, "HOME": folder,
      "SWIFT_BACKTRACE": "enable=no",
    ]
    process.environment = usual.merging(environment) { $1 }
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    let failures = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return ProgramTests.Ending(
      status: process.terminationStatus, output: String(decoding: text, as: UTF8.self),
      errors: String(decoding: failures, as: UTF8.self))
  }

  @Test(
    "A pipe or a device is refused at every door",
    arguments: ["\"$B\" f", "\"$B\" demo f", "echo run f | \"$B\" -", "\"$B\" /dev/zero"])
  func pipes(command: String) throws {
    let ending = try bash("mkfifo f; timeout 60 \(command)")
    #expect([1, 2].contains(ending.status))
    #expect(ending.errors.contains("device, not a file"))
    let chinese = try bash("timeout 60 \(command)", environment: ["LANG": "zh_CN.UTF-8"])
    #expect(chinese.errors.contains("设备，不是文件"))
  }

  @Test(
    "It leaves where addresses are few, and says so where they are too few",
    arguments: [120_000, 180_000, 204_800, 300_000, 500_000])
  func fewAddresses(limit: Int) throws {
    let ending = try bash("ulimit -v \(limit); echo 'say hi' | timeout 60 \"$B\" -")
    #expect(ending.status == 0 || ending.status == 127 || ending.status == 1, "\(ending)")
    #expect(ending.status != 0 || ending.output == "hi\n")
  }

  @Test("The shell's own pipes are read")
  func ownPipes() throws {
    let ending = try bash("\"$B\" <(echo say hello) && echo say again | \"$B\" /dev/stdin")
    #expect(ending.status == 0)
    #expect(ending.output == "hello\nagain\n")
  }

  @Test(
    "Closed standard descriptors are as good as /dev/null",
    arguments: ["\"$B\" <&-", "\"$B\" - <&-", "echo 1 | \"$B\" - >&-", "\"$B\" - <&- >&- 2>&-"])
  func closed(command: String) throws {
    let ending = try bash("timeout 60 \(command)")
    #expect(ending.status == 0)
    #expect(ending.errors.isEmpty)
  }

  @Test(
    "A full disk is an error, whatever is written",
    arguments: ["\"$B\" --help", "\"$B\" --version", "echo 1 | \"$B\" -", "\"$B\" lessons --help"])
  func fullDisk(command: String) throws {
    let ending = try bash("set -o pipefail; \(command) >/dev/full")
    #expect(ending.status == 1)
    #expect(ending.errors.lowercased().contains("no space left on device"))
  }

  @Test(
    "What is typed on the command line cannot steer the terminal",
    arguments: [
      "\"$B\" $'/nosuch\\e]0;x\\a.bs'", "\"$B\" $'--bogus\\e]0;x\\a'",
      "\"$B\" --format $'\\e]0;x\\a' -", "\"$B\" lesson $'\\e]0;x\\a'",
      "\"$B\" lessons check $'\\e]0;x\\a'", "\"$B\" demo $'\\e]0;x\\a'",
    ])
  func escapes(command: String) throws {
    let ending = try bash(command)
    #expect(ending.status != 0)
    let all = (ending.output + ending.errors).unicodeScalars
    #expect(all.contains("x") && !all.contains { $0.value < 32 && $0 != "\n" })
  }

  @Test("A lesson's entities and YAML escapes bring in no control characters")
  func lessons() throws {
    let made = try bash("\"$B\" lessons new mine && \"$B\" lessons check mine.md")
    #expect(made.status == 0)
    for (text, evil) in [
      ("## An experiment", "## An &#27;]52;c;aGk=&#7; experiment"),
      ("Four examples", "Four &#x202E;examples"), ("Downhill.", "Down\\ehill."),
    ] {
      let lesson = try home.read("mine.md")
      try home.write(lesson.replacingOccurrences(of: text, with: evil), to: "evil.md")
      for command in ["\"$B\" lesson ./evil.md", "\"$B\" lessons check evil.md"] {
        let ending = try bash(command)
        #expect(ending.status == 1)
        #expect((ending.output + ending.errors).contains("invisible character U+"))
        #expect(!(ending.output + ending.errors).contains("\u{1B}"))
      }
    }
  }

  @Test("Lines end as on any system")
  func lineEnds() throws {
    let ending = try bash(
      "printf 'say a\\rsay b\\r' | \"$B\" -; printf 'say c\\rsay d' >s; \"$B\" s")
    #expect(ending.output == "a\nb\nc\nd\n")
    #expect(try bash("printf 'say c\\rsay d\\r\\n' >s; echo run s | \"$B\" -").output == "c\nd\n")
  }

  @Test("A file that may not grow is told, not died of, and nothing is left")
  func limitedFiles() throws {
    let script = "save zeros(100, 100) to w.npy"
    let ending = try bash("ulimit -f 8; echo '\(script)' | \"$B\" -; echo $?; ls -A")
    #expect(ending.output == "1\n")
    #expect(ending.errors.contains("file too large"))
  }

  @Test(
    "A cell that grows without end is a MemoryError, said in time",
    arguments: [
      "s = \"a\"\nwhile True: s = s + s", "x = [0]\nwhile True: x = x + x",
      "d = {}\ni = 0\nwhile True:\n  d[i] = np.zeros(1000)\n  i += 1",
    ])
  func memory(cell: String) throws {
    try home.write(cell, to: "grows.py")
    let ending = try bash("ulimit -v 3000000; timeout 60 \"$B\" grows.py")
    #expect(ending.status == 1)
    #expect(ending.errors.contains("MemoryError"))
  }

  @Test(
    "What there is no memory for is refused before it is asked for",
    arguments: [
      (
        "data xor n=8\\nnet 100000 relu, 100000 relu, 1 sigmoid",
        "the tensors of this network would take"
      ),
      ("x = ones(100000000)\\nx + x + x", "there is no more memory for arrays this large"),
    ])
  func room(script: String, words: String) throws {
    let ending = try bash("ulimit -v 3000000; printf '\(script)\\n' | timeout 60 \"$B\" -")
    #expect(ending.status == 1)
    #expect(ending.errors.contains(words), "\(ending.errors)")
  }

  @Test("A side of an array without elements may not be endless")
  func emptyButEndless() throws {
    let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (0, 9223372036854775807), }\n"
    let bytes = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + header.utf8
    try home.write(bytes, to: "endless.npy")
    let ending = try bash("echo 'load(\"endless.npy\")' | timeout 20 \"$B\" -")
    #expect(ending.status == 1)
    #expect(ending.errors.contains("endless.npy"))
  }

  @Test("A small stack is enough for the deepest line")
  func smallStack() throws {
    let line = String(repeating: "(", count: 150) + "1" + String(repeating: ")", count: 150)
    let ending = try bash("ulimit -s 256; echo '\(line)' | \"$B\" -")
    #expect(ending.status == 0)
  }
}
