import Engine
import Matrices

/// Networks, data and settings drawn at random: what every property must hold for.
package struct RandomNetwork {
  private var random: NumPyRandom

  /// Whether no weights begin so large that every unit is saturated.
  private let isModerate: Bool

  package init(seed: UInt32, isModerate: Bool = false) {
    self.isModerate = isModerate
    random = NumPyRandom(seed: seed)
  }

  private mutating func integer(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(random.integer(through: UInt32(range.count - 1)))
  }

  private mutating func choice<Element>(_ elements: [Element]) -> Element {
    elements[integer(0...(elements.count - 1))]
  }

  private mutating func flip() -> Bool { integer(0...1) == 1 }

  /// A network of up to four layers with every kind of activation, loss, dropout and batch norm.
  package mutating func trainer(precision: Precision = .float64) throws -> Trainer {
    let hidden = (0..<integer(0...3)).map { _ in hiddenLayer() }
    let (output, loss) = outputLayer()
    let inputs = integer(1...5)
    let network = try Network(inputs: inputs, layers: hidden + [output], loss: loss)
    let examples = integer(2...12)
    let data = try TrainingSet(
      X: random.gauss(Shape(inputs, examples)), Y: labels(loss, output.units, examples))
    return try Trainer(network, on: data, with: hyperparameters(precision))
  }

  private mutating func hiddenLayer() -> Layer {
    let hasBatchNorm = integer(0...2) == 0
    return Layer(
      units: integer(1...6), activation: choice(Activation.allCases.filter { $0 != .softmax }),
      keepProbability: flip() ? 1 : choice([0.5, 0.8]), hasBatchNorm: hasBatchNorm,
      initialization: hasBatchNorm ? nil : initialization())
  }

  /// Mostly the activation's own, and any of the others at times; not before batch norm, which
  /// where weights are 0 divides by next to nothing.
  private mutating func initialization() -> Initialization? {
    let names = Initialization.names.filter { !isModerate || !$0.hasSuffix("large") }
    return integer(0...3) > 0 ? nil : Initialization(named: choice(names))
  }

  private mutating func outputLayer() -> (Layer, Loss) {
    let loss = choice(Loss.allCases)
    let activation = choice(Activation.allCases.filter(loss.accepts))
    let units = activation == .softmax || loss.usual == .ce ? integer(2...4) : integer(1...3)
    return (Layer(units: units, activation: activation), loss)
  }

  private mutating func labels(_ loss: Loss, _ units: Int, _ examples: Int) -> Matrix<Double> {
    let shape = Shape(units, examples)
    switch loss.usual {
    case .squared: return random.gauss(shape)
    case .bce:
      let uniform: Matrix<Double> = random.uniform(shape)
      return uniform.map { $0 < 0.1 ? .nan : $0 < 0.55 ? 0 : 1 }
    default:
      let classes = (0..<examples).map { _ in integer(0...(units - 1)) }
      return Matrix(shape: shape) { row, column in classes[column] == row ? 1 : 0 }
    }
  }

  private mutating func hyperparameters(_ precision: Precision) -> Hyperparameters {
    var hyper = Hyperparameters()
    hyper.precision = precision
    hyper.seed = random.nextWord()
    hyper.l2 = choice([0, 0, 0.3])
    hyper.l1 = choice([0, 0, 0.1])
    hyper.batchSize = flip() ? nil : integer(1...6)
    hyper.learningRate = 0.05
    let kind = choice(OptimizerKind.all)
    let flags = kind.options.filter { $0.range == .flag }.map { ($0.name, flip() ? 1.0 : 0) }
    hyper.optimizer = kind.optimizer(Dictionary(uniqueKeysWithValues: flags))
    return hyper
  }
}
