import Formulas
import Languages
import Matrices

/// Runs cells: the part of Python and NumPy that learners write in their notebooks.
///
/// The learner's variables and functions live on from cell to cell; the network's names are read
/// through `engine` and never written.
///
///     let cells = CellRunner()
///     let outcome = cells.run("x = 2\nprint(x ** 10)", host)   // prints 1024
public final class CellRunner {
  let machine = Machine()
  /// The variables as they were saved or put back last.
  var current: Memory?
  /// What that holds of the arrays' memory, by the memory as cells have it: what has not changed is
  /// kept once.
  var copies: [ObjectIdentifier: Storage] = [:]

  /// Starts without any variable.
  public init() {}

  /// The line of the cell that is at work, for those whom a cell asks whether to stop.
  public var currentLine: Int { machine.currentLine }

  /// The learner's random stream, which formula lines draw from too.
  public var random: NumPyRandom {
    get { machine.random }
    set { machine.random = newValue }
  }

  /// What a cell is told and asks while it runs.
  public struct Host {
    /// The network whose names are read through; nil where there is none.
    public var engine: (any EngineView)?
    /// Takes what is printed, piece by piece.
    public var output: (String) -> Void
    /// Takes what is said about the cell: a warning, a name that is now the learner's.
    public var notice: (Notice) -> Void
    /// Takes a figure that was shown.
    public var draw: (CellFigure) -> Void
    /// Whether the cell is to stop.
    public var isInterrupted: () -> Bool
    /// Takes a number that no second run would give, of a clock or of chance, and gives the one the
    /// cell is to have: where the cell is carried out again, that of the first time.
    public var noted: (Outside, Double) -> Double
    /// How many bytes a cell may add to what is held, at most.
    public var memory: Int

    /// Where nothing is given, nothing is told.
    public init(
      engine: (any EngineView)? = nil, output: @escaping (String) -> Void = { _ in },
      notice: @escaping (Notice) -> Void = { _ in },
      draw: @escaping (CellFigure) -> Void = { _ in },
      isInterrupted: @escaping () -> Bool = { false },
      noted: @escaping (Outside, Double) -> Double = { $1 }, memory: Int = 2 << 30
    ) {
      self.engine = engine
      self.output = output
      self.notice = notice
      self.draw = draw
      self.isInterrupted = isInterrupted
      self.noted = noted
      self.memory = memory
    }
  }

  /// Where a number comes from that no second run would give.
  public enum Outside: Hashable, Sendable {
    /// A clock, by its number in the system.
    case clock(Int)
    /// Chance, or a place in memory.
    case chance
  }

  /// How a cell ended.
  public struct Outcome {
    /// What its last line is worth, where that is an expression and not None.
    public let value: CellValue?
    /// That expression as it was written.
    public let expression: String
    /// The exception that ended it.
    public let failure: CellFailure?
    /// Whether anything of it was run: a text that is no Python, or uses what is left out, is refused
    /// before.
    public let hasBegun: Bool
  }

  /// Runs a cell to its end or to its first error; what was assigned until then stays.
  ///
  /// A text that is no Python is refused before anything runs. The cell runs on a thread of its
  /// own, whose stack holds a thousand calls one inside another.
  public func run(_ text: String, _ host: Host = Host()) -> Outcome {
    onDeepStack { [self] in
      machine.engine = host.engine
      return machine.whileHeard(by: host) { outcome(of: SourceText(text), memory: host.memory) }
    }
  }

  private func outcome(of source: SourceText, memory: Int) -> Outcome {
    machine.startCell(source, memory: memory)
    var hasBegun = false
    do {
      let block = try compile(source)
      hasBegun = true
      let (value, expression) = try evaluate(block, source)
      return Outcome(value: value, expression: expression, failure: nil, hasBegun: true)
    } catch {
      let failure = failure(error, source)
      return Outcome(value: nil, expression: "", failure: failure, hasBegun: hasBegun)
    }
  }

  /// Whether a text is Python as far as it goes, and what is wrong where it is not.
  public static func check(_ text: String) -> CellFailure? {
    onDeepStack {
      let source = SourceText(text)
      do {
        _ = try parse(source)
        return nil
      } catch {
        return CellFailure(error as? PythonError ?? PythonError(.runtime, ""), source)
      }
    }
  }

  static func parse(
    _ source: SourceText
  ) throws -> (statements: [PythonStatement], scope: PythonScope, skipped: [Int]) {
    var lexer = PythonLexer(source)
    let tokens = try lexer.read()
    let module = PythonScope(.module)
    var parser = PythonParser(source, tokens, module: module)
    let statements: [PythonStatement]
    do {
      statements = try parser.readCell()
    } catch let error as PythonError {
      throw lexer.unclosed.flatMap { parser.hasPassed($0) ? $0 : nil } ?? error
    }
    if let unclosed = lexer.unclosed { throw unclosed }
    module.resolve()
    return (statements, module, lexer.skippedLines)
  }

  private func compile(_ source: SourceText) throws -> NodeBlock {
    let (statements, scope, skipped) = try Self.parse(source)
    for line in skipped { machine.notice(.skipped(line: line)) }
    return try Compiler(machine, source, module: scope).block(statements)
  }

  private func evaluate(
    _ block: NodeBlock, _ source: SourceText
  ) throws -> (CellValue?, String) {
    let frame = Frame(machine, slotCount: 0, ownCells: [], captured: [])
    guard let last = block.steps.last as? ExpressionStep else {
      _ = try block.run(frame)
      return (nil, "")
    }
    _ = try NodeBlock(Array(block.steps.dropLast())).run(frame)
    let value: PythonValue
    do {
      value = try last.node.evaluate(frame)
    } catch {
      throw last.node.located(error)
    }
    machine.sayWarnings(at: last.span)
    do {
      return (value.isNone ? nil : try CellValue(value, machine), source[last.span])
    } catch {
      throw last.node.located(error)
    }
  }

  private func failure(_ error: any Error, _ source: SourceText) -> CellFailure {
    machine.settle()
    return CellFailure(error as? PythonError ?? PythonError(.runtime, "\(error)"), source)
  }

  // MARK: Variables

  /// The learner's variables, in the order they came.
  public var names: [String] { machine.defined.map(\.name) }

  /// What a variable holds; nil where there is none of that name.
  public func value(_ name: String) -> CellValue? {
    guard let value = machine.lookUp(name) else { return nil }
    return onDeepStack { [machine] in try? CellValue(value, machine) }
  }

  /// Gives a variable the value of a formula line.
  /// - Parameter isWhole: Whether its numbers are whole by their type.
  public func set(_ name: String, _ value: Formulas.Value, isWhole: Bool = false) {
    machine.willDefine(name)
    if let value = PythonValue(value, isWhole: isWhole) { machine.variable(name).value = value }
  }

  /// Whether a name means something in every cell, without the learner's doing.
  public func isBuiltin(_ name: String) -> Bool { machine.builtins[name] != nil }

  /// Whether a name that is none says more in a cell than that: what is left out, older Python's.
  public func explains(_ name: String) -> Bool {
    Machine.pointers[name] != nil || LeftOut.error(name) != nil
  }

  /// Whether lines were plotted that nobody has shown yet.
  public var hasPendingFigure: Bool { !machine.figure.series.isEmpty }

  /// The `import` that puts a module under a name; nil where there is no such module here.
  public static func importing(_ name: String) -> String? { Machine.imports[name] }

  /// Forgets a variable; false where there is none of that name.
  public func forget(_ name: String) -> Bool {
    onDeepStack { [machine] in machine.forget(name) }
  }

  /// The text of the function of that name as it was defined, and its docstring.
  public func definition(_ name: String) -> (text: String, documentation: String?)? {
    guard case .function(let function)? = machine.lookUp(name) else { return nil }
    let source = function.code.source
    return (
      String(decoding: source.bytes, as: UTF8.self), function.code.documentation
    )
  }
}

extension CellRunner {
  /// Something said about a cell that is no failure.
  public enum Notice: Equatable, Sendable {
    /// A RuntimeWarning of NumPy's, with its line.
    case warning(String, line: Int)
    /// A name of the network's is now the learner's in cells; whether formula lines go on reading the
    /// network's.
    case ownName(String, linesReadNetworks: Bool)
    /// A line for a notebook's own machinery was read past.
    case skipped(line: Int)
    /// An array of one element was taken for its number.
    case oneElement
    /// `float32` rounds here and stays float64 in name.
    case singlePrecision
    /// A name of older NumPy was accepted.
    case oldName(String)

    /// What is said.
    public var text: Localized<String> {
      switch self {
      case .warning(let message, let line):
        Localized(
          en: "RuntimeWarning: \(message) (line \(line))",
          zh: "RuntimeWarning: \(message)（第 \(line) 行）")
      case .ownName(let name, linesReadNetworks: true):
        Localized(
          en:
            "\(name) is yours in cells now; formula lines and the network keep the network's \(name)",
          zh: "\(name) 在代码块里现在是你的变量；公式行和网络用的仍是网络的")
      case .ownName(let name, linesReadNetworks: false):
        Localized(
          en: "\(name) is yours in cells now; the network keeps its own",
          zh: "\(name) 在代码块里现在是你的变量；网络保留它自己的")
      case .skipped(let line):
        Localized(
          en: "line \(line) is for a notebook's own machinery; it is read past",
          zh: "第 \(line) 行是笔记本自己的指令，已跳过")
      case .oneElement:
        Localized(
          en: "an array of one element was taken for its number; new NumPy wants [0] or .item()",
          zh: "只有一个元素的数组当作一个数；新的 NumPy 要写 [0] 或 .item()")
      case .singlePrecision:
        Localized(
          en: "float32 rounds the numbers here; the array is float64 in name",
          zh: "这里 float32 只对数值取舍；数组仍叫 float64")
      case .oldName(let name):
        Localized(
          en: "np.\(name) is an older name: new NumPy has it no more",
          zh: "np.\(name) 是旧名字：新的 NumPy 里没有了")
      }
    }
  }
}

/// A value of a cell as others see it.
public enum CellValue {
  /// An array, or one of NumPy's numbers.
  case array(NumPyArray, text: String)
  /// One of Python's numbers.
  case number(Double, text: String)
  /// A dictionary of arrays, by its keys, such as `parameters`.
  case dictionary([(String, NumPyArray)], text: String)
  /// Anything else, as Python shows it.
  case other(type: String, text: String)

  init(_ value: PythonValue, _ machine: Machine) throws {
    let text = try machine.repr(value)
    switch value {
    case .array(let array): self = .array(array.formulaArray, text: text)
    case .npFloat, .npInt, .npBool:
      self = .array(NumPyArray(value.number ?? 0), text: text)
    case .int, .float, .bool: self = .number(value.number ?? 0, text: text)
    case .dict(let dict):
      var pairs: [(String, NumPyArray)] = []
      for pair in dict.pairs {
        guard case .string(let name) = pair.key, case .array(let array) = pair.value else {
          self = .other(type: value.typeName, text: text)
          return
        }
        pairs.append((name, array.formulaArray))
      }
      self = .dictionary(pairs, text: text)
    default: self = .other(type: value.typeName, text: text)
    }
  }

  /// As Python shows it.
  public var text: String {
    switch self {
    case .array(_, let text), .number(_, let text), .dictionary(_, let text), .other(_, let text):
      text
    }
  }
}
