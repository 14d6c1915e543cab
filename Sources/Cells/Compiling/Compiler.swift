import Languages

/// Turns statements into nodes whose names are slots, once before a cell runs.
struct Compiler {
  let machine: Machine
  let source: SourceText
  var scope: PythonScope

  init(_ machine: Machine, _ source: SourceText, module: PythonScope) {
    self.machine = machine
    self.source = source
    scope = module
  }

  func block(_ statements: [PythonStatement]) throws -> NodeBlock {
    var steps: [Step] = []
    for statement in statements { steps.append(try step(statement)) }
    return NodeBlock(steps)
  }

  private func inside(_ scope: PythonScope) -> Compiler {
    var inner = self
    inner.scope = scope
    return inner
  }

  // MARK: Statements

  private func step(_ statement: PythonStatement) throws -> Step {
    let span = statement.span
    switch statement.kind {
    case .expression(let value): return ExpressionStep(try node(value), span)
    case .assign(let targets, let value): return try assign(targets, value, span)
    case .augment(let target, let operation, let value):
      return try augment(target, operation, try node(value), span)
    case .result(let value): return ResultStep(try value.map { try node($0) }, span)
    case .pass, .global: return PassStep(span)
    case .breakLoop: return FlowStep(.breakLoop, span)
    case .continueLoop: return FlowStep(.continueLoop, span)
    case .assert(let test, let message):
      return AssertStep(try node(test), try message.map { try node($0) }, span)
    case .raise(let value): return RaiseStep(try value.map { try node($0) }, span)
    case .delete(let targets): return DeleteStep(try targets.map { try target($0) }, span)
    case .importing(let modules):
      return ImportStep(
        modules.map { ($0.module, nameTarget($0.name, span), $0.isNamed) }, span)
    case .importFrom(let module, let names):
      return ImportFromStep(module, names.map { ($0.name, nameTarget($0.alias, span)) }, span)
    case .branch(let branches, let otherwise):
      return BranchStep(
        try branches.map { (try node($0.0), try block($0.1)) }, try block(otherwise), span)
    case .forLoop(let item, let values, let body, let otherwise):
      return ForStep(
        try target(item), try node(values), try block(body), try block(otherwise), span)
    case .whileLoop(let condition, let body, let otherwise):
      return WhileStep(try node(condition), try block(body), try block(otherwise), span)
    case .define(let syntax):
      return AssignStep([nameTarget(syntax.name, span)], try function(syntax, span), span)
    case .defineClass(let syntax, let bases):
      return AssignStep([nameTarget(syntax.name, span)], try classNode(syntax, bases, span), span)
    }
  }

  private func assign(
    _ targets: [PythonExpression], _ value: PythonExpression, _ span: Span
  ) throws -> Step {
    if targets.count == 1, case .name(let name) = targets[0].kind,
      case .slot(let slot) = scope.place(of: name)
    {
      return SlotAssignStep(slot, try node(value), span)
    }
    return AssignStep(try targets.map { try target($0) }, try node(value), span)
  }

  private func augment(
    _ place: PythonExpression, _ operation: PythonBinaryOperator, _ value: Node, _ span: Span
  ) throws -> Step {
    switch place.kind {
    case .index(let container, let index):
      return AugmentIndexStep(try node(container), try node(index), operation, value, span)
    case .attribute(let object, let name):
      return AugmentAttributeStep(try node(object), name, operation, value, span)
    default:
      return AugmentNameStep(try node(place), try target(place), operation, value, span)
    }
  }

  private func nameTarget(_ name: String, _ span: Span) -> Target {
    switch scope.place(of: name) {
    case .slot(let slot): SlotTarget(slot, name, span)
    case .captured(let cell): CellTarget(cell, name, span)
    case .global: GlobalTarget(machine.variable(name), span)
    }
  }

  private func target(_ expression: PythonExpression) throws -> Target {
    let span = expression.span
    switch expression.kind {
    case .name(let name): return nameTarget(name, span)
    case .index(let container, let index):
      return IndexTarget(try node(container), try node(index), span)
    case .attribute(let object, let name): return AttributeTarget(try node(object), name, span)
    case .tuple(let items), .list(let items): return try tupleTarget(items, span)
    default: throw PythonError(.syntax, "cannot assign here", at: span)
    }
  }

  private func tupleTarget(_ items: [PythonExpression], _ span: Span) throws -> Target {
    var star: Int?
    var targets: [Target] = []
    for (position, item) in items.enumerated() {
      if case .starred(let inner) = item.kind {
        star = position
        targets.append(try target(inner))
      } else {
        targets.append(try target(item))
      }
    }
    return TupleTarget(targets, star: star, span)
  }

  // MARK: Expressions

  func nodes(_ expressions: [PythonExpression]) throws -> [Node] {
    var nodes: [Node] = []
    for expression in expressions { nodes.append(try node(expression)) }
    return nodes
  }

  func node(_ expression: PythonExpression) throws -> Node {
    let span = expression.span
    switch expression.kind {
    case .constant(let value): return LiteralNode(value, span)
    case .name(let name): return nameNode(name, span)
    case .text(let pieces): return TextNode(try compile(pieces), span)
    case .tuple(let items): return TupleNode(try nodes(items), span)
    case .list(let items): return ListNode(try nodes(items), span)
    case .set(let items): return SetNode(try nodes(items), span)
    case .dict(let pairs):
      return DictNode(try pairs.map { (try $0.key.map(node), try node($0.value)) }, span)
    case .starred(let inner): return StarNode(try node(inner), span)
    case .binary(let operation, let a, let b):
      return BinaryNode(operation, try node(a), try node(b), span)
    case .unary(.not, let inner): return NotNode(try node(inner), span)
    case .unary(let operation, let inner): return UnaryNode(operation, try node(inner), span)
    case .compare(let first, let rest): return try comparison(first, rest, span)
    case .and(let a, let b): return AndNode(try node(a), try node(b), span)
    case .or(let a, let b): return OrNode(try node(a), try node(b), span)
    case .choice(let condition, let a, let b):
      return ConditionalNode(try node(condition), try node(a), try node(b), span)
    case .lambda(let syntax): return try function(syntax, span)
    case .call(let callee, let arguments): return try call(callee, arguments, span)
    case .attribute(let object, let name): return AttributeNode(try node(object), name, span)
    case .index(let container, let index):
      return IndexNode(try node(container), try node(index), span)
    case .slice(let start, let stop, let step):
      return SliceNode(try start.map(node), try stop.map(node), try step.map(node), span)
    case .comprehension(let syntax): return try comprehension(syntax, span)
    }
  }

  private func nameNode(_ name: String, _ span: Span) -> Node {
    switch scope.place(of: name) {
    case .slot(let slot): SlotNode(slot, name, span)
    case .captured(let cell): CellNode(cell, name, span)
    case .global: GlobalNode(machine.variable(name), machine.builtins[name], span)
    }
  }

  private func compile(_ pieces: [TextPiece]) throws -> [TextNode.Piece] {
    try pieces.map { piece in
      switch piece {
      case .literal(let text): .literal(text)
      case .field(let value, let conversion, let format):
        .field(try node(value), conversion, try compile(format))
      }
    }
  }

  private func comparison(
    _ first: PythonExpression, _ rest: [(PythonComparison, PythonExpression)], _ span: Span
  ) throws -> Node {
    if rest.count == 1 {
      return CompareNode(rest[0].0, try node(first), try node(rest[0].1), span)
    }
    return ChainNode(try node(first), try rest.map { ($0.0, try node($0.1)) }, span)
  }

  private func call(
    _ callee: PythonExpression, _ arguments: [PythonArgument], _ span: Span
  ) throws -> Node {
    if case .name("super") = callee.kind, scope.place(of: "super").isGlobal {
      throw PythonError.inheritance(at: span)
    }
    var compiled: [CallNode.Argument] = []
    for argument in arguments {
      compiled.append(.init(kind: argument.kind, node: try node(argument.value)))
    }
    if case .attribute(let object, let name) = callee.kind {
      return MethodCallNode(try node(object), name, compiled, span, callee: callee.span)
    }
    return CallNode(try node(callee), compiled, span)
  }

  private func comprehension(_ syntax: ComprehensionSyntax, _ span: Span) throws -> Node {
    let inner = inside(syntax.scope)
    var clauses: [ComprehensionNode.Clause] = []
    for (position, clause) in syntax.clauses.enumerated() {
      let source = position == 0 ? try node(clause.source) : try inner.node(clause.source)
      clauses.append(
        .init(
          target: try inner.target(clause.target), source: source,
          conditions: try inner.nodes(clause.conditions)))
    }
    return ComprehensionNode(
      syntax, clauses, try inner.node(syntax.element), try syntax.value.map(inner.node),
      captures(syntax.scope), span)
  }

  /// Where the variables that an inner scope reads from outside are found here.
  private func captures(_ inner: PythonScope) -> [Int] {
    inner.free.compactMap { name in
      if case .captured(let cell) = scope.place(of: name) { cell } else { nil }
    }
  }

  private func function(_ syntax: FunctionSyntax, _ span: Span) throws -> Node {
    let code = FunctionCode(syntax, source: source)
    let inner = inside(syntax.scope)
    code.body = try inner.block(syntax.body)
    code.result = try syntax.result.map(inner.node)
    let defaults = try nodes(syntax.parameters.compactMap(\.standard))
    return FunctionNode(code, defaults, captures(syntax.scope), span)
  }

  private func classNode(
    _ syntax: FunctionSyntax, _ bases: [PythonExpression], _ span: Span
  ) throws -> Node {
    for statement in syntax.body {
      guard case .define(let method) = statement.kind, method.name.hasPrefix("__"),
        !["__init__", "__call__", "__repr__", "__str__", "__len__"].contains(method.name)
      else { continue }
      throw PythonError(
        .notImplemented, "a method \(method.name) is left out here",
        hint: Localized(
          en: "of the methods with __ there are __init__, __call__, __repr__, __str__, __len__",
          zh: "带 __ 的方法只有 __init__、__call__、__repr__、__str__、__len__"),
        at: method.span)
    }
    let code = FunctionCode(syntax, source: source)
    code.body = try inside(syntax.scope).block(syntax.body)
    return ClassNode(code, try nodes(bases), captures(syntax.scope), span)
  }
}

extension PythonScope.Place {
  var isGlobal: Bool { if case .global = self { true } else { false } }
}
