import Formulas

/// What a twin is written in.
enum TwinLibrary: String {
  case numpy, torch

  /// What its functions stand behind.
  var module: String { self == .numpy ? "np" : "torch" }

  /// What a person calls it.
  var name: String { self == .numpy ? "NumPy" : "PyTorch" }

  /// What stands around an array that NumPy has read.
  func around(isSingle: Bool = false) -> (start: String, end: String) {
    switch self {
    case .numpy: isSingle ? ("np.float32(", ")") : ("", "")
    case .torch: ("torch.tensor(", ", dtype=torch.float\(isSingle ? 32 : 64))")
    }
  }

  /// What makes a precision that of numbers which say none; nil where nothing need be said.
  func precision(isSingle: Bool) -> String? {
    self == .numpy ? nil : "torch.set_default_dtype(torch.float\(isSingle ? 32 : 64))"
  }

  /// A formula whose value is in single precision.
  func single(_ formula: String) -> String {
    self == .numpy
      ? "np.asarray(\(formula), dtype=np.float32)"
      : "torch.as_tensor(\(formula), dtype=torch.float32)"
  }

  /// A value of the other precision.
  func converted(_ name: String, toSingle: Bool) -> String {
    let type = toSingle ? "float32" : "float64"
    return self == .numpy ? "np.\(type)(\(name))" : "torch.as_tensor(\(name), dtype=torch.\(type))"
  }

  /// An array of one's own, which can be written to.
  func copy(_ name: String) -> String {
    self == .numpy ? "np.array(\(name), dtype=float)" : "torch.as_tensor(\(name)).clone()"
  }

  /// An array of one's own, of the same type.
  func copied(_ formula: String) -> String {
    self == .numpy ? "np.array(\(formula))" : "(\(formula)).clone()"
  }

  /// A copy of a tensor in double precision.
  func copy(_ tensor: String, isSingle: Bool) -> String {
    self == .numpy && !isSingle ? "\(tensor).copy()" : copy(tensor)
  }

  /// Numbers that NumPy has drawn.
  func drawn(_ formula: String) -> String {
    self == .numpy ? formula : "torch.tensor(\(formula))"
  }

  /// The first function, method or member of a formula that cannot be said in it; nil for none.
  func gap(in formula: Syntax) -> String? {
    guard self == .torch else { return nil }
    let own: String? =
      switch formula.kind {
      case .call(let function, _), .method(_, let function, _):
        says(function.text) ? nil : function.text
      case .member(_, let name): ["T", "shape", "ndim"].contains(name.text) ? nil : name.text
      default: nil
      }
    return own ?? formula.kind.children.lazy.compactMap(gap).first
  }

  private func says(_ function: String) -> Bool {
    TwinSpelling.inTorch.contains(function) || TwinSpelling.drawing.contains(function)
      || TwinHelpers.own(self)[function] != nil || FunctionTable.meaning(of: function) != nil
  }
}
