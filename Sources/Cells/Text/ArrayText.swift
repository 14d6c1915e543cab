import Formulas

/// What `np.set_printoptions` sets.
struct PrintOptions {
  var precision = 8
  var suppress = false
  var threshold = 1000
  var edgeItems = 3
  var lineWidth = 75
}

/// An array as NumPy prints it.
struct ArrayText {
  private let array: NDArray
  private let options: PrintOptions
  private let isSummary: Bool
  private let format: (Int, Int) -> String

  private init(_ array: NDArray, _ options: PrintOptions) {
    self.array = array
    self.options = options
    isSummary = array.count > options.threshold
    format = Self.format(array, isSummary ? options.edgeItems : nil, options)
  }

  /// The places of the numbers that will be printed.
  private static func shown(_ array: NDArray, _ edge: Int?) -> [(Int, Int)] {
    let rows = places(array.rows, array.rank == 2 ? edge ?? array.rows : array.rows)
    let columns = places(array.columns, edge ?? array.columns)
    return rows.flatMap { row in columns.map { (row, $0) } }
  }

  private static func places(_ count: Int, _ edge: Int) -> [Int] {
    count <= 2 * edge ? Array(0..<count) : Array(0..<edge) + Array((count - edge)..<count)
  }

  // MARK: Numbers

  private static func format(
    _ array: NDArray, _ edge: Int?, _ options: PrintOptions
  ) -> (Int, Int) -> String {
    let shown = shown(array, edge)
    switch array.dtype {
    case .bool: return { array[$0, $1] != 0 ? " True" : "False" }
    case .int64:
      let width = shown.map { String(array.whole($0, $1)).count }.max() ?? 0
      return { padded(String(array.whole($0, $1)), width) }
    case .float64:
      let format = floats(shown.map { array[$0, $1] }, options)
      return { format(array[$0, $1]) }
    }
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private static func floats(
    _ values: [Double], _ options: PrintOptions
  ) -> (Double) -> String {
    let finite = values.filter(\.isFinite)
    let sizes = finite.lazy.filter { $0 != 0 }.map { abs($0) }
    let largest = sizes.max() ?? 0
    let smallest = sizes.min() ?? 0
    let isScientific =
      largest > 0
      && (largest >= 1e8 || !options.suppress && (smallest < 1e-4 || largest / smallest > 1000))
    return isScientific
      ? scientific(values, finite, options.precision)
      : positional(values, finite, options.precision)
  }

  /// Room for `nan` and `inf`, which count as wide as a whole number.
  private static func whole(_ width: Int, _ values: [Double], _ behind: Int) -> Int {
    var width = width
    if values.contains(where: \.isNaN) { width = max(width, 3 - behind) }
    if values.contains(where: \.isInfinite) {
      width = max(width, (values.contains(-.infinity) ? 4 : 3) - behind)
    }
    return width
  }

  private static func positional(
    _ values: [Double], _ finite: [Double], _ precision: Int
  ) -> (Double) -> String {
    let parts = finite.map { FloatText.positional($0, precision: precision) }
    let behind = parts.map(\.fraction.count).max() ?? 0
    let before = whole(parts.map(\.whole.count).max() ?? 0, values, behind + 1)
    return { value in
      guard value.isFinite else { return padded(FloatText.repr(value), before + behind + 1) }
      let (whole, fraction) = FloatText.positional(value, precision: precision)
      let blanks = String(repeating: " ", count: max(0, behind - fraction.count))
      return padded(whole, before) + "." + fraction + blanks
    }
  }

  private static func scientific(
    _ values: [Double], _ finite: [Double], _ precision: Int
  ) -> (Double) -> String {
    let parts = finite.map { FloatText.scientific($0, precision: precision) }
    let behind = parts.map(\.fraction.count).max() ?? 0
    let power = max(2, parts.map { String(abs($0.exponent)).count }.max() ?? 0)
    let before = whole(parts.map(\.whole.count).max() ?? 0, values, behind + power + 3)
    return { value in
      let width = before + behind + power + 3
      guard value.isFinite else { return padded(FloatText.repr(value), width) }
      let (whole, fraction, exponent) = FloatText.scientific(value, precision: behind)
      let zeros = String(repeating: "0", count: max(0, behind - fraction.count))
      return padded(whole, before) + "." + fraction + zeros
        + FloatText.exponent(exponent, digits: power)
    }
  }

  // MARK: Layout

  private struct Layout {
    let separator: String
    let width: Int
    let indent: String
  }

  private func text(_ layout: Layout) -> String {
    if array.rank == 0 { return format(0, 0).filter { $0 != " " } }
    if array.rank == 1 { return line(0, layout, layout.indent, layout.width) }
    var rows: [String] = []
    let inner = layout.indent + " "
    for row in places(array.rows) {
      rows.append(row.map { line($0, layout, inner, layout.width - 1) } ?? "...")
    }
    let end = layout.separator.trimmingTrailingBlanks + "\n" + layout.indent
    return "[" + rows.joined(separator: end) + "]"
  }

  /// The positions along an axis that are shown; nil for what is left out.
  private func places(_ count: Int) -> [Int?] {
    guard isSummary, count > 2 * options.edgeItems else { return (0..<count).map { $0 } }
    return (0..<options.edgeItems).map { $0 } + [nil]
      + ((count - options.edgeItems)..<count).map { $0 }
  }

  private func line(_ row: Int, _ layout: Layout, _ indent: String, _ width: Int) -> String {
    let ending = max(layout.separator.trimmingTrailingBlanks.count, 1)
    var text = ""
    var line = indent
    let columns = places(array.columns)
    for (position, column) in columns.enumerated() {
      let word = column.map { format(row, $0) } ?? "..."
      if line.count + word.count > width - ending, line.count > indent.count {
        text += line.trimmingTrailingBlanks + "\n"
        line = indent
      }
      line += word
      if position < columns.count - 1 { line += layout.separator }
    }
    text += line
    return "[" + text.dropFirst(indent.count) + "]"
  }

  // MARK: Both forms

  /// As `print` shows it.
  static func str(_ array: NDArray, _ options: PrintOptions) -> String {
    if array.rank == 0 { return number(array) }
    if array.count == 0 { return "[]" }
    return ArrayText(array, options).text(
      Layout(separator: " ", width: options.lineWidth, indent: " "))
  }

  private static func number(_ array: NDArray) -> String {
    switch array.dtype {
    case .bool: array.first != 0 ? "True" : "False"
    case .int64: String(array.whole(0, 0))
    case .float64: FloatText.repr(array.first)
    }
  }

  /// As it is shown inside lists and dictionaries.
  static func repr(_ array: NDArray, _ options: PrintOptions) -> String {
    let prefix = "array("
    var body = "[]"
    if array.count > 0 {
      body = ArrayText(array, options).text(
        Layout(
          separator: ", ", width: options.lineWidth - 1,
          indent: String(repeating: " ", count: prefix.count + 1)))
    }
    var extras: [String] = []
    if array.count == 0 && array.shape != [0] || array.count > options.threshold {
      extras.append("shape=\(NumPyArray.text(of: array.shape))")
    }
    if array.count == 0 { extras.append("dtype=\(array.dtype.name)") }
    if extras.isEmpty { return prefix + body + ")" }
    let text = prefix + body + ","
    let extra = extras.joined(separator: ", ") + ")"
    let last = text.split(separator: "\n", omittingEmptySubsequences: false).last?.count ?? 0
    let spacer =
      last + extra.count + 1 > options.lineWidth
      ? "\n" + String(repeating: " ", count: prefix.count) : " "
    return text + spacer + extra
  }
}

extension String {
  var trimmingTrailingBlanks: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
