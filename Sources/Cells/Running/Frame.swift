/// The code of a function, compiled: its names are numbers of slots.
final class FunctionCode {
  struct ParameterPlace {
    let name: String
    let kind: PythonParameter.Kind
    let place: PythonScope.Place
    /// Which of the defaults is its own; nil where there is none.
    let standard: Int?
  }

  let name: String
  /// With what it stands in: `A.f`.
  let path: String
  let parameters: [ParameterPlace]
  let source: SourceText
  let span: Span
  let documentation: String?
  let slotCount: Int
  let slotNames: [(name: String, slot: Int)]
  let ownCellNames: [String]
  /// The names outside all functions that it reads or writes.
  let outsideNames: Set<String>
  var body = NodeBlock([])
  var result: Node?
  /// How many of the parameters may be given by position.
  let positionalCount: Int
  /// Whether each parameter is a plain one in the slot of its number.
  let isPlain: Bool

  init(_ syntax: FunctionSyntax, source: SourceText) {
    name = syntax.name
    path = syntax.path
    self.source = source
    span = syntax.span
    documentation = syntax.documentation
    slotCount = syntax.scope.slotCount
    slotNames = syntax.scope.slotNames
    ownCellNames = syntax.scope.ownCellNames
    outsideNames = syntax.scope.outsideNames
    var defaults = 0
    parameters = syntax.parameters.filter { !$0.name.isEmpty }.map { parameter in
      let standard: Int? = parameter.standard == nil ? nil : defaults
      if standard != nil { defaults += 1 }
      return ParameterPlace(
        name: parameter.name, kind: parameter.kind,
        place: syntax.scope.place(of: parameter.name), standard: standard)
    }
    positionalCount = parameters.count { $0.kind == .plain }
    isPlain = parameters.enumerated().allSatisfy { index, parameter in
      if parameter.kind == .plain, case .slot(index) = parameter.place { true } else { false }
    }
  }
}

/// The variables of one call.
final class Frame {
  let machine: Machine
  let slots: UnsafeMutablePointer<PythonValue>
  private let count: Int
  let cells: [Variable]
  /// What `return` gave.
  var result = PythonValue.none

  init(_ machine: Machine, slotCount: Int, ownCells: [String], captured: [Variable]) {
    self.machine = machine
    count = slotCount
    slots = .allocate(capacity: max(1, slotCount))
    slots.initialize(repeating: .undefined, count: slotCount)
    cells = ownCells.isEmpty ? captured : ownCells.map { Variable($0) } + captured
  }

  deinit {
    slots.deinitialize(count: count)
    slots.deallocate()
  }

  func set(_ place: PythonScope.Place, _ value: PythonValue) {
    switch place {
    case .slot(let slot): slots[slot] = value
    case .captured(let cell): cells[cell].value = value
    case .global: break
    }
  }
}

/// How a statement ended.
enum Flow { case next, breakLoop, continueLoop, result }

/// A statement, compiled.
class Step {
  let span: Span
  init(_ span: Span) { self.span = span }
  func run(_ frame: Frame) throws -> Flow { .next }
}

/// An expression, compiled.
class Node {
  let span: Span
  init(_ span: Span) { self.span = span }
  func evaluate(_ frame: Frame) throws -> PythonValue { .none }

  /// Says that an error without a place happened here.
  func located(_ error: any Error) -> any Error {
    (error as? PythonError)?.located(at: span) ?? error
  }
}

/// Statements one after another.
struct NodeBlock {
  let steps: ContiguousArray<Step>
  init(_ steps: [Step]) { self.steps = ContiguousArray(steps) }

  func run(_ frame: Frame) throws -> Flow {
    for step in steps {
      let flow: Flow
      if frame.machine.depth == 0 { frame.machine.topSpan = step.span }
      do {
        flow = try step.run(frame)
      } catch {
        throw (error as? PythonError)?.located(at: step.span) ?? error
      }
      if !frame.machine.pendingWarnings.isEmpty { frame.machine.sayWarnings(at: step.span) }
      if flow != .next { return flow }
    }
    return .next
  }
}
