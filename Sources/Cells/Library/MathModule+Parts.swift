import Glibc

/// What `math` takes apart or gathers.
extension MathModule {
  static var parts: [Native] {
    [
      Native("modf", "x") { machine, arguments in
        let x = try number(machine, arguments.value(0), "modf")
        let whole = x.rounded(.towardZero)
        let rest = x.isInfinite ? 0 : x - whole
        return .tuple([.float(Glibc.copysign(rest, x)), .float(whole)])
      },
      Native("frexp", "x") { machine, arguments in
        let x = try number(machine, arguments.value(0), "frexp")
        guard x.isFinite, x != 0 else { return .tuple([.float(x), .int(0)]) }
        let power = Int(x.exponent) + 1
        return .tuple([.float(Glibc.scalbn(x, Int32(-power))), .int(power)])
      },
      Native("ldexp", "x, i") { machine, arguments in
        let x = try number(machine, arguments.value(0), "ldexp")
        guard let power = arguments.value(1).integer else {
          throw PythonError(.type, "Expected an int as second argument to ldexp.")
        }
        let result = Glibc.scalbn(x, Int32(clamping: power))
        if result.isInfinite, x.isFinite { throw PythonError(.overflow, "math range error") }
        return .float(result)
      },
      Native("dist", "p, q") { machine, arguments in
        let from = try machine.items(of: arguments.value(0))
        let to = try machine.items(of: arguments.value(1))
        guard from.count == to.count else {
          throw PythonError(.value, "both points must have the same number of dimensions")
        }
        return .float(
          try zip(from, to).reduce(0) { length, pair in
            Glibc.hypot(
              length,
              try number(machine, pair.0, "dist") - number(machine, pair.1, "dist"))
          })
      },
      Native("prod", "iterable, start=") { machine, arguments in
        try machine.items(of: arguments.value(0)).reduce(arguments.given(1) ?? .int(1)) {
          try machine.binary(.multiply, $0, $1)
        }
      },
      Native("fsum", "seq") { machine, arguments in
        let items = try machine.items(of: arguments.value(0))
        return .float(exactSum(try items.map { try number(machine, $0, "fsum") }))
      },
    ]
  }

  /// The sum, rounded once, of partial sums that lose nothing.
  ///
  /// Shewchuk, *Adaptive precision floating-point arithmetic* (1997), as Python's `fsum`.
  private static func exactSum(_ numbers: [Double]) -> Double {
    guard numbers.allSatisfy(\.isFinite) else { return numbers.reduce(0, +) }
    var partials: [Double] = []
    for number in numbers {
      var (x, kept) = (number, [Double]())
      for y in partials {
        let (large, small) = abs(x) < abs(y) ? (y, x) : (x, y)
        let high = large + small
        let low = small - (high - large)
        if low != 0 { kept.append(low) }
        x = high
      }
      partials = kept + [x]
    }
    return roundedOnce(partials)
  }

  /// Adds partial sums that do not overlap, rising; halfway cases go by the sign of what is left.
  private static func roundedOnce(_ partials: [Double]) -> Double {
    var rest = partials[...]
    guard var high = rest.popLast() else { return 0 }
    while let next = rest.popLast() {
      let sum = high + next
      let low = next - (sum - high)
      high = sum
      guard low != 0 else { continue }
      if let below = rest.last, (below < 0) == (low < 0) {
        let (twice, nudged) = (low * 2, high + low * 2)
        if twice == nudged - high { high = nudged }
      }
      break
    }
    return high
  }
}
