import Datasets
import Matrices

/// Reads what `load("W.csv")` names: plain numbers, rows as in the file.
enum NumberFile {
  /// The numbers of a `.npy` file, or of a CSV file.
  static func read(_ path: String) throws(DatasetError) -> Matrix<Double> {
    path.hasSuffix(".npy") ? try NPY.read(path) : try CSV(path: path).matrix()
  }
}
