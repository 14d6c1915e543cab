/// What holds other values and would free them one inside another.
///
/// A list in a list a million times over is no trouble to make; were each to free the next, no stack
/// would be deep enough. So what nobody else holds is taken apart first, in a loop.
class Holder {
  /// Gives up what it holds.
  func surrender() -> [PythonValue] { [] }

  /// Takes apart what only this one holds; for `deinit`.
  final func takeApart() {
    var rest = surrender().compactMap(\.holder)
    // What is popped is held here alone or by somebody else too: a value taken out of an enum's case
    // would be held twice for that moment.
    while var holder = rest.popLast() {
      if isKnownUniquelyReferenced(&holder) { rest += holder.surrender().compactMap(\.holder) }
    }
  }
}

extension PythonValue {
  /// Whether it may hold other values.
  var isHolder: Bool { holder != nil }

  /// What holds other values in it.
  fileprivate var holder: Holder? {
    switch self {
    case .list(let list): list
    case .tuple(let tuple): tuple
    case .dict(let dict): dict
    case .set(let set): set
    case .function(let function): function
    case .method(let method): method
    case .view(let view): view
    case .instance(let instance): instance
    case .exception(let exception): exception
    case .type(let type): type
    default: nil
    }
  }
}
