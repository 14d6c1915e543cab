import Foundation
import Matrices
import TestSupport
import Testing

@testable import Datasets

@Suite("Files and folders")
struct OpeningTests {
  @Test("A file is told by its first bytes, whatever it is called")
  func kinds() throws {
    let folder = try TemporaryFolder()
    let csv = try folder.write(Array("a,b\n1,0\n2,1\n".utf8), to: "one.dat")
    let gz = try folder.write(Reference.shared.gzip.file, to: "table.csv.gz")
    let npy = try folder.write(
      NPY.encode(Matrix(shape: Shape(2, 3), rowMajor: [1, 2, 0, 3, 4, 1])), to: "array.npy")
    let images = try folder.write(BinaryFileTests.images, to: "images")
    let labels = try folder.write(BinaryFileTests.labels, to: "labels")
    #expect(try Dataset.open(csv).X.elements == [1, 2])
    #expect(try Dataset.open(gz).name == "table")
    #expect(try Dataset.open(gz).count == 1000)
    let array = try Dataset.open(npy)
    #expect(array.X == Matrix(shape: Shape(2, 2), columnMajor: [1, 2, 3, 4]))
    #expect(array.labels == .binary(negative: "0", positive: "1"))
    #expect(try Dataset.open(images, labels: labels).count == 2)
    #expect(
      message { try Dataset.open(images) }
        == "\(images): holds images without labels; add labels=FILE")
    #expect(
      message { try Dataset.open(csv, labels: labels) }
        == "\(csv): is no IDX file and no .npy, so its labels cannot lie in another file; "
        + "leave labels= out and name the column with target=")
  }

  @Test("Columns of a NumPy array are chosen by number, and its features must be finite")
  func arrays() throws {
    let table = Matrix(shape: Shape(2, 3), rowMajor: [1, 2, 3, 4, .nan, 6.5])
    let dataset = try Dataset.npy(table, file: "a.npy", TableOptions(targets: ["2"], drop: ["1"]))
    #expect(dataset.X.elements == [3, 6.5])
    #expect(dataset.Y[0, 0] == 2 && dataset.Y[0, 1].isNaN)
    #expect(
      message { try Dataset.npy(table, file: "a.npy", TableOptions()) }
        == "a.npy: row 2, column 2 is not a finite number; "
        + "missing=mean, median, mode, drop or a number stands in for NaN")
    #expect(
      message { try Dataset.npy(table, file: "a.npy", TableOptions(targets: ["4"])) }
        == "there is no column '4'; there are: x1, x2, x3")
  }

  @Test(
    "What is no file is refused at once",
    arguments: [
      ("/dev/zero", "is a folder or a device, not a file; name a file in it"),
      (
        "/nowhere/iris.csv",
        "no such file or directory; check the path, or see the names that `help data` lists"
      ),
      (
        "a\0b",
        "no such file or directory; check the path, or see the names that `help data` lists"
      ),
    ])
  func refused(_ path: String, _ sentence: String) {
    #expect(message { try Dataset.open(path) } == "\(path): \(sentence)")
  }

  @Test("A named pipe does not make its reader wait")
  func pipe() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    #expect(
      message { try Dataset.open(path) }
        == "\(path): is a folder or a device, not a file; name a file in it")
  }

  @Test("The home is the variable's folder, the checkout's, or that of an installed program")
  func home() throws {
    let folder = try TemporaryFolder()
    for name in ["bin", "share/backstep/datasets", "src/.build/debug", "src/datasets"] {
      try FileManager.default.createDirectory(
        atPath: folder.path + "/" + name, withIntermediateDirectories: true)
    }
    let installed = try folder.write([], to: "bin/backstep")
    let built = try folder.write([], to: "src/.build/debug/backstep")
    #expect(
      try Home(executable: installed, environment: [:]).folder.hasSuffix("/share/backstep"))
    #expect(try Home(executable: built, environment: [:]).datasets.hasSuffix("/src/datasets"))
    let chosen = ["BACKSTEP_HOME": folder.path + "/src"]
    #expect(
      try Home(executable: installed, environment: chosen).lessons
        == folder.path + "/src/lessons")
  }

  @Test("A home without data sets is refused with where they were looked for")
  func noHome() {
    #expect(
      message { try Home(executable: "/x/bin/backstep", environment: ["BACKSTEP_HOME": "/no"]) }
        == "BACKSTEP_HOME is /no, where there is no folder 'datasets'; "
        + "set it to the folder that holds 'datasets' and 'lessons', or unset it")
    #expect(
      message { try Home(executable: "/x/bin/backstep", environment: [:]) }
        == "the data sets were not found in /x/share/backstep; "
        + "set BACKSTEP_HOME to the folder that holds 'datasets' and 'lessons'")
  }

  @Test(
    "An option that says nothing about such data is refused",
    arguments: [
      ("iris", ["target"]), ("iris", ["missing"]), ("moons", ["key"]), ("digits", ["labels"]),
    ])
  func options(name: String, given: [String]) {
    #expect(throws: DatasetError.request(.option(given[0], dataset: name))) {
      try Dataset.named(name, seed: 1, home: .checkout, given: given)
    }
  }
}
