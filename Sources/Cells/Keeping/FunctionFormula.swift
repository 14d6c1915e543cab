import Formulas

/// What a function of the learner's gives, written as formulas of what it is called with.
///
/// There is such a thing for functions that go straight through: names that are given a value each,
/// and a return. One with a loop or a branch is not told by a formula.
public indirect enum FunctionFormula {
  /// A value.
  case one(Syntax)
  /// Several side by side.
  case several([FunctionFormula])
  /// A dictionary with texts as keys, in its order.
  case entries([(key: String, value: FunctionFormula)])

  /// The value; nil where it is several.
  public var formula: Syntax? { if case .one(let formula) = self { formula } else { nil } }

  /// One of several side by side, or what stands under a key; nil where there is none.
  func part(_ index: Syntax) -> FunctionFormula? {
    switch (self, index.kind) {
    case (.several(let items), .number(let number)):
      Int(exactly: number).flatMap { items.indices.contains($0) ? items[$0] : nil }
    case (.entries(let entries), .text(let key)): entries.last { $0.key == key }?.value
    default: nil
    }
  }
}

extension KeptFunction {
  /// What a formula comes to with a formula in the place of every call of the learner's functions;
  /// nil where one of them is not told by a formula.
  /// - Parameters:
  ///   - functions: Those that are called.
  ///   - dictionaries: What stands in the dictionaries of tensors that they are called with.
  public static func inlining(
    _ functions: [KeptFunction], in formula: Syntax,
    dictionaries: [String: [(key: String, value: Syntax)]] = [:]
  ) -> Syntax? {
    let helpers = functions.flatMap(\.calledFunctions)
    let own = Dictionary(helpers + functions.map { ($0.name, $0.function) }) { $1 }
    let known = dictionaries.mapValues { entries in
      FunctionFormula.entries(entries.map { ($0.key, .one($0.value)) })
    }
    return FormulaMaker(own, known).made(formula)?.formula
  }

  /// The learner's functions that it comes by.
  private var calledFunctions: [(String, FunctionObject)] {
    outside.compactMap { place in
      if case .function(let function) = place.value { (place.variable.name, function) } else { nil }
    }
  }
}

/// Puts what functions give in the place of their calls.
struct FormulaMaker {
  /// The largest tree that is made.
  private static let limit = 600

  private let functions: [String: FunctionObject]
  /// What names stand for.
  private var names: [String: FunctionFormula]
  private let depth: Int

  init(
    _ functions: [String: FunctionObject], _ names: [String: FunctionFormula], depth: Int = 0
  ) {
    (self.functions, self.names, self.depth) = (functions, names, depth)
  }

  /// What a tree stands for; nil where that cannot be told.
  func made(_ tree: Syntax) -> FunctionFormula? {
    switch tree.kind {
    case .name(let name): return names[name] ?? .one(tree)
    case .tuple(let items):
      let parts = items.compactMap(made)
      return parts.count == items.count ? .several(parts) : nil
    case .element(let base, let indices):
      guard indices.count == 1, case .value(let index) = indices[0], let whole = made(base) else {
        return rebuilt(tree)
      }
      return whole.formula == nil ? whole.part(index) : rebuilt(tree)
    case .call(let name, let arguments):
      guard !name.isNumPys, let function = functions[name.text] else { return rebuilt(tree) }
      return called(function, with: arguments)
    default: return rebuilt(tree)
    }
  }

  /// The same node with its parts worked out, where each of them is a formula.
  private func rebuilt(_ tree: Syntax) -> FunctionFormula? {
    var isWhole = true
    let kind: Syntax.Kind = tree.kind.mapChildren { child in
      guard let part = made(child)?.formula else {
        isWhole = false
        return child
      }
      return part
    }
    let whole = Syntax(kind, range: depth == 0 ? tree.range : 0..<0)
    return isWhole && whole.count <= Self.limit ? .one(whole) : nil
  }

  private func called(
    _ function: FunctionObject, with arguments: [Syntax.Argument]
  ) -> FunctionFormula? {
    guard depth < 4, function.captured.isEmpty,
      let given = function.names(given: arguments, made), let lines = function.code.plainLines
    else { return nil }
    var inner = FormulaMaker(functions, given, depth: depth + 1)
    for line in lines {
      switch line {
      case .gives(let targets, let source):
        guard let value = inner.read(source), inner.bind(targets, value) else { return nil }
      case .returns(let source): return inner.read(source)
      }
    }
    return nil
  }

  /// What a text of Python comes to; nil where formulas have no such thing.
  private func read(_ source: String) -> FunctionFormula? {
    if let entries = FunctionLine.entries(of: source) {
      let parts = entries.compactMap { entry in read(entry.value).map { (entry.key, $0) } }
      return parts.count == entries.count ? .entries(parts.map { (key: $0.0, value: $0.1) }) : nil
    }
    // Where it stood says nothing of where a mistake is in what was typed.
    let tree = try? Parser.parseExpression(source).rewriting { Syntax($0.kind) }
    return tree.flatMap(made)
  }

  /// Gives names a value; false where it cannot be taken apart.
  private mutating func bind(_ targets: [FunctionLine.Target], _ value: FunctionFormula) -> Bool {
    if targets.count == 1 { return bind(targets[0], value) }
    for (place, target) in targets.enumerated() {
      let index = Syntax(.number(Double(place)))
      let part =
        value.formula.map { FunctionFormula.one(Syntax(.element($0, [.value(index)]))) }
        ?? value.part(index)
      guard let part, bind(target, part) else { return false }
    }
    return true
  }

  private mutating func bind(_ target: FunctionLine.Target, _ value: FunctionFormula) -> Bool {
    guard let key = target.key else {
      names[target.name] = value
      return true
    }
    guard case .entries(let entries)? = names[target.name] else { return false }
    names[target.name] = .entries(entries.filter { $0.key != key } + [(key: key, value: value)])
    return true
  }
}

extension FunctionObject {
  /// What its parameters stand for in a call; nil where one has no formula.
  fileprivate func names(
    given arguments: [Syntax.Argument], _ made: (Syntax) -> FunctionFormula?
  ) -> [String: FunctionFormula]? {
    let places = code.parameters
    guard places.allSatisfy({ $0.kind == .plain || $0.kind == .keywordOnly }),
      arguments.count <= places.count
    else { return nil }
    var names: [String: FunctionFormula] = [:]
    for parameter in places {
      guard let place = parameter.standard, defaults.indices.contains(place) else { continue }
      names[parameter.name] = defaults[place].number.map { .one(Syntax(number: $0)) }
    }
    for (place, argument) in arguments.enumerated() {
      guard let value = made(argument.value) else { return nil }
      names[argument.label?.text ?? places[place].name] = value
    }
    return places.allSatisfy { names[$0.name] != nil } ? names : nil
  }
}

extension Syntax {
  /// A number, negative ones as Python writes them.
  fileprivate init(number: Double) {
    let size = Syntax(.number(abs(number)))
    self = number < 0 ? Syntax(.unary(.minus, size)) : size
  }
}
