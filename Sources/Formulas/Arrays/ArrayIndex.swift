/// One of the places between `[` and `]`, worked out.
enum ArrayIndex {
  /// One position; the axis goes away.
  case position(Int)
  /// `start:stop:step`.
  case slice(Int?, Int?, Int?)
  /// Several positions in any order.
  case list([Int])
  /// The positions that hold 1.
  case mask(NumPyArray)
  /// A new side of length 1.
  case newAxis
  /// As many whole axes as there are left.
  case ellipsis

  var takesAxis: Bool {
    switch self {
    case .newAxis, .ellipsis: false
    default: true
    }
  }

  static let whole = ArrayIndex.slice(nil, nil, nil)
}
