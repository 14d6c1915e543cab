import Glibc
import Matrices

extension FileProblem {
  var message: String {
    switch self {
    case .system(let number): String(cString: strerror(number)).lowercased()
    case .notAFile: "is a folder or a device, not a file"
    case .tooLarge(let limit): "is larger than \(limit >> 20) MiB"
    case .empty: "is empty"
    case .headerOnly: "has a header and no line of data below it"
    case .utf16: "is UTF-16 text"
    case .truncatedGzip: "the gzip stream ends too early"
    case .corruptGzip: "the gzip stream is damaged"
    case .truncated(let expected, let found): "has \(found) bytes where its header says \(expected)"
    case .notIDX: "is not an IDX file"
    case .elementTypeIDX(let type): "holds IDX elements of type \(type), not unsigned bytes"
    case .dimensionsIDX(let expected, let found):
      "has \(found) dimensions where \(expected.map(String.init).joined(separator: " or ")) are needed"
    case .labelCount(let examples, let labels): "has \(labels) labels for \(examples) images"
    case .needsLabels: "holds images without labels"
    case .labelsNotWanted: "is no IDX file, so its labels cannot lie in another file"
    case .notNPY: "is not a NumPy file that can be understood"
    case .versionNPY(let version): "is a NumPy file of version \(version)"
    case .elementTypeNPY(let type): "holds NumPy elements of type \(type)"
    case .dimensionsNPY(let count): "is an array of \(count) dimensions"
    case .safetensors(let problem): problem.texts.message
    case .tooManyNumbers(let rows, let columns):
      "\(rows) by \(columns) numbers are more than a matrix holds (\(Shape.maximumCount))"
    case .notFinite(let row, let column):
      "row \(row), column \(column) is not a finite number"
    }
  }

  var hint: String? {
    switch self {
    case .system(ENOENT): "check the path, or see the names that `help data` lists"
    case .notAFile: "name a file in it"
    case .headerOnly: "add lines of data, or header=no where this line is data"
    case .utf16: "save it as UTF-8"
    case .truncatedGzip, .corruptGzip, .truncated: "get the file again"
    case .notIDX, .elementTypeIDX: "IDX files of unsigned bytes, CSV and .npy can be read"
    case .dimensionsIDX: "images come first, their labels after labels="
    case .labelCount: "choose the labels that belong to these images"
    case .needsLabels: "add labels=FILE"
    case .labelsNotWanted: "leave labels= out and name the column with target="
    case .notNPY, .versionNPY: "write it with numpy.save"
    case .elementTypeNPY: "save it as numbers: numpy.save(file, array.astype(float))"
    case .dimensionsNPY: "save a matrix: numpy.save(file, array.reshape(len(array), -1))"
    case .safetensors(let problem): problem.texts.hint
    case .notFinite: "give every feature a number before training"
    case .system, .tooLarge, .empty, .tooManyNumbers: nil
    }
  }
}
