import Cells
import Engine
import Formulas

/// How a learner's function is called for a task: what each of its parameters is given, told by the
/// parameter's name.
struct FunctionArguments {
  private let task: FunctionTask
  private let scalars: [String]
  /// The learner's forward function whose cache a backward one takes, and how it is called.
  private let forward: Syntax?

  /// - Parameters:
  ///   - scalars: The names of the run's scalars.
  ///   - forward: A call of the learner's own forward function, whose second result is the cache.
  init(_ task: FunctionTask, scalars: [String], forward: Syntax? = nil) {
    (self.task, self.scalars, self.forward) = (task, scalars, forward)
  }

  /// The call as a formula: `linear_forward(A1, W2, b2)`.
  /// - Throws: `FunctionProblem.unknownParameter`.
  func call(of function: KeptFunction) throws(FunctionProblem) -> Syntax {
    var arguments: [Syntax.Argument] = []
    var isByName = false
    for parameter in function.parameters {
      let named = namesTensors(function) && parameter.name == "X" ? Syntax(.name("X")) : nil
      let meant = unpacked(parameter.name, function) ?? named ?? argument(parameter.name)
      if let given = meant, !keepsItsNumber(parameter, besides: given) {
        if let own = given.names.first(where: task.isOwnResult) {
          throw .ownResult(parameter.name, of: function.name, task.stage, own, reads: task.inputs)
        }
        let label = isByName ? Syntax.Identifier(parameter.name) : nil
        arguments.append(.init(label, given))
      } else if parameter.isOptional {
        isByName = true
      } else {
        throw .unknownParameter(parameter.name, of: function.name, task.stage)
      }
    }
    return Syntax(.call(Syntax.Identifier(function.name), arguments))
  }

  /// Whether a parameter is a number of the learner's own, as `a` of `def elu(z, a=1)` or `T` of a
  /// temperature, and not what the network has of that letter.
  private func keepsItsNumber(
    _ parameter: KeptFunction.Parameter, besides given: Syntax
  ) -> Bool {
    guard parameter.isNumberElse, case .name(let meant) = given.kind else { return false }
    if parameter.name.count == 1, parameter.name.first != meant.first { return true }
    let isMatrix = task.plan.tensor(named: meant).map { !$0.isScalar } ?? false
    return isMatrix && !scalars.contains(meant) && !task.inputs.contains(meant)
  }

  /// Whether some parameter is called as a layer's tensor, so that X is the network's beside it, and
  /// not what feeds a layer.
  private func namesTensors(_ function: KeptFunction) -> Bool {
    function.parameters.contains { parameter in
      parameter.name.last?.isNumber == true && task.plan.tensor(named: parameter.name) != nil
    }
  }

  /// What a cache of the whole network is taken apart into, where those are tensors: the notebooks'
  /// `(Z1, A1, W1, b1, …) = cache`.
  private func unpacked(_ name: String, _ function: KeptFunction) -> Syntax? {
    guard task.work == .backwardPropagation, forward == nil, name.lowercased().hasPrefix("cache"),
      let names = function.names(unpacking: name), names.allSatisfy(isTensor)
    else { return nil }
    return Syntax(.tuple(names.map { Syntax(.name($0)) }))
  }

  /// What a parameter is given; nil where its name says nothing.
  private func argument(_ name: String) -> Syntax? {
    let key = name.lowercased().filter { $0 != "_" }
    if let other = structured(key) { return other }
    let known = common(key) ?? special(key)
    let isRate = key == "alpha" && [.activation, .activationGradient].contains(task.work)
    return [known, isTensor(name) && !isRate ? name : nil].compactMap(\.self).first(where: isTensor)
      .map { Syntax(.name($0)) }
  }

  private func isTensor(_ name: String) -> Bool {
    task.plan.tensor(named: name) != nil || scalars.contains(name)
  }

  /// Dictionaries, tuples and texts.
  private func structured(_ key: String) -> Syntax? {
    switch key {
    case "parameters", "params": Syntax(.name("parameters"))
    case "grads", "gradients": Syntax(.name("grads"))
    case "state", "states", "optimizerstate": task.work == .update ? Syntax(.name("state")) : nil
    case "v", "velocity", "velocities": dictionary("v")
    case "s", "squares", "sq", "squared": dictionary("s")
    case "cache" where task.work == .update: dictionary("s")
    case "cache", "caches", "linearcache", "activationcache": cache
    case "activation": Syntax(.text(task.plan.network.layers[task.layer - 1].activation.rawValue))
    default: nil
    }
  }

  /// What the optimizer keeps for every parameter.
  private func dictionary(_ name: String) -> Syntax? {
    task.work == .update && task.plan.dictionaries[name] != nil ? Syntax(.name(name)) : nil
  }

  /// What the learner's own forward function has kept, else what course functions keep.
  private var cache: Syntax? {
    if let forward { return Syntax(.element(forward, [.value(Syntax(.number(1)))])) }
    let l = task.layer
    switch task.work {
    case .activationGradient: return input(of: "A\(l)").map { Syntax(.name($0)) }
    case .linearActivationBackward:
      guard let input, let own = self.input(of: "A\(l)") else { return nil }
      let linear = Syntax(.tuple([input, "W\(l)", "b\(l)"].map { Syntax(.name($0)) }))
      return Syntax(.tuple([linear, Syntax(.name(own))]))
    case .parameterGradient, .linearBackward:
      return input.map { Syntax(.tuple([$0, "W\(l)", "b\(l)"].map { Syntax(.name($0)) })) }
    case .dropoutGradient: return Syntax(.name("D\(l)"))
    case .backwardPropagation: return Syntax(.name("cache"))
    default: return nil
    }
  }

  /// The tensor a layer's linear part reads.
  private var input: String? {
    task.plan.stage(writing: "Z\(task.layer)")?.reads.first { $0.hasPrefix("A") || $0 == "X" }
  }

  /// The first tensor that the stage of another reads.
  private func input(of tensor: String) -> String? {
    task.plan.stage(writing: tensor)?.reads.first
  }

  private func common(_ key: String) -> String? {
    let (l, last) = (task.layer, task.plan.network.depth)
    switch key {
    case "y", "labels", "ytrue", "targets", "target": return "Y"
    case "al", "yhat", "ypred", "ahat", "predictions", "probabilities", "probs": return "A\(last)"
    case "aprev", "inputs", "input": return input
    case "b", "bias", "biases": return "b\(l)"
    case "dal": return "dA\(last)"
    case "d", "mask": return "D\(l)"
    case "keepprob", "keep": return "keep_prob\(task.droppingLayer ?? l)"
    case "alpha", "negativeslope", "slope":
      return [.activation, .activationGradient].contains(task.work)
        ? "slope\(l)" : key == "alpha" ? key : nil
    case "learningrate", "lr", "eta", "rate": return "alpha"
    case "lambd", "lambda", "lam", "l2", "reg", "regularization", "weightdecay": return "lambda"
    case "m", "t", "epoch", "iteration": return key
    case "gamma": return "gamma\(l)"
    case "mu", "mean": return "mu\(l)"
    case "var", "variance": return "var\(l)"
    case "dznext": return "dZ\(l + 1)"
    case "wnext": return "W\(l + 1)"
    default: return nil
    }
  }

  /// What the same letter means in one work and another.
  private func special(_ key: String) -> String? {
    let l = task.layer
    switch (key, task.work) {
    case ("x", .activation): return input(of: "A\(l)")
    case ("x", .linear), ("x", .linearActivation), ("x", .parameterGradient): return input
    case ("x", .normalize): return "Z\(l)"
    case ("x", _): return "X"
    case ("z", .activation): return input(of: "A\(l)")
    case ("z", .activationGradient): return input(of: "A\(l)")
    case ("z", _): return "Z\(l)"
    case ("a", .linear), ("a", .linearActivation), ("a", .parameterGradient),
      ("a", .linearBackward):
      return input
    case ("a", .cost), ("a", .lossGradient): return "A\(task.plan.network.depth)"
    case ("a", _): return "A\(l)"
    case ("w", .linearGradient): return "W\(l + 1)"
    case ("w", _), ("weights", _): return "W\(l)"
    case ("dz", .linearGradient): return "dZ\(l + 1)"
    case ("dz", .parameterGradient), ("dz", .linearBackward): return "dZ\(l)"
    case ("da", .dropoutGradient): return "dA\(l)_drop"
    case ("da", _): return "dA\(l)"
    case ("dw", _): return "dW\(l)"
    case ("db", _): return "db\(l)"
    case ("beta", .normalize): return "beta\(l)"
    case ("epsilon", .normalize), ("eps", .normalize): return "bn_epsilon"
    case ("eps", _): return setting("epsilon")
    default: return setting(key)
    }
  }

  /// A setting of the optimizer's: `adam_beta1` for `beta1`.
  private func setting(_ key: String) -> String? {
    scalars.first { $0.lowercased().hasSuffix("_\(key)") && !$0.hasPrefix("bn_") }
  }
}
