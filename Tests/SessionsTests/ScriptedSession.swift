import Foundation
import Matrices
import Sessions

/// A session whose lines and JSON results a test can look at.
final class ScriptedSession {
  /// A line's result, as it was written.
  typealias Object = [String: Any]

  private final class Sink {
    var text = ""
  }

  let session: Session
  private let sink = Sink()
  private var number = 0

  /// Begins a session that finds the project's data sets.
  init() {
    let sink = self.sink
    session = Session(
      surroundings: Surroundings(
        environment: ["BACKSTEP_HOME": Project.folder, "HOME": "/nowhere"], executable: ""),
      output: JSONOutput { sink.text += $0 })
  }

  /// Carries out a line and gives back its objects.
  @discardableResult
  func run(_ line: String) throws -> [Object] {
    sink.text = ""
    number += 1
    session.execute(SourceLine(line, file: "test", number: number))
    return try Self.objects(in: sink.text)
  }

  /// Carries out a line and gives back what it writes.
  @discardableResult
  func text(_ line: String) -> String {
    sink.text = ""
    session.execute(SourceLine(line))
    return sink.text
  }

  /// Carries out several lines, up to one that fails.
  /// - Returns: The failed line's message; nil where all succeeded.
  func fails(_ lines: String...) throws -> String? {
    for line in lines {
      if let error = try run(line).last?["error"] as? Object { return error["message"] as? String }
    }
    return nil
  }

  /// The values of a tensor, a variable or a formula.
  func values(_ expression: String) throws -> Matrix<Double> {
    let objects = try run("show \(expression)")
    guard let matrix = objects.first.flatMap(Self.matrix) else {
      throw Missing(expression: expression, found: "\(objects)")
    }
    return matrix
  }

  struct Missing: Error {
    let expression: String
    let found: String
  }

  static func objects(in text: String) throws -> [Object] {
    try text.split(separator: "\n").map { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? Object ?? [:]
    }
  }

  /// The numbers of a result of kind tensor or scalar.
  static func matrix(_ object: Object) -> Matrix<Double>? {
    guard let result = object["result"] as? Object else { return nil }
    if let rows = result["values"] as? [[Any]] {
      let columns = (result["shape"] as? [Int])?.last ?? rows.first?.count ?? 0
      return Matrix(
        shape: Shape(rows.count, columns), rowMajor: rows.flatMap { $0.map(number) })
    }
    if let row = result["values"] as? [Any] {
      return Matrix(shape: Shape(1, row.count), rowMajor: row.map(number))
    }
    return result["value"].map { Matrix(number($0)) }
  }

  private static func number(_ json: Any) -> Double {
    if let text = json as? String { return Double(text) ?? .signalingNaN }
    return (json as? NSNumber)?.doubleValue ?? .signalingNaN
  }
}

/// Where the project lies.
enum Project {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
}

/// A folder that is gone with its owner.
final class TemporaryFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
