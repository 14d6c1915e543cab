import Formulas

/// Formulas of the plan and of the learner as plain NumPy has them, or PyTorch.
///
/// The language of formulas is NumPy's but for a few conveniences: `np.` may be left out, a list
/// is an array, and a few functions of deep learning are there.
struct TwinSpelling {
  /// Whose functions are called.
  var library = TwinLibrary.numpy
  /// Whether a name is a number to Python, no tensor.
  var namesNumber: (String) -> Bool = { _ in false }
  /// What `rand` and the like draw from.
  var stream = "np.random"
  /// What the formula was read from, for how its numbers were written.
  var source = ""
  /// Whether a name is worth a text.
  var namesText: (String) -> Bool = { _ in false }
  /// Whether a name is worth truths.
  var namesTruth: (String) -> Bool = { _ in false }
  /// What stands for a name; nil where it stands for itself.
  var meaning: (String) -> Syntax? = { _ in nil }
  /// What a function that NumPy lacks is called.
  var helper: (String) -> String = { $0 }
  /// What a function of the learner's is called that the engine uses; nil for any other.
  var used: (String) -> String? = { _ in nil }
  /// What a formula was worth; nil where nobody knows.
  var value: (Syntax) -> NumPyArray? = { _ in nil }
  /// Whether a name's numbers are whole by their type.
  var namesWhole: (String) -> Bool = { _ in false }

  /// The formula in Python.
  func callAsFunction(_ formula: Syntax) -> Syntax { spelled(formula, isListed: false) }

  /// The formula in Python, as text.
  func text(_ formula: Syntax) -> String { "\(self(formula))" }

  /// - Parameter isListed: Whether a list is taken for an array where it stands.
  private func spelled(_ node: Syntax, isListed: Bool) -> Syntax {
    switch node.kind {
    case .name(let name): spelled(name)
    case .number(let number) where wroteFloat(node, number):
      // 1.0 makes floats of whole numbers in Python.
      Syntax(.name(TwinText.float(number)))
    case .unary(.minus, let truth) where isTruth(truth):
      Syntax(.binary(.multiply, Syntax(.number(-1)), spelled(truth, isListed: false)))
    case .list where !isListed && !holdsText(node):
      array(of: spelled(node, isListed: true))
    case .list: Syntax(node.kind.mapChildren { spelled($0, isListed: true) })
    case .call(let function, let arguments)
    where function.text == "round" && !function.isNumPys
      && arguments.first?.value.isConstantNumber == true
      && arguments.allSatisfy { $0.label == nil }:
      Syntax(node.kind.mapChildren { spelled($0, isListed: false) })
    case .binary(let sign, let left, let right) where runsInFloats(node):
      Syntax(
        .binary(
          sign, inFloats(spelled(left, isListed: false)), spelled(right, isListed: false)))
    case .binary(.matrixProduct, let left, let right) where library == .torch:
      Syntax(.binary(.matrixProduct, floats(left), floats(right)))
    case .binary(.subtract, let left, let right) where library == .torch:
      Syntax(.binary(.subtract, withoutTruths(left), withoutTruths(right)))
    case .element(let whole, let indices):
      Syntax(.element(spelled(whole, isListed: false), indices.map(index)))
    case .call(let function, let arguments):
      inFloats(spelled(function.text, arguments), where: runsInFloats(node))
    case .method(let value, let function, let arguments) where library == .torch:
      inFloats(spelled(function.text, [.init(nil, value)] + arguments), where: runsInFloats(node))
    case .method(let value, let function, let arguments):
      inFloats(method(function, of: value, arguments), where: runsInFloats(node))
    case .member(let value, let name) where library == .numpy && isPlainNumber(value):
      Syntax(.member(asArray(spelled(value, isListed: false)), name))
    default: Syntax(node.kind.mapChildren { spelled($0, isListed: false) })
    }
  }

  /// A part of a difference: PyTorch subtracts no truths.
  private func withoutTruths(_ node: Syntax) -> Syntax { isTruth(node) ? floats(node) : self(node) }

  /// Whether a whole number was written as a float.
  private func wroteFloat(_ node: Syntax, _ number: Double) -> Bool {
    number == number.rounded() && !node.isWhole(in: source, { _ in true })
  }

  private func spelled(_ name: String) -> Syntax {
    if let meaning = meaning(name) { return meaning }
    if Self.constants.contains(name) { return Syntax(.name("\(library.module).\(name)")) }
    return Syntax(.name(Self.variable(name)))
  }

  private func array(of list: Syntax) -> Syntax {
    switch library {
    case .numpy:
      Syntax(.call("np.array", [.init(nil, list), .init("dtype", Syntax(.name("float")))]))
    case .torch:
      Syntax(
        .call("torch.tensor", [.init(nil, list), .init("dtype", Syntax(.name("torch.float64")))]))
    }
  }

  private func spelled(_ function: String, _ arguments: [Syntax.Argument]) -> Syntax {
    if let used = used(function) {
      let given = arguments.map { Syntax.Argument($0.label, spelled($0.value, isListed: false)) }
      return Syntax(
        .call(.init(helper(UsedFunctions.calling)), [.init(nil, Syntax(.name(used)))] + given))
    }
    if library == .torch, let counterpart = counterpart(of: function, arguments) {
      return counterpart
    }
    let isNumPys = library == .numpy || Self.shaped.contains(function)
    if isNumPys, let call = TwinCall(function, arguments) { return inNumPys(call) }
    let isListed = library == .numpy || Self.listed.contains(function)
    let values = arguments.map { argument in
      Syntax.Argument(argument.label, spelled(argument.value, isListed: isListed))
    }
    return Syntax(.call(name(of: function), values))
  }

  /// An argument; where it is a list it stays one.
  func given(_ argument: Syntax) -> Syntax { spelled(argument, isListed: true) }

  /// Whether a text stands in a list, by itself or by a name, which is none of numbers then.
  private func holdsText(_ node: Syntax) -> Bool {
    switch node.kind {
    case .text: true
    case .name(let name): namesText(name)
    case .list(let elements): elements.contains(where: holdsText)
    default: false
    }
  }

  /// What a function is called in Python.
  func name(of function: String) -> Syntax.Identifier {
    let name =
      if isHelper(function) {
        helper(function)
      } else if Self.drawing.contains(function) {
        "\(stream).\(function)"
      } else if Self.builtin.contains(function) || FunctionTable.signature(of: function) == nil {
        // A function of the learner's stands in a cell of the program.
        function
      } else {
        "\(library.module)." + (Self.elsewhere[function] ?? function)
      }
    return .init(name)
  }

  /// A name as Python may have it.
  static func variable(_ name: String) -> String { name == "lambda" ? "lambda_" : name }

  /// Whether a function is one that the library lacks.
  func isHelper(_ function: String) -> Bool {
    TwinHelpers.own(library)[function] != nil || FunctionTable.meaning(of: function) != nil
  }

  /// Whether a formula draws random numbers.
  static func draws(_ formula: Syntax) -> Bool {
    functions(in: formula).contains { drawing.contains($0) }
  }

  /// The functions a formula calls.
  static func functions(in formula: Syntax) -> Set<String> {
    let below = formula.kind.children.reduce(into: Set<String>()) {
      $0.formUnion(functions(in: $1))
    }
    if case .call(let name, _) = formula.kind { return below.union([name.text]) }
    return below
  }

  static let drawing: Set<String> = [
    "rand", "random", "random_sample", "randn", "standard_normal", "uniform",
    "normal", "seed", "permutation",
  ]
  static let builtin: Set<String> = ["len", "float", "int", "bool"]
  private static let filled: Set<String> = ["zeros", "ones", "empty"]
  /// What takes a shape in PyTorch too.
  private static let shaped = filled.union(["reshape"])
  /// What takes a list as it is, of shapes or of arrays.
  private static let listed: Set<String> = filled.union([
    "full", "reshape", "concatenate", "vstack", "hstack",
  ])
  private static let elsewhere = [
    "norm": "linalg.norm", "flatten": "ravel", "identity": "eye",
  ]
  static let modules: Set<String> = ["np", "plt", "time", "math", "random"]
  static let constants: Set<String> = ["pi", "e", "inf", "nan", "newaxis"]
}

extension Syntax {
  /// Whether it is made of plain numbers alone.
  var isConstantNumber: Bool {
    switch kind {
    case .number: true
    case .unary, .binary: kind.children.allSatisfy(\.isConstantNumber)
    default: false
    }
  }
}
