import Formulas
import Languages
import Matrices

/// What a cell may ask of the network; its numbers are read, never written.
public protocol EngineView {
  /// The names there are, computed or not.
  var names: [String] { get }
  /// What a name holds now; nil where there is no such name or it has not been computed.
  func value(_ name: String) -> EngineValue?
  /// Whether formula lines read the network's value of a name, also where the learner has one.
  func isReadByLines(_ name: String) -> Bool
  /// Why a name there is has no value yet; nil where it is unknown.
  func whyAbsent(_ name: String) -> Localized<String>?
}

/// A value of the network.
public enum EngineValue {
  /// A tensor, or a number of rank 0.
  case array(NumPyArray)
  /// A hyperparameter that is a whole number.
  case integer(Int)
  /// Tensors by their names, in order: `parameters`, `grads`.
  case dictionary([(String, NumPyArray)])
}

/// What runs a cell: the learner's variables, what is printed, and how deep the calls are.
final class Machine {
  /// How deep functions may call one another, as in Python.
  static let depthLimit = 1000

  private var variables: [String: Variable] = [:]
  private var order: [String] = []
  let builtins: [String: PythonValue]
  let objectType = TypeObject("object")
  let types: Types
  var random = NumPyRandom(seed: 0)
  /// Whether something has begun the stream anew since this was last asked.
  var isReseeded = false
  var engine: (any EngineView)?
  var output: (String) -> Void = { _ in }
  var notice: (CellRunner.Notice) -> Void = { _ in }
  var isInterrupted: () -> Bool = { false }
  /// Gives the number a cell is to have for one that no second run would give.
  var noted: (CellRunner.Outside, Double) -> Double = { $1 }
  var draw: (CellFigure) -> Void = { _ in }
  var figure = CellFigure()
  var modules: [String: ModuleObject] = [:]
  var options = PrintOptions()
  var depth = 0
  /// How deep lists inside lists are being looked into.
  var nesting = 0
  /// Lists and dictionaries that are being printed, so that one inside itself ends.
  var isShown: Set<ObjectIdentifier> = []
  private var ticks = 0
  private var workDone = 0
  private var checks = 0
  private(set) var gauge = MemoryGauge.machine
  /// Names of the network that were read in this cell, so that each is read once.
  private var engineValues: [String: PythonValue] = [:]
  var saidOnce: Set<String> = []
  private var warned: Set<String> = []
  var cellSource: SourceText?

  init() {
    types = Types()
    builtins = Builtins.table(types, objectType)
  }

  // MARK: Variables

  func variable(_ name: String) -> Variable {
    if variables[name] == nil { order.append(name) }
    return global(name)
  }

  /// The variables that hold something, in the order they came.
  var defined: [(name: String, value: PythonValue)] {
    order.compactMap { name in
      guard let value = variables[name]?.value, !value.isUndefined else { return nil }
      return (name, value)
    }
  }

  /// Forgets every variable but these, which stand in this order.
  func replaceVariables(_ kept: [(name: String, value: PythonValue)]) {
    for variable in variables.values { variable.value = .undefined }
    order = []
    for (name, value) in kept {
      order.append(name)
      global(name).value = value
    }
    let known = Set(order)
    order += variables.keys.filter { !known.contains($0) }.sorted()
  }

  /// Where a name outside all functions has its value.
  func global(_ name: String) -> Variable {
    if let variable = variables[name] { return variable }
    let variable = Variable(name)
    variables[name] = variable
    return variable
  }

  func forget(_ name: String) -> Bool {
    guard let variable = variables[name], !variable.value.isUndefined else { return false }
    variable.value = .undefined
    return true
  }

  func lookUp(_ name: String) -> PythonValue? {
    guard let value = variables[name]?.value, !value.isUndefined else { return nil }
    return value
  }

  func willDefine(_ name: String) {
    // AL is another name of A2: it has a value and stands in no list.
    guard let engine, !engine.names.isEmpty else { return }
    guard engine.names.contains(name) || engine.value(name) != nil else { return }
    sayOnce("own " + name, .ownName(name, linesReadNetworks: engine.isReadByLines(name)))
  }

  // MARK: The network's names

  /// The step of the cell's own text that is at work.
  var topSpan = Span(0, 0)

  var currentLine: Int { cellSource?.line(at: topSpan.start) ?? 0 }

  /// Tells a host what is printed, said and drawn, and asks it whether to stop.
  ///
  /// Only for that long: a host may hold the session that holds this machine.
  func whileHeard<Result>(by host: CellRunner.Host, _ body: () -> Result) -> Result {
    let before = (output, notice, draw, isInterrupted, noted)
    (output, notice, draw, isInterrupted, noted) =
      (host.output, host.notice, host.draw, host.isInterrupted, host.noted)
    defer { (output, notice, draw, isInterrupted, noted) = before }
    return body()
  }

  func startCell(_ source: SourceText, memory: Int) {
    engineValues = [:]
    warned = []
    depth = 0
    ticks = 0
    workDone = 0
    gauge = .forCell(atMost: memory)
    cellSource = source
  }

  func engineValue(_ name: String) -> PythonValue? {
    if let value = engineValues[name] { return value }
    if name == "engine", engine != nil { return .module(engineModule) }
    guard let value = engine?.value(name), let converted = try? convert(value) else { return nil }
    // Dictionaries are new each time, for their owner may change them.
    if case .dictionary = value { return converted }
    engineValues[name] = converted
    return converted
  }

  private let engineModule = ModuleObject("engine", isFixed: false)

  private func convert(_ value: EngineValue) throws -> PythonValue {
    switch value {
    case .integer(let number): return .int(number)
    case .array(let array) where array.rank == 0: return .float(array.number ?? .nan)
    case .array(let array): return .array(try NDArray(array, isReadOnly: true))
    case .dictionary(let pairs):
      let dict = DictObject()
      for (name, array) in pairs { try dict.set(.string(name), .array(try NDArray(array))) }
      return .dict(dict)
    }
  }

  // MARK: Interruption

  /// Asked on every backward jump and call.
  @inline(__always)
  func tick() throws {
    ticks += 1
    if ticks & 255 == 0 { try checkInterruption() }
  }

  /// Counts elements worked on, so that long array work can be stopped too.
  @inline(__always)
  func work(_ count: Int) throws {
    workDone &+= max(0, count)
    if workDone > 2_000_000 {
      workDone = 0
      try checkInterruption()
      try gauge.look()
    }
  }

  private func checkInterruption() throws {
    if isInterrupted() { throw PythonError(.interrupt, "") }
    checks &+= 1
    // Asking the system takes some microseconds.
    if checks & 15 == 0 { try gauge.look() }
  }

  // MARK: Notes

  func sayOnce(_ key: String, _ notice: CellRunner.Notice) {
    if saidOnce.insert(key).inserted { self.notice(notice) }
  }

  func warn(_ message: String) { pendingWarnings.append(message) }

  func sayWarnings(at span: Span) {
    let source = frames.last?.source ?? cellSource
    let line = source?.line(at: span.start) ?? 0
    for message in pendingWarnings where warned.insert("\(line) \(message)").inserted {
      notice(.warning(message, line: line))
    }
    pendingWarnings = []
  }

  /// Warnings of the expression that is worked out now; a step says its line.
  var pendingWarnings: [String] = []

  // MARK: Unknown names

  func unbound(_ name: String, _ span: Span) -> PythonError {
    PythonError(
      .unbound, "cannot access local variable '\(name)' where it is not associated with a value",
      hint: Localized(
        en: "\(name) is assigned in this function, so it is local to all of it; to change the one "
          + "outside say: global \(name)",
        zh: "函数里给 \(name) 赋过值，所以它在整个函数里都是局部变量；要改外面的那个，先写 global \(name)"),
      at: span)
  }

  func unknown(_ name: String, _ span: Span) -> PythonError {
    LeftOut.error(name)?.located(at: span)
      ?? PythonError(
        .name, "name '\(name)' is not defined", hint: hint(forUnknown: name), at: span)
  }

  private func hint(forUnknown name: String) -> Localized<String>? {
    if let reason = engine?.whyAbsent(name) { return reason }
    if let pointer = Self.pointers[name] ?? wordOfFormulas(name) { return pointer }
    let names = defined.map(\.name) + Array(builtins.keys) + (engine?.names ?? []) + localNames
    return name.nearest(among: names).map { .didYouMean($0) }
  }

  /// What a function of the formula language is called in Python.
  private func wordOfFormulas(_ name: String) -> Localized<String>? {
    guard FunctionTable.signature(of: name) != nil, case .module(let numPy)? = builtins["np"] else {
      return nil
    }
    let path = name == "norm" ? "np.linalg.norm" : "np.\(name)"
    return name == "norm" || numPy.members[name] != nil
      ? Localized(
        en: "formulas know \(name); in a statement of Python it is \(path)",
        zh: "公式里有 \(name)；在 Python 语句里它叫 \(path)")
      : Localized(
        en: "formulas know \(name), Python does not: give it a line of its own, a = \(name)(…)",
        zh: "公式里有 \(name)，Python 里没有：单独写一行 a = \(name)(…)")
  }

  /// Where a name is to be had that is none here: modules, and what older Python called otherwise.
  static let pointers: [String: Localized<String>] = {
    let modules = imports.merging(["numpy": "import numpy"]) { own, _ in own }
    let older = [
      "xrange": "range", "raw_input": "input", "unicode": "str", "long": "int",
      "unichr": "chr", "basestring": "str",
    ]
    return modules.mapValues {
      Localized(en: "import it first: \($0)", zh: "先导入：\($0)")
    }.merging(
      older.mapValues { Localized(en: "Python 3 calls it \($0)", zh: "Python 3 里叫 \($0)") }
    ) { first, _ in first }.merging(ForeignLibraries.hints) { own, _ in own }
  }()

  /// The modules that stand under a name once they are imported so.
  static let imports = [
    "math": "import math", "copy": "import copy", "time": "import time",
    "plt": "import matplotlib.pyplot as plt",
  ]

  /// Names of the functions that are being run.
  var localNames: [String] { frames.flatMap { $0.slotNames.map(\.name) } }
  var frames: [FunctionCode] = []
}
