import Datasets
import Foundation
import Matrices
import TestSupport
import Testing

@Suite("Weights under the names of other programs")
struct ForeignWeightsTests {
  /// What Tests/Reference/foreign_weights.py wrote.
  struct Reference: Decodable {
    struct Model: Decodable {
      let file: Data
      let net: String
      let cost: Double
    }
    let x, y: [[Double]]
    let torch, keras: Model
  }

  let reference: Reference
  let folder: TemporaryFolder

  init() throws {
    let url = try #require(
      Bundle.module.url(forResource: "Fixtures/foreign_weights", withExtension: "json"))
    reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
    folder = try TemporaryFolder()
  }

  private func shell(_ net: String) -> ScriptedSession {
    let shell = ScriptedSession()
    let message = shell.fails(
      "x = \(reference.x)", "y = \(reference.y)", "data from x y", net)
    #expect(message == nil)
    return shell
  }

  @Test("By order and shape the cost is NumPy's: lists, batch norm, transposed kernels, 10 after 9")
  func costs() throws {
    for model in [reference.torch, reference.keras] {
      let shell = shell(model.net)
      let path = try folder.write(Array(model.file), to: "net.safetensors")
      #expect(shell.fails("load \(path)", "expect J_train ~ \(model.cost) tol=1e-12") == nil)
    }
  }

  @Test("Where the layers are others, the file's tensors are listed")
  func others() throws {
    let path = try folder.write(Array(reference.keras.file), to: "net.safetensors")
    let deeper = shell("net 3 tanh, 3 tanh, 1 sigmoid").failure("load \(path)")
    #expect(deeper.contains("dense.0.kernel (3, 3)"))
    let wider = shell("net 5 tanh, 1 sigmoid").failure("load \(path)")
    #expect(wider.contains("W1 (5, 3)") && wider.contains("map=W1:NAME"))
  }

  @Test(
    "Names with strokes, names that tell nothing and the network's own names, turned over",
    arguments: [
      ["d/kernel", "d/bias", "d_1/kernel:0", "d_1/bias:0"], ["arr_0", "arr_1", "arr_2", "arr_3"],
      ["W1", "b1", "W2", "b2"],
    ])
  func otherNames(_ names: [String]) throws {
    // (2 inputs, 3 units), 3, (3, 1), 1: cost of tanh and sigmoid by NumPy.
    let W1 = Matrix<Double>(shape: Shape(2, 3), rowMajor: [0.1, -0.2, 0.3, 0.4, 0.5, -0.6])
    let W2 = Matrix<Double>(shape: Shape(3, 1), rowMajor: [1, -1, 2])
    let tensors = [
      W1, Matrix<Double>(shape: Shape(3, 1), rowMajor: [0.1, 0.2, 0.3]), W2, Matrix<Double>(0.5),
    ]
    let file = Safetensors(zip(names, tensors).map { .init($0, $1) })
    let path = "\(folder.path)/n.safetensors"
    try file.write(to: path, isSingle: false)
    let shell = ScriptedSession()
    let lines = ["x = [[1, 2, -1], [0, 1, 3]]", "y = [[1, 0, 1]]", "data from x y"]
    for line in lines + ["net 3 tanh, 1 sigmoid", "load \(path)"] {
      #expect(shell.fails(line) == nil)
    }
    #expect(shell.fails("expect J_train ~ 1.1629003036872234 tol=1e-12") == nil)
  }

  @Test("map= says which tensor is which, and what is not there is listed")
  func map() throws {
    let shell = shell(reference.keras.net)
    let path = try folder.write(Array(reference.keras.file), to: "net.safetensors")
    let names = "W1:dense.0.kernel,b1:dense.0.bias,W2:dense.1.kernel,b2:dense.1.bias"
    #expect(
      shell.fails(
        "load \(path) map=\(names)", "expect J_train ~ \(reference.keras.cost) tol=1e-12") == nil)
    #expect(shell.failure("load \(path) map=W1:fc1").contains("dense.1.bias"))
    #expect(shell.failure("load \(path) map=W7:dense.0.kernel").contains("W1"))
    #expect(shell.failure("load \(path) map=W1").contains("W1:NAME"))
  }

  @Test("Modules of one shape whose names tell no order are not guessed; what was taken is told")
  func order() throws {
    let shapes = [("input", 1.0), ("hidden", 2), ("output", 3)]
    let tensors = shapes.flatMap { name, value in
      [
        Safetensors.Tensor(
          "\(name).weight", Matrix(shape: Shape(3, 3), filledWith: value)),
        Safetensors.Tensor("\(name).bias", Matrix(shape: Shape(3, 1), filledWith: value)),
      ]
    }
    let path = try folder.write(Safetensors(tensors).encoded(isSingle: false), to: "n.safetensors")
    let shell = shell("net 3 tanh, 3 tanh, 1 sigmoid")
    #expect(
      shell.fails(
        "x = np.ones((3, 4))", "y = np.ones((3, 4))", "data from x y",
        "net 3 tanh, 3 tanh, 3 linear") == nil)
    #expect(shell.failure("load \(path)").contains("do not tell which comes first"))
    let names = ["input", "hidden", "output"].enumerated().map {
      "W\($0 + 1):\($1).weight,b\($0 + 1):\($1).bias"
    }
    let told = shell.text("load \(path) map=\(names.joined(separator: ","))")
    #expect(told.contains("W2 = hidden.weight"))
    #expect(shell.fails("expect W2[0, 0] ~ 2 tol=1e-12") == nil)
  }
}
