import Foundation
import Matrices
import TestSupport
import Testing

@testable import Explaining

/// Training steps that NumPy made, right and with one mistake (Tests/Reference/audits.py).
@Suite("audit: a corpus of training steps")
struct AuditTests {
  struct Step: Sendable {
    let mistakes: [String]
    let tensor: String
    let file: ForeignStep
  }

  static let steps: [Step] = {
    guard let url = Bundle.module.url(forResource: "Fixtures/audits", withExtension: "txt"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { fatalError("Fixtures/audits.txt is not among the resources") }
    return text.split(separator: "\n").map(step)
  }()

  private static func step(_ line: Substring) -> Step {
    let words = line.split(separator: " ")
    return Step(
      mistakes: words[0].split(separator: "|").map(String.init), tensor: String(words[1]),
      file: ForeignStep(words.dropFirst(2).map(tensor), isSingle: false))
  }

  private static func tensor(_ word: Substring) -> ForeignStep.Tensor {
    let parts = word.split(separator: "=", maxSplits: 1)
    let sides = parts[1].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let dimensions = sides[0].split(separator: ",").compactMap { Int($0) }
    let bytes = [UInt8](Data(base64Encoded: String(sides[1])) ?? Data())
    let numbers = stride(from: 0, to: bytes.count, by: 8).map { place in
      Double(bitPattern: bytes[place..<(place + 8)].reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }
    let shape = Shape(dimensions.first ?? 1, dimensions.count > 1 ? dimensions[1] : 1)
    return .init(
      String(parts[0]), Matrix(shape: shape, rowMajor: numbers), rank: dimensions.count)
  }

  @Test("Right steps hear no complaint")
  func right() throws {
    let right = Self.steps.filter { $0.mistakes == ["right"] }
    var accused = 0
    for (number, step) in right.enumerated() {
      let audit = try StepAudit(step.file)
      if audit.isPassed && audit.strangers.isEmpty { continue }
      accused += 1
      let wrong = audit.rows.filter { $0.status != .right }.map(\.name)
      Issue.record(
        "\(number): \(audit.network.layers.map(\.activation)) \(wrong) \(audit.strangers)")
    }
    print("audit: \(right.count) right steps, \(accused) accused")
    #expect(right.count >= 200 && accused == 0)
  }

  @Test("Planted mistakes are named, in the tensor where they are first seen")
  func planted() throws {
    let planted = Self.steps.filter { $0.mistakes != ["right"] }
    var missed: [String] = []
    for step in planted {
      let audit = try StepAudit(step.file)
      let found = audit.explanation?.mistakes.map(\.rawValue) ?? []
      let place = audit.explanation?.tensor ?? "-"
      if place == step.tensor, let first = found.first, found.count == 1,
        step.mistakes.contains(first)
      {
        continue
      }
      missed.append("\(step.mistakes) in \(step.tensor): \(found) in \(place)")
    }
    let named = planted.count - missed.count
    print("audit: \(planted.count) planted mistakes, \(named) named")
    for line in missed { print("  missed \(line)") }
    #expect(planted.count >= 100 && named * 100 >= planted.count * 95)
  }
}
