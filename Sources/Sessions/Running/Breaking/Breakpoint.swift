import Formulas

/// Something that stops a run when it happens.
struct Breakpoint {
  /// What is waited for.
  enum Cause {
    /// A condition becomes true.
    case condition(Syntax)
    /// A stage has run; a pass or a layer means its last stage.
    case stage(String)
    /// The value of an expression changes.
    case change(Syntax)
  }

  /// The number it is listed and deleted by, from 1.
  let number: Int
  let cause: Cause

  /// What was typed.
  var description: String {
    switch cause {
    case .condition(let condition): condition.description
    case .stage(let name): name
    case .change(let expression): "watch \(expression.description)"
    }
  }
}
