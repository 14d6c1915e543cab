/// What `math` reckons with whole numbers.
extension MathModule {
  static var wholeNumbers: [Native] {
    [
      Native("factorial", "x") { _, arguments in
        let count = try whole(arguments.value(0))
        guard count >= 0 else {
          throw PythonError(.value, "factorial() not defined for negative values")
        }
        return .int(try product(of: 1..<(count + 1)))
      },
      Native("comb", "n, k") { _, arguments in
        let (n, k) = try sizes(arguments)
        guard k <= n else { return .int(0) }
        return .int(try combinations(n, min(k, n - k)))
      },
      Native("perm", "n, k=") { _, arguments in
        let (n, k) = try sizes(arguments)
        return .int(k > n ? 0 : try product(of: (n - k + 1)..<(n + 1)))
      },
      Native("isqrt", "n") { _, arguments in
        let n = try whole(arguments.value(0))
        guard n >= 0 else {
          throw PythonError(.value, "isqrt() argument must be nonnegative")
        }
        return .int(root(n))
      },
      Native("gcd", "*rest") { _, arguments in
        .int(try arguments.rest.reduce(0) { gcd($0, try whole($1)) })
      },
      Native("lcm", "*rest") { _, arguments in
        .int(
          try arguments.rest.reduce(1) { result, value in
            let next = try whole(value)
            return next == 0 ? 0 : try times(result / max(1, gcd(result, next)), abs(next))
          })
      },
    ]
  }

  private static func whole(_ value: PythonValue) throws -> Int {
    guard let whole = value.integer else {
      throw PythonError(
        .type, "'\(value.typeName)' object cannot be interpreted as an integer")
    }
    guard whole > .min else { throw Machine.tooLarge }
    return whole
  }

  /// How many there are and how many are taken, neither negative.
  private static func sizes(_ arguments: NativeArguments) throws -> (Int, Int) {
    let n = try whole(arguments.value(0))
    let k = try arguments.given(1).map(whole) ?? n
    guard n >= 0 else { throw PythonError(.value, "n must be a non-negative integer") }
    guard k >= 0 else { throw PythonError(.value, "k must be a non-negative integer") }
    return (n, k)
  }

  private static func product(of factors: Range<Int>) throws -> Int {
    var result = 1
    for factor in factors { result = try times(result, factor) }
    return result
  }

  /// `n` over `k`; each step is whole, as the product of neighbours is divided by their count.
  private static func combinations(_ n: Int, _ k: Int) throws -> Int {
    var result = 1
    for step in 0..<k {
      let shared = gcd(result, step + 1)
      result = try times(result / shared, (n - step) / ((step + 1) / shared))
    }
    return result
  }

  private static func times(_ a: Int, _ b: Int) throws -> Int {
    let (result, overflow) = a.multipliedReportingOverflow(by: b)
    guard !overflow else { throw Machine.tooLarge }
    return result
  }

  private static func gcd(_ a: Int, _ b: Int) -> Int {
    var (a, b) = (abs(a), abs(b))
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// The largest whole number whose square is no larger.
  private static func root(_ n: Int) -> Int {
    var root = Int(Double(n).squareRoot())
    while root > 0, root.multipliedReportingOverflow(by: root).overflow || root * root > n {
      root -= 1
    }
    while (root + 1) <= 3_037_000_499, (root + 1) * (root + 1) <= n { root += 1 }
    return root
  }
}
