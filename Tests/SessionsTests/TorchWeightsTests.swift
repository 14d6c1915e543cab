import Foundation
import TestSupport
import Testing

/// State dicts that PyTorch trained and saved: Tests/Reference/torch_state_dicts.py.
@Suite("Weights from PyTorch and back")
struct TorchWeightsTests {
  struct Reference: Decodable {
    struct Model: Decodable {
      let name, net: String
      let file: Data
      let cost: Double
    }
    let x, yes, kind: [[Double]]
    let models: [Model]
  }

  let reference: Reference
  let folder: TemporaryFolder

  init() throws {
    let url = try #require(
      Bundle.module.url(forResource: "Fixtures/torch_state_dicts", withExtension: "json"))
    reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: url))
    folder = try TemporaryFolder()
  }

  private func shell(_ model: Reference.Model) -> ScriptedSession {
    let shell = ScriptedSession()
    let y = model.name == "named" ? reference.kind : reference.yes
    let message = shell.fails("x = \(reference.x)", "y = \(y)", "data from x y", model.net)
    #expect(message == nil)
    return shell
  }

  /// The tensors of a file, as its header tells them.
  private func shapes(_ bytes: Data) throws -> [String: [Int]] {
    let length = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    let header = try JSONSerialization.jsonObject(with: bytes.dropFirst(8).prefix(length))
    let entries = try #require(header as? [String: [String: Any]])
    return entries.filter { $0.key != "__metadata__" }.compactMapValues { $0["shape"] as? [Int] }
  }

  @Test("What PyTorch trained costs the same here, and under its names again the same")
  func costs() throws {
    for model in reference.models {
      let path = try folder.write(Array(model.file), to: "in.safetensors")
      let again = "\(folder.path)/\(model.name).safetensors"
      let cost = "expect J_train ~ \(model.cost) tol=1e-12"
      #expect(
        shell(model).fails("load \(path)", cost, "save \(again) names=torch") == nil,
        "\(model.name)")
      #expect(shell(model).fails("load \(again)", cost) == nil, "\(model.name)")
    }
  }

  @Test("The names and shapes are those of PyTorch's own file")
  func names() throws {
    for model in reference.models where ["normed", "dropped"].contains(model.name) {
      let path = try folder.write(Array(model.file), to: "in.safetensors")
      let again = "\(folder.path)/again.safetensors"
      #expect(shell(model).fails("load \(path)", "save \(again) names=torch") == nil)
      var expected = try shapes(model.file)
      expected = expected.filter { !$0.key.hasSuffix("num_batches_tracked") }
      #expect(try shapes(Data(contentsOf: URL(filePath: again))) == expected)
    }
  }

  @Test("The container to type is told")
  func container() throws {
    let model = try #require(reference.models.first { $0.name == "normed" })
    let told = shell(model).type("save \(folder.path)/a.safetensors names=torch")
    #expect(
      told.contains("nn.Linear(5, 4, bias=False)") && told.contains("nn.BatchNorm1d(4)")
        && told.contains("nn.PReLU(4)"))
  }
}
