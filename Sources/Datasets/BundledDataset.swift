/// The data sets that come with the program.
///
/// Iris, breast cancer and digits are as in their files (digits 0...16 a pixel); MNIST's pixels
/// are divided by 255.
public enum BundledDataset: String, CaseIterable, Hashable, Sendable {
  /// 150 flowers, 4 measurements, 3 species (R. A. Fisher, 1936).
  case iris
  /// 1797 handwritten digits of 8x8 pixels, 0...16 each (E. Alpaydin, C. Kaynak).
  case digits
  /// 5000 handwritten digits of 28x28 pixels (Y. LeCun, C. Cortes, C. Burges).
  case mnist5k
  /// 569 tumours, 30 measurements, malignant or benign (W. Wolberg, N. Street, O. Mangasarian).
  case breastCancer = "breast_cancer"

  /// Where it comes from.
  public var source: String {
    switch self {
    case .iris: "R. A. Fisher (1936), UCI Machine Learning Repository, CC BY 4.0"
    case .digits:
      "E. Alpaydin, C. Kaynak, Optical Recognition of Handwritten Digits, UCI, CC BY 4.0"
    case .mnist5k: "Y. LeCun, C. Cortes, C. Burges, MNIST (a subset), CC BY-SA 3.0"
    case .breastCancer:
      "W. Wolberg, N. Street, O. Mangasarian, Breast Cancer Wisconsin, UCI, CC BY 4.0"
    }
  }

  /// Reads it.
  /// - Throws: `DatasetError` where its file is missing or damaged.
  public func load(from home: Home) throws(DatasetError) -> Dataset {
    var dataset = try read(home.datasets)
    dataset.name = rawValue
    dataset.source = source
    return dataset
  }

  private func read(_ folder: String) throws(DatasetError) -> Dataset {
    if self == .mnist5k {
      return try .idx(
        images: "\(folder)/mnist5k-images-idx3-ubyte.gz",
        labels: "\(folder)/mnist5k-labels-idx1-ubyte.gz")
    }
    let csv = try CSV(path: "\(folder)/\(rawValue).csv", hasHeader: true)
    var dataset = try csv.dataset()
    (dataset.notes, dataset.columns) = ([], [])
    if self == .digits { dataset.image = ImageSize(height: 8, width: 8) }
    return dataset
  }
}
