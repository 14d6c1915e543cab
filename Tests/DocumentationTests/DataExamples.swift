import Datasets
import Matrices
import Studies
import Testing

/// The examples of data and of what is made of them.
@Suite struct DataExamples {
  @Test func answersAreCounted() {
    let counts = BinaryCounts(truePositives: 8, falsePositives: 2, falseNegatives: 4)
    let precision = counts.precision  // 0.8
    let recall = counts.recall  // 0.666…
    #expect(precision == 0.8)
    #expect(abs(recall - 2 / 3.0) < 1e-15)
  }

  @Test func mistakesAreFound() {
    var confusion = ConfusionMatrix(classes: ["cat", "dog", "bird"])
    confusion.count(truth: 0, answer: 1)
    let most = confusion.worst(1).first  // a cat taken for a dog, once
    #expect(most?.truth == 0 && most?.answer == 1 && most?.count == 1)
  }

  @Test func averagesLoseTheirBias() {
    let average = WeightedAverage(of: [1, 1], beta: 0.9)
    let values = average.values  // 0.1, 0.19
    let corrected = average.corrected  // 1, 1
    #expect(zip(values, [0.1, 0.19]).allSatisfy { abs($0 - $1) < 1e-15 })
    #expect(corrected.allSatisfy { abs($0 - 1) < 1e-15 })
  }

  @Test func arraysComeBack() throws {
    let bytes = NPY.encode(Matrix(shape: Shape(1, 2), rowMajor: [0.5, -1]))
    let again = try NPY.decode(bytes, file: "x.npy")  // (1, 2): 0.5, -1
    #expect(again == Matrix(shape: Shape(1, 2), rowMajor: [0.5, -1]))
  }

  @Test func weightsComeBack() throws {
    let W1 = Matrix(shape: Shape(1, 2), rowMajor: [0.5, -1])
    let bytes = Safetensors([.init("W1", W1)]).encoded(isSingle: false)
    let weights = try Safetensors.decode(bytes, file: "net.safetensors")["W1"]
    #expect(weights == W1)
  }

  @Test func tablesAreRead() throws {
    let table = try CSV(bytes: Array("rain,wind\n0,3.5\n1,2\n".utf8), file: "days.csv")
    let wind = try table.column(named: "wind")  // 3.5, 2
    #expect(wind == [3.5, 2])
  }
}
