import Foundation
import TestSupport
import Testing

/// The examples of help that write and read files, in a folder of their own.
@Suite struct FileExampleTests {
  private static let commands = ["save", "load", "run", "pause", "quit"]

  /// What must be in the folder, or have been typed, before an example.
  private static let preludes: [String: [String]] = [
    "load": [
      "save digits.safetensors", "parameters = {'W1': W1, 'b1': b1, 'W2': W2, 'b2': b2}",
    ]
  ]

  @Test("Every example runs", arguments: commands)
  func runs(name: String) throws {
    for example in try examples(of: name) {
      let folder = try TemporaryFolder()
      for file in ["demo.bs", "lesson.bs", "experiment.bs", "mine.bs"] {
        _ = try folder.write("1 + 1\n", to: file)
      }
      let begin = ["data moons n=40 seed=1", "net 4 tanh, 1 sigmoid", "train 1 epochs"]
      let script = (begin + (Self.preludes[name] ?? []) + [example]).joined(separator: "\n") + "\n"
      let ending = try run(script, in: folder.path)
      #expect(ending.status == 0, "\(example): \(ending.errors)")
    }
  }

  private func examples(of command: String) throws -> [String] {
    let ending = try ProgramTests().run(["--format", "json", "-"], input: "help \(command)\n")
    let line = ending.output.prefix { $0 != "\n" }
    let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
    let result = (object as? [String: Any])?["result"] as? [String: Any]
    return try #require(result?["examples"] as? [String])
  }

  private func run(_ script: String, in folder: String) throws -> (status: Int32, errors: String) {
    let process = Process()
    process.executableURL = ProgramTests.program
    process.arguments = ["-"]
    process.environment = ["PATH": "/usr/bin:/bin", "BACKSTEP_HOME": Checkout.folder]
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let (errors, input) = (Pipe(), Pipe())
    (process.standardError, process.standardInput) = (errors, input)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    input.fileHandleForWriting.write(Data(script.utf8))
    try input.fileHandleForWriting.close()
    let text = try errors.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}
