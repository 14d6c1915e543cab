import Matrices

extension CSVProblem {
  var texts: Texts {
    switch self {
    case .badUTF8(let byte):
      ("byte 0x\(String(byte, radix: 16)) is not UTF-8", "save the file as UTF-8")
    case .unclosedQuote: ("a quoted field begins here and never ends", "add the closing \"")
    case .textAfterQuote:
      ("text follows the closing quote", "write a quote within a field as \"\"")
    case .ragged(let expected, let found):
      (
        "\(expected) fields expected, \(found) found",
        "every line needs as many as the first; a delimiter within a field needs quotes"
      )
    case .textAmongNumbers(let column, let text):
      (
        "'\(shortened(text))' is text, but column '\(column)' holds numbers",
        "correct it, or leave the column out with drop=\(column)"
      )
    case .missingFeature(let column):
      (
        "feature '\(column)' has no value here",
        "fill it in, or leave the column out with drop=\(column); only a target may be missing"
      )
    case .notFinite(let column, let text):
      (
        "'\(shortened(text))' in column '\(column)' is not a finite number",
        "fill it in, or leave the column out with drop=\(column)"
      )
    case .outOfRange(let column, let text):
      (
        "'\(shortened(text))' in column '\(column)' is beyond the largest number, 1.8e308",
        "correct it, or leave the column out with drop=\(column)"
      )
    case .tooManyNumbers:
      ("the file has more than \(Shape.maximumCount) numbers", "take fewer lines or columns")
    }
  }
}

extension ColumnProblem {
  var texts: Texts {
    switch self {
    case .unknown(let name, let known): ("there is no column '\(name)'", suggestion(name, known))
    case .ambiguous(let name, let numbers):
      (
        "\(numbers.count) columns are called '\(name)'",
        "choose one by its number: \(listed(numbers.map(String.init)))"
      )
    case .chosenTwice(let name): ("column '\(name)' is named twice", "name it once")
    case .noFeatures(let file, let text?) where text.isNumberWithComma:
      (
        "\(file): no column is left to predict from: '\(shortened(text))' has a decimal comma",
        "write decimals with a point"
      )
    case .noFeatures(let file, _):
      (
        "\(file): no column is left to predict from",
        "features must be columns of numbers beside the targets"
      )
    case .noLabels(let column):
      ("target '\(column)' has no value in any line", "choose another with target=")
    case .oneClass(let column, let name):
      ("every label in '\(column)' is '\(name)'", "there is nothing to tell apart")
    case .tooManyClasses(let column, let limit):
      ("'\(column)' has more than \(limit) different values", "choose the target with target=")
    case .severalClassesInTask(let column, let classes):
      (
        "'\(column)' has \(classes.count) classes, but one of several targets may have two",
        "make it the only target, or give it a column a class"
      )
    case .notNumbers(let column, let text):
      ("column '\(column)' holds text ('\(shortened(text))')", "choose a column of numbers")
    }
  }
}

extension String {
  /// Whether it is a number but for a decimal comma.
  fileprivate var isNumberWithComma: Bool {
    contains(",") && Double(String(map { $0 == "," ? "." : $0 })) != nil
  }
}
