import Engine

extension PlantedBug.Kind {
  /// What is computed wrong.
  var summary: String {
    switch self {
    case .shiftedLabels: "Y is moved by one example against X"
    case .missingBias: "b is left out of Z"
    case .missingKeepProbability: "what dropout lets through is not divided by keep_prob"
    case .runningStatistics: "batch norm uses the running averages while training"
    case .summedCost: "J_data is the sum of the losses, not their mean"
    case .reversedError: "dZ at the output is Y - A, not A - Y"
    case .missingMask: "dA forgets dropout's mask D"
    case .missingDerivative: "dZ is dA, without the activation's derivative"
    case .wrongTanhDerivative: "tanh' is taken for 1 - A, not 1 - A ** 2"
    case .wrongSigmoidDerivative: "sigmoid' is taken for 1 - A, not A * (1 - A)"
    case .constantStatistics: "batch norm's dZ takes mean and variance for constants"
    case .doubledGradient: "dW is twice too large"
    case .summedGradient: "dW is not divided by m"
    case .summedBiasGradient: "db is not divided by m"
    case .missingRegularization: "dW leaves out what regularisation adds"
    case .ascent: "the update goes up the gradient, not down"
    case .frozenBias: "b is never updated"
    case .frozenLayer: "one layer is never updated"
    case .momentumWithoutDecay: "momentum's v = v + dW: nothing is forgotten"
    case .missingRoot: "RMSprop divides by s, not by its root"
    case .missingBiasCorrection: "Adam's v and s are not divided by 1 - beta ** t"
    }
  }

  /// How it shows.
  var symptom: String {
    switch self {
    case .shiftedLabels:
      "every gradient is right, for the wrong labels: the cost falls little, on any data"
    case .missingBias: "b changes and nothing follows from it; gradcheck finds db wrong"
    case .missingKeepProbability:
      "activations are too small while training, and larger in evaluation than what was learnt "
        + "from; gradcheck leaves dropout out and cannot see it"
    case .runningStatistics:
      "Znorm does not have mean 0 and variance 1 over the batch, and gradcheck disagrees"
    case .summedCost:
      "J is m times too large though training goes as it should; gradcheck finds all gradients "
        + "m times too small"
    case .reversedError: "every gradient points the wrong way and the cost rises"
    case .missingMask:
      "units that were dropped learn from a result they had no part in; gradcheck leaves dropout "
        + "out and cannot see it"
    case .missingDerivative:
      "gradcheck finds this layer and those before it wrong, the ones behind it right"
    case .wrongTanhDerivative, .wrongSigmoidDerivative:
      "training still works, only worse; gradcheck finds this layer and those before it wrong"
    case .constantStatistics:
      "gradcheck finds this layer's W and the layers before it wrong, gamma and beta right"
    case .doubledGradient: "this layer learns at twice the rate; gradcheck finds a factor of 2"
    case .summedGradient, .summedBiasGradient:
      "the steps grow with the mini-batch; gradcheck finds a factor of m"
    case .missingRegularization:
      "the weights are not held back, and gradcheck finds every layer right but this one"
    case .ascent: "gradcheck is content, and yet the cost does not fall"
    case .frozenBias: "gradcheck is content, but b is the same after every update"
    case .frozenLayer: "gradcheck is content, but the layer is the same after every update"
    case .momentumWithoutDecay:
      "the steps grow and grow, and the cost overshoots; gradcheck is content"
    case .missingRoot: "steps are huge where gradients are small; gradcheck is content"
    case .missingBiasCorrection:
      "the first steps have the wrong size, the later ones are right; gradcheck is content"
    }
  }

  /// What a run must have for it.
  var need: String {
    switch self {
    case .shiftedLabels, .summedCost, .summedGradient: "mini-batches of 2 examples or more"
    case .summedBiasGradient: "a layer without batch norm, and 2 examples or more"
    case .missingBias, .frozenBias: "a layer that learns, without batch norm"
    case .missingKeepProbability, .missingMask: "dropout: net 8 relu keep=0.8, …"
    case .runningStatistics, .constantStatistics: "batch norm: net 8 relu batchnorm, …"
    case .reversedError:
      "an output and a loss that pair up: sigmoid and bce, softmax and ce, linear and squared"
    case .missingDerivative: "a hidden layer that is not linear"
    case .wrongTanhDerivative: "a hidden layer with tanh"
    case .wrongSigmoidDerivative: "a hidden layer with sigmoid"
    case .missingRegularization: "regularisation: set l2=0.1"
    case .doubledGradient: "a layer"
    case .ascent, .frozenLayer: "a layer that learns"
    case .momentumWithoutDecay: "optimizer momentum"
    case .missingRoot: "optimizer rmsprop"
    case .missingBiasCorrection: "optimizer adam"
    }
  }
}
