import Testing

@testable import Datasets

@Suite("Files that nobody meant to be read end in an error or in data, never in a crash")
struct FuzzTests {
  /// Runs every reader over some bytes; true where data came out.
  @discardableResult
  func survives(_ bytes: [UInt8]) -> Bool {
    let csv = try? CSV(bytes: bytes, file: "f")
    let table = try? csv?.dataset()
    let matrix = try? csv?.matrix()
    let column = try? csv?.column(named: "1")
    let array = try? NPY.decode(bytes, file: "f")
    let idx = try? IDX(bytes, file: "f")
    let inflated = try? Gzip.inflate(bytes, limit: 1 << 20, file: "f")
    return table != nil || matrix != nil || column != nil || array != nil || idx != nil
      || inflated != nil
  }

  @Test("Random bytes")
  func randomBytes() {
    var read = 0
    for _ in 0..<1000 {
      let count = Int.random(in: 0...200)
      read += survives((0..<count).map { _ in UInt8.random(in: .min ... .max) }) ? 1 : 0
    }
    #expect(read < 1000)
  }

  @Test("Random texts of what CSV is made of")
  func randomTexts() {
    let pieces = Array("01,;\t\n\r\"?.-+e x\0").map { Array(String($0).utf8) }
    let alphabet = pieces + [Array("nan".utf8), Array("中".utf8), [0xff], Array("1e999".utf8)]
    var read = 0
    for _ in 0..<5000 {
      let bytes = (0..<Int.random(in: 0...60)).flatMap { _ in alphabet.randomElement() ?? [] }
      read += survives(bytes) ? 1 : 0
    }
    #expect(read > 0)
  }

  @Test("Real files, cut anywhere or with bytes changed")
  func damaged() {
    let files =
      [Array(Reference.shared.gzip.file), BinaryFileTests.images, BinaryFileTests.labels]
      + Reference.shared.arrays.map { Array($0.file) }
      + Reference.shared.tables.map { Array($0.text.utf8) }
    var whole = 0
    for file in files {
      whole += survives(file) ? 1 : 0
      for end in 0..<min(file.count, 200) { survives(Array(file[..<end])) }
      for _ in 0..<100 {
        var changed = file
        for _ in 0..<Int.random(in: 1...3) {
          changed[Int.random(in: file.indices)] = UInt8.random(in: .min ... .max)
        }
        survives(changed)
      }
    }
    #expect(whole == files.count)
  }
}
