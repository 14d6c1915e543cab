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

  static let steps = read("audits")
  /// Steps of PyTorch's own optimizers (Tests/Reference/torch_audits.py), the optimizer in the place of
  /// the mistake and the senses in that of the tensor.
  static let torchSteps = read("torchaudits")

  private static func read(_ name: String) -> [Step] {
    guard let url = Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "txt"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { fatalError("Fixtures/\(name).txt is not among the resources") }
    return text.split(separator: "\n").map(step)
  }

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

  @Test("Steps of PyTorch's optimizers are right, with their senses by name", arguments: torchSteps)
  func torch(_ step: Step) throws {
    let audit = try StepAudit(step.file)
    let wrong = audit.rows.filter { $0.status != .right }.map(\.name)
    #expect(audit.isPassed && audit.strangers.isEmpty, "\(wrong) \(audit.strangers)")
    #expect([audit.hyperparameters.optimizer.kind.name] == step.mistakes)
    let senses = audit.updates.names.joined(separator: ",")
    #expect((senses.isEmpty ? "-" : senses) == step.tensor)
  }

  @Test("Arrays that the update wrote into, and a count that nobody said, are told")
  func suspicions() throws {
    let step = try #require(Self.torchSteps.first { $0.mistakes == ["gd"] })
    let tensors = step.file.tensors.map { tensor in
      let before = step.file.tensors.first { tensor.name == "after.\($0.name)" }
      return ForeignStep.Tensor(tensor.name, before?.values ?? tensor.values, rank: tensor.rank)
    }
    let views = try StepAudit(ForeignStep(tensors, isSingle: false))
    #expect(!views.isPassed)
    #expect(views.suspicion == .savedAsViews)
    let adam = try #require(Self.torchSteps.last { $0.mistakes == ["adam"] })
    let uncounted = adam.file.tensors.filter { !$0.name.hasPrefix("step") && $0.name != "t" }
    let audit = try StepAudit(ForeignStep(uncounted, isSingle: false))
    #expect(audit.suspicion == .uncounted)
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

  @Test("A rate that is not the one said is told as that: neither momentum nor a step left out")
  func otherRate() throws {
    let right = try #require(
      Self.steps.first { step in
        let names = step.file.tensors.map(\.name)
        return step.mistakes == ["right"] && names.contains("W1_after")
          && names.contains("learning_rate") && !names.contains { $0.hasPrefix("v") }
          && !names.contains { $0.hasPrefix("s") } && !names.contains("beta")
      })
    for factor in [0.1, 0.4] {
      let file = Self.moving(right.file, by: factor)
      let audit = try StepAudit(file)
      #expect(!audit.isPassed)
      let mistakes = audit.explanation?.mistakes ?? []
      #expect(!mistakes.contains(.missingUpdate) && !mistakes.contains(.staleParameter))
    }
  }

  /// The same step with other lengths of the moves of its parameters.
  private static func moving(_ file: ForeignStep, by factor: Double) -> ForeignStep {
    let tensors = file.tensors.map { tensor in
      let name = tensor.name.replacing("_after", with: "")
      guard name != tensor.name, let before = file.tensors.first(where: { $0.name == name }),
        let moved = try? Matrix.combining(
          before.values, tensor.values, { $0 + ($1 - $0) * factor })
      else { return tensor }
      return ForeignStep.Tensor(tensor.name, moved, rank: tensor.rank)
    }
    return ForeignStep(tensors, isSingle: file.isSingle)
  }
}
