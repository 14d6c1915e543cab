import Datasets
import Engine
import Presentation

/// `save`: the weights of the network, or one array, in a file.
struct SaveCommand: Command {
  let name = "save"
  let topic = Topic.session
  let summary = "write the network's weights to a file, or one array"
  let usage = ["save FILE.safetensors", "save EXPR to FILE.npy"]
  let completions = [CompletionKind.tensors, .files]
  let examples = ["save digits.safetensors", "save W1 to W1.npy", "save A1[:, 0] to a.npy"]
  let details = """
    A .safetensors file takes every layer's parameters as they are now and batch norm's running \
    averages, by their names (W1, b1, gamma1, mu1_avg), as F64 or F32 by the precision of \
    training; Python reads it with the package safetensors. It says under `network` what to type \
    for the same layers. An .npy file takes any formula's value; numpy.load reads it, as load("W1.npy") \
    does here. A file of the same name is replaced.
    """

  func run(_ arguments: Arguments, in session: Session) throws -> [any Report] {
    let words = Words(arguments.rest).all
    guard let file = words.last?.text else {
      throw arguments.usage(.missing("a file, such as W.safetensors"))
    }
    if words.count >= 3, words[words.count - 2].text == "to" {
      let characters = Array(arguments.rest)[..<words[words.count - 2].range.lowerBound]
      return [try save(String(characters).trimmed, to: file, arguments, session)]
    }
    if words.count > 1 { throw arguments.usage(.unexpected(words[1].text)) }
    return [try saveWeights(to: file, arguments, session)]
  }

  private func saveWeights(
    to file: String, _ arguments: Arguments, _ session: Session
  ) throws -> any Report {
    if file.hasSuffix(".npy") {
      throw arguments.usage(.missing("what to write: save W1 to \(file)"))
    }
    try Self.check(file, ends: ".safetensors", arguments)
    let run = try session.state.experiment.run()
    let weights = Weights(of: run)
    let isSingle = run.state.hyperparameters.precision == .float32
    let saved = Safetensors(
      weights.tensors.map { .init($0.name, $0.values) },
      metadata: ["network": "net " + LayerSyntax.source(run.plan.network.layers)])
    try saved.write(to: file, isSingle: isSingle)
    return TextReport(
      "\(file): \(weights.names), \(weights.count) numbers of \(isSingle ? "float32" : "float64")")
  }

  private func save(
    _ source: String, to file: String, _ arguments: Arguments, _ session: Session
  ) throws -> any Report {
    try Self.check(file, ends: ".npy", arguments)
    guard let matrix = try session.value(of: source).matrix else {
      throw SessionError.kind(source, needed: "numbers")
    }
    try NPY.write(matrix, to: file)
    return TextReport("\(file): \(source) \(matrix.shape)")
  }

  private static func check(_ file: String, ends ending: String, _ arguments: Arguments) throws {
    guard file.hasSuffix(ending) else {
      throw arguments.usage(
        .value(option: "the file's name", text: file, needed: "one that ends in \(ending)"))
    }
  }
}
