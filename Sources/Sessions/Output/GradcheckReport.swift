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
    let tables = [
      table(hasCounts: true, hasValues: true), table(hasCounts: false, hasValues: true),
    ]
    let narrow = table(hasCounts: false, hasValues: false)
    let text = TableReport((tables + [narrow]).fitting(page) ?? narrow).text(for: page)
    let verdict = Verdict(check.difference)
    let whole = "whole: difference \(check.difference.shortText(digits: 3)), "
    let last = whole + page.style(verdict.rawValue, as: verdict.role)
    return ([text, last] + samples(page) + corners(page)).joined(separator: "\n")
  }

  private func table(hasCounts: Bool, hasValues: Bool) -> Table {
    let columns =
      [Table.Column("parameter")] + (hasCounts ? [Table.Column("elements", .trailing)] : [])
      + [
        Table.Column("difference", .trailing), Table.Column("verdict"),
        Table.Column("furthest off"),
      ] + (hasValues ? [Table.Column("approx", .trailing), Table.Column("grad", .trailing)] : [])
    let rows = check.parameters.map { parameter in
      [Table.Cell.text(parameter.name, as: .name)]
        + (hasCounts ? [.text(Self.count(parameter))] : []) + Self.judged(parameter)
        + (hasValues ? Self.values(parameter) : [])
    }
    return Table(columns: columns, rows: rows)
  }

  private static func count(_ parameter: GradientCheck.Parameter) -> String {
    let checked = parameter.elements.count
    return checked == parameter.count ? "\(checked)" : "\(checked) of \(parameter.count)"
  }

  private static func judged(_ parameter: GradientCheck.Parameter) -> [Table.Cell] {
    let verdict = Verdict(parameter.difference)
    return [
      .text(parameter.difference.shortText(digits: 3)), .text(verdict.rawValue, as: verdict.role),
      .text(parameter.worst.map { "[\($0.row), \($0.column)]" } ?? ""),
    ]
  }

  private static func values(_ parameter: GradientCheck.Parameter) -> [Table.Cell] {
    [parameter.worst?.approximation, parameter.worst?.gradient].map { value in
      .text(value?.shortText() ?? "")
    }
  }

  /// Of which parameters not every element was checked.
  private func samples(_ page: Page) -> [String] {
    let parts = check.parameters.filter { $0.elements.count < $0.count }
      .map { "\(Self.count($0)) of \($0.name)" }
    guard !parts.isEmpty else { return [] }
    let text = "checked a sample: " + parts.joined(separator: ", ")
    return [page.style(text, as: .muted).wrapped(to: page.width, hanging: 2)]
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
