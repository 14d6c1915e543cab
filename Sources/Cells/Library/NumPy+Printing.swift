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
      limits(
        "finfo",
        [
          ("eps", 0x1p-52), ("max", Double.greatestFiniteMagnitude),
          ("min", -Double.greatestFiniteMagnitude), ("tiny", Double.leastNormalMagnitude),
          ("smallest_normal", Double.leastNormalMagnitude),
        ]
      ) { .npFloat($0) },
      limits("iinfo", [("max", 0x1p63), ("min", -0x1p63)]) { .int(Int(saturating: $0)) },
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

  /// What a type can hold, as attributes of an object.
  private static func limits(
    _ name: String, _ values: [(String, Double)], _ make: @escaping (Double) -> PythonValue
  ) -> Native {
    Native(name, "type") { machine, arguments in
      let dtype = try machine.dtype(arguments.value(0))
      guard (dtype == .float64) == (name == "finfo") else {
        let kind = name == "finfo" ? "an inexact" : "an integer"
        throw PythonError(.value, "\(name): \(kind) type is needed, not \(dtype.name)")
      }
      let object = InstanceObject(TypeObject(name, module: "numpy"))
      for (name, value) in values {
        object.names.append(name)
        object.attributes[name] = make(value)
      }
      return .instance(object)
    }
  }
}
