/// What holds other values and would free them one inside another.
///
/// A list in a list a million times over is no trouble to make; were each to free the next, no stack
/// would be deep enough. So what nobody else holds is taken apart first, in a loop.
protocol Holder: AnyObject {
  /// Gives up what it holds.
  func surrender() -> [PythonValue]
}

extension Holder {
  /// Takes apart what only this one holds; for `deinit`.
  func takeApart() {
    var rest = surrender()
    while var value = rest.popLast() { rest += value.partsIfHeldAlone() }
  }
}

extension PythonValue {
  /// Whether it may hold other values.
  var isHolder: Bool {
    switch self {
    case .list, .tuple, .dict, .set, .function, .method, .view, .instance, .exception, .type: true
    default: false
    }
  }

  /// What a value holds that nothing else refers to; the value is gone after.
  fileprivate mutating func partsIfHeldAlone() -> [PythonValue] {
    let value = self
    self = .none
    return switch consume value {
    case .list(var list): Self.parts(&list)
    case .tuple(var tuple): Self.parts(&tuple)
    case .dict(var dict): Self.parts(&dict)
    case .set(var set): Self.parts(&set)
    case .function(var function): Self.parts(&function)
    case .method(var method): Self.parts(&method)
    case .view(var view): Self.parts(&view)
    case .instance(var instance): Self.parts(&instance)
    case .exception(var exception): Self.parts(&exception)
    case .type(var type): Self.parts(&type)
    default: []
    }
  }

  private static func parts<Object: Holder>(_ object: inout Object) -> [PythonValue] {
    isKnownUniquelyReferenced(&object) ? object.surrender() : []
  }
}
