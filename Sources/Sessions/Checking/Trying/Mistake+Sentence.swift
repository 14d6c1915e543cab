import Explaining

extension Mistake {
  /// What is wrong, and what to look at, as a learner understands it.
  var sentence: (what: String, look: String) {
    switch self {
    case .missingAverage:
      (
        "the sum over the examples is not divided by m",
        "the cost is a mean over the batch, so its derivatives dW, db, … have 1/m"
      )
    case .extraAverage:
      (
        "it is divided by the number of elements once too often",
        "dZ, dA and L belong to each example and have no 1/m; only the cost and its derivatives "
          + "dW, db, … have it, once"
      )
    case .sumInsteadOfMean:
      ("a sum stands where the mean is meant", "the cost and batch norm take means over the batch")
    case .wrongAxis:
      (
        "a sum, mean or softmax runs along the wrong side",
        "examples stand in columns: axis=1 goes over the examples, axis=0 over the units"
      )
    case .missingTranspose:
      (
        "a transpose is missing",
        "write the shapes under the factors: the inner sides of @ must match and the outer sides "
          + "give the result"
      )
    case .extraTranspose:
      (
        "something is transposed that should not be",
        "write the shapes under the factors: the outer sides of @ give the result"
      )
    case .missingActivationDerivative:
      (
        "the derivative of the activation, g'(Z), is missing",
        "the chain rule from A back to Z multiplies dA by g'(Z), element by element"
      )
    case .wrongActivationDerivative:
      (
        "that is the derivative of another function than this layer's activation",
        "shapes tells which activation the layer has; differentiate that one"
      )
    case .wrongSign:
      ("a sign is wrong", "plus and minus, and which of the two is taken from which")
    case .missingKeepProb:
      (
        "the division by keep_prob is missing",
        "inverted dropout divides by keep_prob, so that the expected value stays the same"
      )
    case .extraKeepProb:
      (
        "keep_prob is used once too often or the wrong way round",
        "dropout divides by keep_prob once, forward in A_drop and backward in dA"
      )
    case .missingMask:
      (
        "dropout's mask D is not applied",
        "dropped units are 0, forward and backward, by the same mask"
      )
    case .missingLabels:
      (
        "it is NaN where a label is missing",
        "a missing label counts 0 in the loss and in its gradient: where(isnan(Y), 0, …)"
      )
    case .missingRegularization:
      (
        "what regularisation adds is missing, or a part of it",
        "with lambda the cost has a penalty on the weights, and dW its derivative"
      )
    case .regularizationFactor:
      (
        "the factor of the penalty is off",
        "the cost has lambda/(2m) times the squares; its derivative has lambda/m"
      )
    case .missingBiasCorrection:
      (
        "the correction for the start at 0 is missing",
        "an average that starts at 0 is too small at first: divide by 1 - beta^t"
      )
    case .extraBiasCorrection:
      (
        "a correction for the start at 0 is there once too often",
        "divide by 1 - beta^t once, and only where the optimizer asks for it"
      )
    case .wrongStepCount:
      ("the step count is off", "t counts updates from 1, and the exponent of beta is t")
    case .epsilonInsideRoot:
      (
        "epsilon stands inside the root",
        "it is added after the root here: sqrt(s) + epsilon keeps the divisor from 0"
      )
    case .missingRoot:
      ("a square root is missing", "s holds squares; a step is divided by their root")
    case .missingSquare:
      (
        "a square is missing",
        "look for what is squared: the gradient in s, the weights, A in 1 - A²"
      )
    case .elementwiseForProduct:
      (
        "* multiplies element by element where the matrix product @ is meant",
        "a sum over inputs or over examples is @"
      )
    case .productForElementwise:
      (
        "@ is the matrix product where * element by element is meant",
        "factors of the chain rule that belong to the same elements are multiplied by *"
      )
    case .wrongLayer:
      (
        "a tensor of another layer is used",
        "Z_l and dW_l take A of layer l-1; dA_l takes W and dZ of layer l+1"
      )
    case .missingBias:
      ("the bias is missing", "every unit adds its own b, batch norm its beta")
    case .betaSwapped:
      (
        "the decay rates are exchanged: beta for 1 - beta, or beta1 for beta2",
        "the old average keeps the share beta, the new value gets 1 - beta"
      )
    case .staleParameter:
      (
        "a value of another time is used",
        "a stage reads what is there when it runs: the parameters before their update, the "
          + "averages after theirs"
      )
    }
  }
}
