import Datasets
import Presentation

/// How many examples a class has, or how many answer yes to a question.
struct ClassShare {
  let name: String
  let count: Int
  /// Of how many.
  let total: Int

  var share: Double { total > 0 ? Double(count) / Double(total) : 0 }

  /// Per cent with one digit.
  var shareText: String {
    let tenths = Int((share * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10)%"
  }

  var json: JSON {
    .object([
      ("name", .string(name)), ("examples", .integer(count)), ("share", .number(share)),
    ])
  }

  /// Those of a set, in the order of the classes; none where its labels are numbers.
  static func all(of examples: Dataset) -> [ClassShare] {
    if case .tasks = examples.labels { return tasks(examples) }
    let counts = examples.classCounts
    let total = counts.reduce(0) { $0 + $1.count }
    return counts.map { ClassShare(name: $0.name, count: $0.count, total: total) }
  }

  /// Several questions to each example: how many say yes to each.
  private static func tasks(_ examples: Dataset) -> [ClassShare] {
    examples.targetNames.indices.map { row in
      let labels = (0..<examples.count).map { examples.Y[row, $0] }.filter { !$0.isNaN }
      return ClassShare(
        name: examples.targetNames[row], count: labels.count { $0 == 1 }, total: labels.count)
    }
  }
}
