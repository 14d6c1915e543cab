import Matrices
import Testing

@Suite("Features kept as numbers or as bytes")
struct FeatureStoreTests {
  @Test("A byte stands for itself divided by 255, in any selection")
  func bytes() {
    let store = FeatureStore(shape: Shape(2, 3), bytes: [0, 255, 51, 102, 1, 254])
    #expect(store.matrix.elements == [0, 1, 0.2, 0.4, 1.0 / 255, 254.0 / 255])
    #expect(store.selecting([2, 0]).matrix.elements == [1.0 / 255, 254.0 / 255, 0, 1])
    #expect(store.selecting(1..<2).storage == .bytes([51, 102]))
    #expect(store.firstNotFinite == nil)
  }

  @Test("Numbers stay numbers, and the first that is not finite is found")
  func numbers() {
    let matrix = Matrix<Double>(shape: Shape(1, 3), rowMajor: [1, .infinity, 3])
    let store = FeatureStore(matrix)
    #expect(store.matrix == matrix)
    #expect(store.selecting([2]).storage == .numbers([3]))
    #expect(store.firstNotFinite?.index == 1)
  }
}
