import Datasets
import Matrices

/// Why weights cannot be loaded into a network: the facts, no text.
enum WeightsError: Error {
  /// There is no network; the file says which it was saved from.
  case noNetwork(saved: String?)
  /// The network has a tensor that the file has not.
  case missing(String, file: String)
  /// The file has a tensor that the network has not.
  case unknown(String, file: String)
  /// The shapes differ.
  case shape(String, network: Shape, file: Shape)
  /// A name that `map=` gives and the network has not.
  case notOfNetwork(String, known: [String])
  /// A name that `map=` gives and the file has not, with what it holds.
  case notInFile(String, file: String, held: [String])
  /// The file's names are not the network's, and it has another number of layers.
  case foreignLayers(network: Int, file: String, held: [String])
  /// Two modules may each be either of two layers, and their names do not tell the order.
  case foreignOrder(String, String, file: String, held: [String])
  /// Among foreign names none is in the place of one the network needs.
  case foreignMissing(String, file: String, held: [String])
  /// What stands in a tensor's place has another shape.
  case foreignShape(String, Shape, String, Shape, file: String)
  /// A fresh layer has another number of units than the next layer's weights take.
  case nextLayer(Int, units: Int, needed: Int)
}

extension Safetensors {
  /// What to type for the network the file was saved from, if it says so; no more than a line or
  /// two of it, whoever wrote it.
  var network: String? {
    metadata["network"].map { $0.count > 200 ? $0.prefix(200) + "…" : $0 }
  }
}
