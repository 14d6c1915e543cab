import Engine
import Matrices
import Presentation

/// The verdict on the gradients, tensor by tensor.
struct GradcheckReport: Report {
  /// What a difference means, by the notes' thresholds.
  private enum Verdict: String {
    case right
    case suspicious = "worth a look"
    case doubtful
    case wrong

    init(_ difference: Double) {
      self =
        difference < 1e-7
        ? .right
        : difference < 1e-5
          ? .suspicious
          : difference <= 1e-3 ? .doubtful : .wrong
    }

    var role: Role { self == .right ? .good : self == .wrong ? .bad : .hint }
  }

  private let check: GradientCheck

  init(_ check: GradientCheck) {
    self.check = check
  }

  var kind: String { "gradcheck" }

  var fields: [(String, JSON)] {
    let parameters = check.parameters.map { parameter in
      JSON.object([
        ("name", .string(parameter.name)), ("difference", .number(parameter.difference)),
        ("checked", .integer(parameter.elements.count)), ("count", .integer(parameter.count)),
        ("corners", .integer(parameter.corners.count)),
      ])
    }
    return [
      ("difference", .number(check.difference)), ("passed", .bool(check.difference < 1e-5)),
      ("verdict", .string(Verdict(check.difference).rawValue)),
      ("epsilon", .number(check.epsilon)), ("parameters", .array(parameters)),
    ]
  }

  func text(for page: Page) -> String {
    let table = TableReport(table).text(for: page)
    let verdict = Verdict(check.difference)
    let whole = "whole: difference \(check.difference.shortText(digits: 3)), "
    let last = whole + page.style(verdict.rawValue, as: verdict.role)
    return ([table, last] + corners(page)).joined(separator: "\n")
  }

  private var table: Table {
    let columns = [
      Table.Column("parameter"), Table.Column("elements", .trailing),
      Table.Column("difference", .trailing), Table.Column("verdict"),
      Table.Column("furthest off"),
    ]
    return Table(columns: columns, rows: check.parameters.map(row))
  }

  private func row(_ parameter: GradientCheck.Parameter) -> [Table.Cell] {
    let verdict = Verdict(parameter.difference)
    let count =
      parameter.elements.count == parameter.count
      ? "\(parameter.count)" : "\(parameter.elements.count) of \(parameter.count)"
    let worst = parameter.worst.map { element in
      "[\(element.row), \(element.column)] approx \(element.approximation.shortText()) "
        + "grad \(element.gradient.shortText())"
    }
    return [
      .text(parameter.name, as: .name), .text(count),
      .text(parameter.difference.shortText(digits: 3)), .text(verdict.rawValue, as: verdict.role),
      .text(worst ?? ""),
    ]
  }

  /// The elements that have no derivative.
  private func corners(_ page: Page) -> [String] {
    check.parameters.filter { !$0.corners.isEmpty }.map { parameter in
      let places = parameter.corners.prefix(8).map { "[\($0.row), \($0.column)]" }
      let more = parameter.corners.count > 8 ? ", …" : ""
      let text =
        "\(parameter.name) \(places.joined(separator: " "))\(more): on a corner of ReLU "
        + "or |W|, where there is no derivative; left out"
      return page.style(text, as: .muted).wrapped(to: page.width, hanging: 2)
    }
  }
}
