import Foundation

/// Writing what is seen now over what a test expects, for a person to read what changed.
package enum Recording {
  /// Whether `RECORD=1` asks for it.
  package static var isOn: Bool { ProcessInfo.processInfo.environment["RECORD"] == "1" }

  /// The path in the sources of a file below Tests.
  package static func path(_ file: String) -> String { "\(Checkout.folder)/Tests/\(file)" }

  /// Writes a file below Tests.
  package static func write(_ text: String, to file: String) throws {
    try text.write(toFile: path(file), atomically: true, encoding: .utf8)
  }
}
