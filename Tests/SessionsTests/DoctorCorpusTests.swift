import Foundation
import TestSupport
import Testing

@testable import Sessions

/// Sick networks with the trouble that made them so, and healthy ones.
@Suite("doctor: a corpus of sick and healthy networks")
struct DoctorCorpusTests {
  struct Patient: Sendable, CustomTestStringConvertible {
    let trouble: String
    let lines: [String]
    var testDescription: String { "\(trouble): \(lines.joined(separator: "; "))" }
  }

  static let patients: [Patient] = {
    guard
      let url = Bundle.module.url(forResource: "Fixtures/doctor", withExtension: "txt"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { fatalError("Fixtures/doctor.txt is not among the resources") }
    return text.split(separator: "\n").map { line in
      let parts = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
      return Patient(trouble: parts[0], lines: Array(parts.dropFirst()))
    }
  }()

  @Test("The corpus is as large as it is said to be")
  func size() {
    let sick = Self.patients.filter { $0.trouble != "healthy" }
    #expect(sick.count >= 40)
    #expect(Self.patients.count - sick.count >= 20)
  }

  @Test(
    "The trouble that made a network sick is named first; a healthy one hears no complaint",
    arguments: patients)
  func diagnosis(_ patient: Patient) throws {
    let shell = ScriptedSession()
    for line in patient.lines { #expect(shell.fails(line) == nil, "\(line)") }
    let result = try shell.run("doctor").first?["result"] as? ScriptedSession.Object
    let findings = try #require(result?["findings"] as? [ScriptedSession.Object])
    let first = findings.first?["trouble"] as? String ?? "healthy"
    #expect(first == patient.trouble)
  }
}
