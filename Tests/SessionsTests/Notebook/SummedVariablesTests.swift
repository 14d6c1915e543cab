import Formulas
import Journals
import TestSupport
import Testing

@testable import Sessions

/// The journal's sum over the variables, followed line by line.
@Suite struct SummedVariablesTests {
  /// Names, shapes and numbers in the order of the names, one after another.
  private func sum(of variables: [String: Double]) -> CRC32C {
    var sum = CRC32C()
    for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
      sum.add(name)
      sum.add(Value(value).array?.shapeText ?? "")
      sum.add([value])
    }
    return sum
  }

  private func followed(_ summed: inout SummedVariables) -> CRC32C {
    var sum = CRC32C()
    summed.add(to: &sum)
    return sum
  }

  @Test("It is the sum over all of them, in whatever order they are written")
  func sameAsAtOnce() {
    var summed = SummedVariables()
    var (variables, mark): ([String: Double], VariablesMark) = ([:], VariablesMark())
    summed.come(to: [:], mark)
    for step in 0..<700 {
      let (name, value) = ("name_\(step * 7919 % 500)", Double(step) / 3)
      let next = VariablesMark()
      summed.follow(name, Value(value), from: mark, to: next)
      (variables[name], mark) = (value, next)
      if step % 50 == 0 { #expect(followed(&summed) == sum(of: variables), "\(step)") }
    }
    #expect(followed(&summed) == sum(of: variables))
  }

  @Test("What it has not followed is taken anew")
  func anew() {
    var summed = SummedVariables()
    let marks = (0..<3).map { _ in VariablesMark() }
    summed.come(to: ["a": Value(1)], marks[0])
    summed.follow("b", Value(2), from: marks[1], to: marks[2])
    summed.come(to: ["a": Value(1), "c": Value(3)], marks[2])
    #expect(followed(&summed) == sum(of: ["a": 1, "c": 3]))
  }

  @Test("Undo and lines that fail leave the sum of what there is")
  func ofSession() {
    let (room, other) = (ScriptedSession(), ScriptedSession())
    for line in ["a = 1", "b = 2", "a = 5", "undo", "c = nowhere", "c = [1, 2]"] {
      _ = room.type(line)
      _ = room.session.digest
    }
    for line in ["a = 1", "b = 2", "c = [1, 2]"] { _ = other.type(line) }
    #expect(room.session.digest == other.session.digest)
  }
}
