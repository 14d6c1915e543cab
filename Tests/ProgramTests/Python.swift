import Foundation

/// Python with NumPy, where it is there.
enum Python {
  /// What is said where it is not.
  static let absence = "NO PYTHON3 WITH NUMPY IS HERE: no exported program was run"

  /// The Pythons with NumPy here, one for each main version of it; BACKSTEP_PYTHONS names them,
  /// joined by colons.
  static let all: [String] = {
    let named =
      ProcessInfo.processInfo.environment["BACKSTEP_PYTHONS"] ?? "python3:/usr/bin/python3"
    let versions = named.split(separator: ":").compactMap { python -> (String, Substring)? in
      let asked = try? run(["-c", "import numpy; print(numpy.__version__)"], by: String(python))
      guard let asked, asked.status == 0 else { return nil }
      return (String(python), asked.output.prefix { $0 != "." })
    }
    var seen: Set<Substring> = []
    return versions.filter { seen.insert($0.1).inserted }.map(\.0)
  }()

  /// Whether programs that need NumPy can be run.
  static let hasNumPy = !all.isEmpty

  /// What is said where PyTorch is not.
  static let torchAbsence = "NO PYTHON3 WITH PYTORCH IS HERE: no program exported for it was run"

  /// The Python with PyTorch.
  static let withTorch = having("torch")

  /// Whether programs that need PyTorch can be run.
  static let hasTorch = withTorch != nil

  /// The first of them that can import a module.
  static func having(_ module: String) -> String? {
    all.first { (try? run(["-c", "import \(module)"], by: $0))?.status == 0 }
  }

  /// Runs Python to its end.
  /// - Returns: Its status, and what it printed and complained of.
  static func run(
    _ arguments: [String], by python: String = all.first ?? "python3"
  ) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python] + arguments
    let output = Pipe()
    (process.standardOutput, process.standardError) = (output, output)
    try process.run()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: text, as: UTF8.self))
  }
}
