import Presentation

/// `help`: what can be typed.
struct HelpCommand: Command {
  let name = "help"
  let aliases = ["?"]
  let topic = Topic.session
  let summary = "list the commands, or explain one with an example"
  let usage = ["help [COMMAND]"]
  let completions = [CompletionKind.commands]
  let examples = ["help", "help step"]

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    var arguments = arguments
    guard let word = arguments.next() else { return [HelpIndexReport(session.commands)] }
    try arguments.finish()
    if let topic = HelpTopic(rawValue: word) { return [TextReport(topic.text)] }
    guard let command = try session.commands.find(word) else {
      throw SessionError.unknownCommand(word, nearest: session.commands.nearest(to: word))
    }
    return [HelpReport(command)]
  }
}

/// What can be asked about besides the commands.
enum HelpTopic: String, CaseIterable {
  case formulas, names

  var text: String {
    switch self {
    case .formulas:
      """
      Anything that is not a command is a formula, in NumPy's spelling: + - * / ** @, .T, \
      .shape, slices such as A1[0:2, :], comparisons that give 0 and 1, broadcasting, and \
      functions: dot multiply sum mean var std max min argmax abs exp log sqrt tanh sign maximum \
      minimum where zeros ones eye rand randn reshape round norm sigmoid relu softmax isnan all \
      any load and more; np. before a name may be left out. x = … makes a variable; W1 = … sets \
      the tensor, and the run goes on from there. Example: np.sum(dZ2, axis=1, keepdims=True) / m
      """
    case .names:
      """
      X, Y the mini-batch; Z1, A1 a layer's linear part and activation; D1, A1_drop dropout's \
      mask and result; L, J the losses and the cost; dZ1, dA1, dW1, db1 the gradients; W1, b1 \
      the parameters; vdW1, sdW1 an optimizer's state; X_train, Y_dev, J_dev, accuracy_dev a \
      part of the data and what it gives. ZL, AL, WL mean the last layer. Scalars: m t alpha \
      lambda epoch iteration keep_prob1. `show` lists all there are.
      """
    }
  }
}
