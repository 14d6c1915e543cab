import Glibc

/// How arrays are printed.
enum Printing {
  static var functions: [Native] {
    [
      Native(
        "set_printoptions", "precision=, threshold=, edgeitems=, linewidth=, suppress=, **names"
      ) { machine, arguments in
        if let precision = arguments.given(0)?.integer {
          machine.options.precision = max(0, min(precision, 17))
        }
        if let threshold = arguments.given(1)?.number {
          machine.options.threshold = Int(saturating: threshold)
        }
        if let edge = arguments.given(2)?.integer { machine.options.edgeItems = max(1, edge) }
        if let width = arguments.given(3)?.number {
          machine.options.lineWidth = Int(saturating: min(width, 1e9))
        }
        if let suppress = arguments.given(4) {
          machine.options.suppress = try machine.isTrue(suppress)
        }
        return .none
      },
      Native("seterr", "**names") { _, _ in .dict(DictObject()) },
      .ofArray("array2string", "a, precision=, separator=") { machine, array, arguments in
        var options = machine.options
        if let precision = arguments.given(1)?.integer {
          options.precision = max(0, min(17, precision))
        }
        return .string(ArrayText.str(array, options))
      },
      .ofArray("array_repr") { machine, array, _ in
        .string(ArrayText.repr(array, machine.options))
      },
    ]
  }
}
