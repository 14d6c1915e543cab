import Files
import Languages
import Matrices
import Testing
import TextMeasures

/// The examples of the modules that everything stands on.
@Suite struct FoundationExamples {
  @Test func shapesAreBroadcast() throws {
    let sum = try Shape(4, 400).broadcast(with: Shape(4, 1))  // (4, 400)
    #expect(sum.description == "(4, 400)")
  }

  @Test func matricesAreFilledByRows() {
    let W = Matrix(shape: Shape(2, 3), rowMajor: [1.0, 2, 3, 4, 5, 6])
    let corner = W[0, 2]  // 3
    let memory = W.elements  // [1, 4, 2, 5, 3, 6]
    #expect(corner == 3)
    #expect(memory == [1, 4, 2, 5, 3, 6])
  }

  @Test func rowsAreSummed() {
    let dZ = Matrix(shape: Shape(2, 3), rowMajor: [1.0, 2, 3, 4, 5, 6])
    let db = dZ.sum(along: .columns)  // (2, 1): 6 and 15
    #expect(db == Matrix(shape: Shape(2, 1), columnMajor: [6, 15]))
  }

  @Test func whatTakesLongIsGivenUp() throws {
    let A = Matrix(shape: Shape(2, 2), rowMajor: [1.0, 2, 3, 4])
    let B = A
    func hasPressedCtrlC() -> Bool { false }
    let product = try Patience.limited(by: { hasPressedCtrlC() }) { try Matrix.product(A, B) }
    #expect(product == Matrix(shape: Shape(2, 2), rowMajor: [7, 10, 15, 22]))
  }

  @Test func matricesAreMultiplied() throws {
    let W = Matrix(shape: Shape(1, 2), rowMajor: [2.0, -1])
    let X = Matrix(shape: Shape(2, 3), rowMajor: [1.0, 2, 3, 4, 5, 6])
    let Z = try Matrix.product(W, X)  // (1, 3): -2, -1, 0
    #expect(Z == Matrix(shape: Shape(1, 3), columnMajor: [-2, -1, 0]))
  }

  @Test func theStreamIsNumPys() {
    var random = NumPyRandom(seed: 1)
    let first = random.gauss()  // 1.6243453636632417, as np.random.seed(1); np.random.randn()
    #expect(first == 1.6243453636632417)
  }

  @Test func slipsAreSeen() {
    let name = "tranpose".nearest(among: ["trace", "transpose"])  // transpose
    #expect(name == "transpose")
    let slips = Array("setp").editDistance(to: Array("step"))  // 1
    #expect(slips == 1)
  }

  @Test func chineseTakesTwoColumns() {
    let width = "偏差 b1".displayWidth  // 7
    #expect(width == 7)
  }

  @Test func bothLanguagesStandSideBySide() {
    let units = Localized(en: "3 units", zh: "3 个单元")
    let chinese = units[.zh]  // 3 个单元
    #expect(chinese == "3 个单元")
  }

  @Test func rightsEndWithTheirFolders() throws {
    let lesson = FileRights(readingIn: ["/usr/share"])
    // A folder beside it, and one below it.
    #expect(!lesson.allowReading("/usr/share/../lib") && lesson.allowReading("/usr/share/none.csv"))
    let rights = FileRights(readingIn: ["/usr/lib"])
    let inside = rights.allowReading("/usr/lib/a.csv")  // true
    let outside = rights.allowReading("/usr/lib/../b.csv")  // false
    #expect(inside && !outside)
  }

  @Test func filesLieInFolders() {
    let folder = Folder.of("/tmp/net.safetensors")  // /tmp
    #expect(folder == "/tmp")
  }
}
