import Foundation

/// A reference case of Tests/EngineTests/Golden as a script a person could have typed, with the
/// arrays in CSV files beside it.
struct GoldenScript {
  typealias Object = [String: Any]

  let name: String
  let iterations: [Object]
  private let reference: Object
  private let spec: Object

  static let names: [String] = {
    let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (files ?? []).filter { $0.hasSuffix(".json") }.map { String($0.dropLast(5)) }.sorted()
  }()

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("EngineTests/Golden")

  init(_ name: String) throws {
    self.name = name
    let data = try Data(contentsOf: Self.folder.appendingPathComponent(name + ".json"))
    reference = try Self.object(JSONSerialization.jsonObject(with: data))
    spec = try Self.object(reference["spec"])
    iterations = try Self.list(reference["iterations"])
  }

  /// Every tensor the reference has after an iteration, in order.
  func tensors(of iteration: Object) throws -> [(name: String, value: Numbers)] {
    try Self.object(iteration["tensors"]).sorted { $0.key < $1.key }
      .map { ($0.key, Numbers(json: $0.value)) }
  }

  /// Writes the arrays into a folder and gives back the script's lines.
  func lines(in folder: String, precision: String) throws -> [String] {
    let initial = try Self.object(reference["initial"]).sorted { $0.key < $1.key }
    for (name, json) in [("X", reference["X"]), ("Y", reference["Y"])] + initial.map({ ($0, $1) }) {
      let text = Numbers(json: json as Any).csv
      try text.write(toFile: "\(folder)/\(name).csv", atomically: false, encoding: .utf8)
    }
    func load(_ name: String) -> String { "\(name) = load(\"\(folder)/\(name).csv\")" }
    return try ["seed \(text(spec["seed"]))", load("X"), load("Y"), "data from X Y"] + settings()
      + ["set precision=\(precision)"] + frozen() + initial.map { load($0.key) }
      + iterations.flatMap { iteration in
        try ["step iteration", "show indices epoch \(names(of: iteration))"]
      }
  }

  private func names(of iteration: Object) throws -> String {
    try tensors(of: iteration).map(\.name).joined(separator: " ")
  }

  private func settings() throws -> [String] {
    let layers: [Object] = try Self.list(spec["layers"])
    var lines = ["net " + layers.map(layer).joined(separator: ", "), "loss \(text(spec["loss"]))"]
    lines.append("optimizer " + words(try Self.object(spec["optimizer"])))
    for name in ["batch", "l1", "l2"] where spec[name] != nil {
      lines.append("set \(name)=\(text(spec[name]))")
    }
    if let decay = spec["decay"] { lines.append("decay " + words(try Self.object(decay))) }
    return lines
  }

  private func layer(_ layer: Object) -> String {
    let options = [("keep_prob", "keep"), ("init", "init"), ("slope", "slope")]
      .filter { layer[$0.0] != nil }.map { "\($0.1)=\(text(layer[$0.0]))" }
    let normalizes = layer["batchnorm"] as? Bool == true
    let words = [text(layer["units"]), text(layer["activation"])]
    return (words + (normalizes ? ["batchnorm"] : []) + options).joined(separator: " ")
  }

  private func frozen() throws -> [String] {
    let layers: [Object] = try Self.list(spec["layers"])
    return layers.enumerated().filter { $1["frozen"] as? Bool == true }.map { "freeze \($0.0 + 1)" }
  }

  /// The kind, then the options as `name=value`.
  private func words(_ settings: Object) -> String {
    let options = settings.filter { $0.key != "kind" }.sorted { $0.key < $1.key }
    return ([text(settings["kind"])] + options.map { "\($0.key)=\(text($0.value))" })
      .joined(separator: " ")
  }

  private func text(_ json: Any?) -> String { json.map { "\($0)" } ?? "" }

  struct Malformed: Error {}

  static func object(_ json: Any?) throws -> Object {
    guard let object = json as? Object else { throw Malformed() }
    return object
  }

  private static func list(_ json: Any?) throws -> [Object] {
    guard let list = json as? [Object] else { throw Malformed() }
    return list
  }
}
