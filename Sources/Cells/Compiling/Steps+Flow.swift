final class BranchStep: Step {
  private let branches: [(Node, NodeBlock)]
  private let otherwise: NodeBlock

  init(_ branches: [(Node, NodeBlock)], _ otherwise: NodeBlock, _ span: Span) {
    self.branches = branches
    self.otherwise = otherwise
    super.init(span)
  }

  override func run(_ frame: Frame) throws -> Flow {
    for (condition, block) in branches where try condition.isTrue(frame) {
      return try block.run(frame)
    }
    return try otherwise.run(frame)
  }
}

extension Node {
  func isTrue(_ frame: Frame) throws -> Bool {
    let value = try evaluate(frame)
    if case .bool(let answer) = value { return answer }
    do {
      return try frame.machine.isTrue(value)
    } catch {
      throw located(error)
    }
  }
}

final class WhileStep: Step {
  private let condition: Node
  private let body: NodeBlock
  private let otherwise: NodeBlock

  init(_ condition: Node, _ body: NodeBlock, _ otherwise: NodeBlock, _ span: Span) {
    self.condition = condition
    self.body = body
    self.otherwise = otherwise
    super.init(span)
  }

  override func run(_ frame: Frame) throws -> Flow {
    while try condition.isTrue(frame) {
      switch try body.run(frame) {
      case .breakLoop: return .next
      case .result: return .result
      case .next, .continueLoop: try frame.machine.tick()
      }
    }
    return try otherwise.run(frame)
  }
}

final class ForStep: Step {
  private let target: Target
  private let source: Node
  private let body: NodeBlock
  private let otherwise: NodeBlock

  init(_ target: Target, _ source: Node, _ body: NodeBlock, _ otherwise: NodeBlock, _ span: Span) {
    self.target = target
    self.source = source
    self.body = body
    self.otherwise = otherwise
    super.init(span)
  }

  override func run(_ frame: Frame) throws -> Flow {
    let iterator: IteratorObject
    do {
      iterator = try frame.machine.iterator(try source.evaluate(frame))
    } catch {
      throw source.located(error)
    }
    while let item = try next(iterator) {
      try target.assign(item, frame)
      switch try body.run(frame) {
      case .breakLoop: return .next
      case .result: return .result
      case .next, .continueLoop: try frame.machine.tick()
      }
    }
    return try otherwise.run(frame)
  }

  private func next(_ iterator: IteratorObject) throws -> PythonValue? {
    do {
      return try iterator.next()
    } catch {
      throw source.located(error)
    }
  }
}
