import Matrices

/// What can be wrong with a safetensors file.
public enum SafetensorsProblem: Hashable, Sendable {
  /// No header that can be understood.
  case unreadable
  /// Two arrays of one name.
  case repeated(String)
  /// An array that leaves a gap after the one before it, or overlaps it.
  case misplaced(String)
  /// Elements of another type than a floating-point number.
  case element(String, String)
  /// An array of more than two dimensions.
  case dimensions(Int, String)
  /// An array whose shape and number of bytes contradict each other.
  case size(String, Shape, bytes: Int)
}

extension SafetensorsProblem {
  var texts: (message: String, hint: String?) {
    switch self {
    case .unreadable:
      ("is not a safetensors file that can be understood", "save FILE.safetensors writes one")
    case .repeated(let name): ("has two arrays called '\(shortened(name))'", nil)
    case .misplaced(let name):
      ("the array '\(shortened(name))' does not begin where the one before it ends", nil)
    case .element(let type, let name):
      (
        "'\(shortened(name))' holds elements of type \(shortened(type))",
        "F64, F32, F16 and BF16 can be read"
      )
    case .dimensions(let count, let name):
      ("'\(shortened(name))' has \(count) dimensions", "save it with two at most")
    case .size(let name, let shape, let bytes):
      ("'\(shortened(name))' is \(shape), which does not fit its \(bytes) bytes", nil)
    }
  }
}
