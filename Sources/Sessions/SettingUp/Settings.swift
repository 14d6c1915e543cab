import Engine
import Languages
import Presentation

/// The numbers `set` and its relatives take, checked.
enum Settings {
  /// Takes `lr=`, a number above 0.
  static func learningRate(_ arguments: inout Arguments) throws -> Double? {
    guard let value = try arguments.number("lr") else { return nil }
    guard value > 0, value.isFinite else {
      throw arguments.usage(
        .value(option: Localized("lr"), text: value.shortText(), needed: .positiveNumber))
    }
    return value
  }

  /// Takes a strength of regularisation, 0 or more.
  static func strength(_ name: String, _ arguments: inout Arguments) throws -> Double? {
    guard let value = try arguments.number(name) else { return nil }
    guard value >= 0, value.isFinite else {
      throw arguments.usage(
        .value(option: Localized(name), text: value.shortText(), needed: .numberFromZero))
    }
    return value
  }

  /// Takes `batch=`: a number of examples, or `all`; nil where it is not given.
  static func batch(_ arguments: inout Arguments) throws -> Int?? {
    guard let text = arguments.option("batch") else { return nil }
    if text == "all" { return .some(nil) }
    return .some(try arguments.integer(text, named: "batch", in: 1...Int.max))
  }
}
