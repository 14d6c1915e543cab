import Engine
import Formulas

/// Looks at the breakpoints after each stage that could make one happen.
///
/// A condition is worked out only after stages that write a name in it, and stops the run when it
/// turns true: one that stays true does not stop again.
struct BreakpointWatch {
  /// Why the run stopped.
  struct Hit {
    let breakpoint: Breakpoint
    /// The values of an expression that changed, before and after.
    let change: (from: Value, to: Value)?
  }

  private struct WatchedBreakpoint {
    let breakpoint: Breakpoint
    let expression: Syntax?
    let condition: NumberCondition?
    let stages: Set<Int>
    /// Asks whether the condition holds, while a run goes on.
    var reader: (() -> Bool)?
    var last: Value? {
      didSet { wasTrue = last?.truth == true }
    }
    private(set) var wasTrue: Bool

    init(_ breakpoint: Breakpoint, in run: Trainer, _ scope: SessionScope) {
      var scope = scope
      self.breakpoint = breakpoint
      expression = breakpoint.expression
      condition = breakpoint.condition.flatMap { NumberCondition($0, on: run.plan) }
      stages = BreakpointWatch.stages(of: breakpoint, in: run.plan)
      last = expression.flatMap { try? scope.evaluate($0) }
      wasTrue = last?.truth == true
    }
  }

  /// Whether looking between two iterations sees all there is: whatever could happen does so after
  /// one stage of an iteration, and can still be seen at its end.
  let seesAllAtEnds: Bool
  private var posts: [WatchedBreakpoint]
  private var scope: SessionScope

  /// Takes up the breakpoints of a session; what is true already does not count.
  init(_ session: Session) throws {
    let scope = session.scope
    self.scope = scope
    guard let run = session.state.experiment.trainer else { throw SessionError.needs(.network) }
    posts = session.state.breakpoints.map { WatchedBreakpoint($0, in: run, scope) }
    seesAllAtEnds = posts.allSatisfy { post in
      post.expression.map { Self.happensOnce($0, in: run, scope) } ?? false
    }
  }

  /// Whether there is anything to look for.
  var isNeeded: Bool { !posts.isEmpty }

  /// Looks around after a stage has run.
  mutating func look(after stage: Int, of run: Trainer) -> Hit? {
    scope.run = run
    var first: Hit?
    for index in posts.indices where posts[index].stages.contains(stage) {
      let hit = Self.check(&posts[index], in: &scope)
      first = first ?? hit
    }
    return first
  }

  /// Whether something happened in the iteration that was just finished; if so, it is still to be
  /// looked at.
  mutating func sees(_ run: Trainer) -> Bool {
    scope.run = run
    for index in posts.indices {
      let before = posts[index].last
      guard Self.check(&posts[index], in: &scope) == nil else {
        posts[index].last = before
        return true
      }
    }
    return false
  }

  /// Takes conditions that only compare a number to where a run keeps it.
  /// - Returns: Whether all breakpoints are such, so that `seesNumbers` can look for them.
  mutating func bind(to run: Trainer) -> Bool {
    for index in posts.indices { posts[index].reader = posts[index].condition?.reader(in: run) }
    return posts.allSatisfy { $0.reader != nil }
  }

  /// The same as `sees` for the conditions that were bound, while the run goes on.
  mutating func seesNumbers() -> Bool {
    for index in posts.indices {
      let isTrue = posts[index].reader?() ?? false
      guard isTrue != posts[index].wasTrue else { continue }
      if isTrue { return true }
      posts[index].last = Value(0)
    }
    return false
  }

  private static func check(_ post: inout WatchedBreakpoint, in scope: inout SessionScope) -> Hit? {
    guard let expression = post.expression else {
      return Hit(breakpoint: post.breakpoint, change: nil)
    }
    // A name that has no value yet makes no condition true.
    guard let value = try? scope.evaluate(expression) else { return nil }
    let before = post.last
    post.last = value
    if case .condition = post.breakpoint.cause {
      let turnsTrue = value.truth == true && before?.truth != true
      return turnsTrue ? Hit(breakpoint: post.breakpoint, change: nil) : nil
    }
    guard let before, before != value else { return nil }
    return Hit(breakpoint: post.breakpoint, change: (before, value))
  }

  /// The stages after which something could happen.
  private static func stages(of breakpoint: Breakpoint, in plan: Plan) -> Set<Int> {
    guard let expression = breakpoint.expression else {
      guard case .stage(let name) = breakpoint.cause else { return [] }
      return plan.lastStage(of: name).map { [$0] } ?? []
    }
    let writers = expression.names.compactMap { name in
      plan.writer(of: plan.canonicalName(name))
    }
    // Scalars such as t and epoch change with the mini-batch; parts of the data with the updates.
    return writers.isEmpty ? [0, plan.stages.count - 1] : Set(writers)
  }

  /// Whether a single stage of an iteration gives all names of an expression their values.
  private static func happensOnce(
    _ expression: Syntax, in run: Trainer, _ scope: SessionScope
  ) -> Bool {
    let writers = expression.names.compactMap { name -> Int? in
      if let writer = run.plan.writer(of: run.plan.canonicalName(name)) { return writer }
      // The mini-batch's own; where it is none of them either, it may change anywhere.
      let isBatch = run.plan.tensor(named: name) == nil && run.scalar(name) != nil
      return isBatch ? 0 : scope.variables[name] == nil ? -1 : nil
    }
    return !writers.contains(-1) && Set(writers).count == 1
  }
}

extension Breakpoint {
  /// What must become true, where that is waited for.
  fileprivate var condition: Syntax? {
    if case .condition(let condition) = cause { condition } else { nil }
  }

  /// The expression that is worked out, where there is one.
  fileprivate var expression: Syntax? {
    switch cause {
    case .condition(let expression), .change(let expression): expression
    case .stage: nil
    }
  }
}

extension Plan {
  /// The stage of this name, or the last one of a pass or layer: `forward`, `backward.2`.
  func lastStage(of name: String) -> Int? {
    let names = stages.map { "\($0.id)" }
    return names.firstIndex(of: name) ?? names.lastIndex { $0.hasPrefix(name + ".") }
  }
}
