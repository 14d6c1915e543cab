import Matrices

/// A function of the formula language: how it is called and what it does.
struct Function: Sendable {
  typealias Kernel = @Sendable (Int, Double.Input, Double.Output) -> Void
  typealias Body = @Sendable (Call, inout Evaluator) throws(FormulaError) -> Value

  let name: String
  /// How it is called: `sum(a, axis=, keepdims=)`.
  ///
  /// `=` marks what may be absent, `*` what takes all further arguments, `[…]` what takes several
  /// arrays in a list or a tuple.
  let signature: String
  let parameters: [Parameter]
  /// Whether each element of the value needs only that element of the arguments.
  let isElementwise: Bool
  /// What it means in simpler functions, by the names of its parameters; nil where it is as simple
  /// as it gets.
  let meaning: String?
  /// The loop that works out many elements at once, where there is one.
  let kernel: Kernel?
  let body: Body

  init(
    _ signature: String, isElementwise: Bool = false, meaning: String? = nil,
    kernel: Kernel? = nil, _ body: @escaping Body
  ) {
    let parts = signature.split(separator: "(")
    name = parts.first.map(String.init) ?? ""
    self.signature = signature
    parameters = (parts.last ?? "").dropLast().split(separator: ",").map(Parameter.init)
    self.isElementwise = isElementwise
    self.meaning = meaning
    self.kernel = kernel
    self.body = body
  }

  struct Parameter: Sendable {
    let name: String
    let isOptional: Bool
    let takesRest: Bool
    let takesSeveral: Bool

    init(_ text: Substring) {
      name = text.filter { !" =*[]".contains($0) }
      takesRest = text.contains("*")
      isOptional = text.contains("=") || takesRest
      takesSeveral = text.contains("[")
    }
  }
}
