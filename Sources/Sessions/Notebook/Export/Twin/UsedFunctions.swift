import Engine
import Formulas

/// The names by which a program calls the learner's functions that the engine uses: each as it was
/// when it was taken.
final class UsedFunctions {
  private var names: [ObjectIdentifier: String] = [:]
  /// Those that have a name, so that no other takes their place in memory.
  private var known: [any OwnFunction] = []
  private let free: (String) -> String

  /// - Parameter free: Makes a name that none of the learner's hides.
  init(_ free: @escaping (String) -> String) { self.free = free }

  /// What takes the functions of some formulas that have no name yet, as lines of the program.
  func take(_ own: OwnFormulas) -> [String] {
    own.entries.flatMap(\.functions.inOrder).compactMap { function in
      guard names[ObjectIdentifier(function)] == nil else { return nil }
      let name = free("used_\(function.name)")
      let all = [name] + (0...names.count).map { "\(name)_\($0 + 2)" }
      guard let numbered = all.first(where: { !names.values.contains($0) }) else { return nil }
      names[ObjectIdentifier(function)] = numbered
      known.append(function)
      return "\(numbered) = \(free(Self.taking))(\(function.name), {})"
    }
  }

  /// What a function of a formula's is called; nil for one that was not taken.
  func name(of function: String, in entry: OwnFormulas.Entry?) -> String? {
    entry?.functions[function].flatMap { names[ObjectIdentifier($0)] }
  }

  /// The function of the program that takes one as it is.
  static let taking = "taken"
  /// The function of the program that calls one.
  static let calling = "called"

  /// How they are taken and called.
  static func definitions(_ name: (String) -> String) -> [String: String] {
    [
      taking: """
      def \(name(taking))(function, space):
          \"\"\"A function with what it reads from outside, as all is now.\"\"\"
          space["__builtins__"], codes = __builtins__, [function.__code__]
          while codes:
              code = codes.pop()
              codes += [part for part in code.co_consts if isinstance(part, types.CodeType)]
              for word in code.co_names:
                  if word in space or word not in function.__globals__:
                      continue
                  value = space[word] = function.__globals__[word]
                  if isinstance(value, types.FunctionType):
                      space[word] = \(name(taking))(value, space)
                  elif not isinstance(value, types.ModuleType):
                      space[word] = copy.deepcopy(value)
          return types.FunctionType(
              function.__code__, space, function.__name__, copy.deepcopy(function.__defaults__),
              function.__closure__,
          )
      """,
      calling: """
      def \(name(calling))(function, *values, **named):
          \"\"\"Call a function on copies, drawing from the run's stream; a seed in it stays in it.\"\"\"
          outer, seed, seeds = np.random.get_state(), np.random.seed, []
          np.random.set_state(\(name("rng")).get_state())
          np.random.seed = lambda *number: (seeds.append(number), seed(*number))[1]
          try:
              return \(name(taking))(function, {})(*copy.deepcopy(values), **copy.deepcopy(named))
          finally:
              np.random.seed = seed
              if not seeds:
                  \(name("rng")).set_state(np.random.get_state())
              np.random.set_state(outer)
      """,
    ]
  }
}
