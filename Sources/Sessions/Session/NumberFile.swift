import Datasets
import Matrices

/// Reads what `load("W.csv")` names: plain numbers, rows as in the file.
enum NumberFile {
  /// The numbers of a `.npy` file, of the one array of an `.npz` or a safetensors file, or of a CSV
  /// file.
  static func read(_ path: String) throws(DatasetError) -> Matrix<Double> {
    switch path.split(separator: ".").last {
    case "npy": return try NPY.read(path)
    case "npz", "safetensors":
      let arrays = try NamedArrays.read(path).entries
      guard arrays.count == 1 else { throw .file(.severalArrays(arrays.map(\.name)), path) }
      return arrays[0].values
    default: return try CSV(path: path).matrix()
    }
  }
}
