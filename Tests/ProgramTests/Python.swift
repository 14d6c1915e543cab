import Foundation

/// Python with NumPy, where it is there.
enum Python {
  /// What is said where it is not.
  static let absence = "NO PYTHON3 WITH NUMPY IS HERE: no exported program was run"

  /// Whether programs that need NumPy can be run.
  static let hasNumPy = (try? run(["-c", "import numpy"]))?.status == 0

  /// What is said where PyTorch is not.
  static let torchAbsence = "NO PYTHON3 WITH PYTORCH IS HERE: no program exported for it was run"

  /// Whether programs that need PyTorch can be run.
  static let hasTorch = hasNumPy && (try? run(["-c", "import torch"]))?.status == 0

  /// Runs Python to its end.
  /// - Returns: Its status, and what it printed and complained of.
  static func run(_ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3"] + arguments
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}
