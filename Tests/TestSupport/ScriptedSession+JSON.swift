import Foundation
import Matrices

extension ScriptedSession {
  /// A line's result, as it was written.
  package typealias Object = [String: Any]

  /// Carries out a line and gives back its objects.
  @discardableResult
  package func run(_ line: String) throws -> [Object] {
    execute(line)
    return try Self.objects(in: lastJSON)
  }

  /// The values of a tensor, a variable or a formula.
  package func values(_ expression: String) throws -> Matrix<Double> {
    let objects = try run("show \(expression)")
    guard let matrix = objects.first.flatMap(Self.matrix) else {
      throw Failure(line: expression, found: "\(objects)")
    }
    return matrix
  }

  /// The objects of JSON lines.
  package static func objects(in text: String) throws -> [Object] {
    try text.split(separator: "\n").map { line in
      try JSONSerialization.jsonObject(with: Data(line.utf8)) as? Object ?? [:]
    }
  }

  /// The numbers of a result of kind tensor or scalar.
  package static func matrix(_ object: Object) -> Matrix<Double>? {
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
