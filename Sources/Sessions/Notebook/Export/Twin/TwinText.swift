import Datasets
import Formulas
import Matrices

/// The text of a program as it grows: lines, arrays among them, and what is only there where it is
/// used.
struct TwinText {
  /// Up to how many numbers an array stands in the text; a larger one has a file beside it.
  static let most = 60

  private struct Item {
    var text: String
    /// An array behind the text, and what its file is called.
    var data: (name: String, array: NumPyArray)?
    var suffix = ""
    /// The name that must be used somewhere.
    var condition: String?
  }

  private var items: [Item] = []
  /// The functions as they stand, by their heads.
  private var definitions: [Substring: String] = [:]
  /// Every name that is used.
  private(set) var used: Set<String> = []
  /// The first function that cannot be said in the program.
  private(set) var gap: String?

  /// Adds lines.
  /// - Parameter condition: The name that must be used somewhere for them to stand there.
  mutating func add(_ text: String, ifUsed condition: String? = nil) {
    items.append(Item(text: text, condition: condition))
  }

  /// Adds a line that ends in an array.
  mutating func add(
    _ text: String, _ array: NumPyArray, as name: String, _ suffix: String = "",
    ifUsed condition: String? = nil
  ) {
    items.append(Item(text: text, data: (name, array), suffix: suffix, condition: condition))
  }

  /// Adds the definition of a function, unless it stands as it is.
  mutating func define(_ function: String) {
    let head = function.prefix { $0 != "(" }
    guard definitions.updateValue(function, forKey: head) != function else { return }
    add(function)
  }

  /// Notes that names are used.
  mutating func use(_ names: some Sequence<String>) { used.formUnion(names) }

  /// Notes what a formula calls, and what of it cannot be said.
  mutating func call(_ formula: Syntax, in spelling: TwinSpelling) {
    use(TwinSpelling.functions(in: formula).filter(spelling.isHelper))
    gap = gap ?? spelling.library.gap(in: formula)
  }

  /// The program's file, then those of its arrays.
  /// - Parameter head: What stands before all.
  func files(at path: String, head: String) -> [DocumentFile] {
    var (files, text): ([DocumentFile], [String]) = ([], [])
    for item in items where item.condition.map(used.contains) ?? true {
      let value = item.data.map { expression($0.array, $0.name, path, &files) } ?? ""
      text.append(item.text + value + item.suffix)
    }
    let load = files.isEmpty ? "" : "\nHERE = pathlib.Path(__file__).parent\n"
    let all = head + load + "\n" + text.joined(separator: "\n") + "\n"
    return [DocumentFile(path, all)] + files
  }

  private func expression(
    _ array: NumPyArray, _ name: String, _ path: String, _ files: inout [DocumentFile]
  ) -> String {
    guard array.count > Self.most else { return Self.literal(array) }
    let base = "\(path.dropLast(3))-\(name)"
    let names = Set(files.map(\.path))
    let numbered = (2...files.count + 2).lazy.map { "\(base)-\($0).npy" }
    let first = "\(base).npy"
    let file = names.contains(first) ? numbered.first { !names.contains($0) } ?? first : first
    files.append(DocumentFile(file, NPY.encode(array.matrix, isRow: array.rank == 1)))
    let last = file.split(separator: "/").last.map(String.init) ?? file
    return "np.load(HERE / \"\(last)\")"
  }

  /// Numbers as Python has them.
  private static func literal(_ array: NumPyArray) -> String {
    if array.rank == 0 { return number(array.matrix.elements[0]) }
    let matrix = array.matrix
    let rows = (0..<matrix.rows).map { row in
      "[" + (0..<matrix.columns).map { number(matrix[row, $0]) }.joined(separator: ", ") + "]"
    }
    let all = rows.joined(separator: ",\n    ")
    guard array.rank == 2 else { return "np.array(\(all))" }
    return rows.count == 1 ? "np.array([\(all)])" : "np.array([\n    \(all)])"
  }

  /// A whole number as Python has it where it is a float.
  static func float(_ value: Double) -> String {
    let text = number(value)
    return text.allSatisfy { $0.isNumber || $0 == "-" } ? text + ".0" : text
  }

  /// A number as Python has it.
  static func number(_ value: Double) -> String {
    if value.isNaN { return "np.nan" }
    guard value.isFinite else { return value < 0 ? "-np.inf" : "np.inf" }
    return "\(Syntax(.number(value.magnitude)))".withSign(value.sign == .minus)
  }
}

extension String {
  fileprivate func withSign(_ isNegative: Bool) -> String { isNegative ? "-" + self : self }
}
