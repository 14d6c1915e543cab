import Foundation
import Matrices
import TestSupport
import Testing

@testable import Datasets

/// Pictures that Pillow wrote and read: Tests/Reference/pictures.py.
@Suite("Pictures and folders of them")
struct PictureTests {
  struct Reference: Decodable {
    struct Sample: Decodable {
      let file: Data
      let height, width: Int
      let rgb: [UInt8]
    }
    let png, grey, jpeg: Sample
    let luma, scaled, scaled_luma: [Double]

    static let shared: Reference = {
      guard
        let url = Bundle.module.url(forResource: "Fixtures/pictures", withExtension: "json"),
        let text = try? Data(contentsOf: url),
        let reference = try? JSONDecoder().decode(Reference.self, from: text)
      else { fatalError("Fixtures/pictures.json is not among the resources") }
      return reference
    }()
  }

  let reference = Reference.shared
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Puts files into a folder for each class.
  private func fill(_ files: [(name: String, file: [UInt8])]) throws -> String {
    for (name, file) in files {
      let place = URL(filePath: "\(folder.path)/set/\(name)")
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file).write(to: place)
    }
    return "\(folder.path)/set"
  }

  @Test("Pixels are those that Pillow reads, of PNG in colours and greys and of JPEG")
  func pixels() throws {
    for sample in [reference.png, reference.grey, reference.jpeg] {
      let picture = try Picture(Array(sample.file), file: "f")
      #expect(picture.size == ImageSize(height: sample.height, width: sample.width))
      #expect(picture.bytes == sample.rgb)
    }
    let picture = try Picture(Array(reference.png.file), file: "f")
    for (value, expected) in zip(picture.values(isGrey: true), reference.luma) {
      #expect(abs(value - expected) < 1e-12)
    }
  }

  @Test("A folder for each class: labels by its name, one of each in turn, colours three a pixel")
  func colors() throws {
    let png = Array(reference.png.file)
    let path = try fill([
      ("dog/b.PNG", png), ("cat/1.png", png), ("dog/a.png", png), ("cat/.hidden", [1]),
      ("cat/notes.txt", [1]),
    ])
    let dataset = try Dataset.open(path)
    #expect(dataset.labels == .binary(negative: "cat", positive: "dog"))
    #expect(dataset.Y.elements == [0, 1, 1])
    #expect(dataset.X.shape == Shape(5 * 7 * 3, 3))
    #expect(
      dataset.X.selecting(columns: [0]).elements == reference.png.rgb.map { Double($0) / 255 })
    #expect(dataset.featureNames[4] == "p0_1_green")
    #expect(dataset.image == nil)
    #expect(dataset.notes == [.divided(by: 255), .passedOver(1)])
  }

  @Test("Greys are one number a pixel by themselves, and grey=on makes them of colours")
  func greys() throws {
    let grey = Array(reference.grey.file)
    let path = try fill([("a/1.png", grey), ("b/1.png", grey)])
    let dataset = try Dataset.open(path)
    #expect(dataset.image == ImageSize(height: 4, width: 6))
    let expected = stride(from: 0, to: 72, by: 3).map { Double(reference.grey.rgb[$0]) / 255 }
    #expect(dataset.X.selecting(columns: [1]).elements == expected)
    let color = try Dataset.open(path, pictures: PictureOptions(isGrey: false))
    #expect(color.X.rows == 72)
  }

  @Test("size= scales by the area that each new pixel covers")
  func scales() throws {
    let path = try fill([
      ("a/1.png", Array(reference.png.file)), ("b/1.jpg", Array(reference.jpeg.file)),
    ])
    let size = ImageSize(height: 3, width: 4)
    let color = try Dataset.open(path, pictures: PictureOptions(size: size))
    let grey = try Dataset.open(path, pictures: PictureOptions(size: size, isGrey: true))
    for (dataset, expected) in [(color, reference.scaled), (grey, reference.scaled_luma)] {
      try #require(dataset.X.shape == Shape(expected.count, 2))
      for (row, value) in expected.enumerated() {
        #expect(abs(dataset.X[row, 0] - value) < 1e-12)
      }
    }
  }

  @Test("Pictures of two sizes, of one class, or that are none: refused with what to do")
  func refused() throws {
    let png = Array(reference.png.file)
    let mixed = try fill([("a/1.png", png), ("b/1.png", Array(reference.grey.file))])
    #expect(
      throws: DatasetError.file(
        .picture(
          .size(
            ImageSize(height: 4, width: 6), first: ImageSize(height: 5, width: 7),
            of: "\(mixed)/a/1.png")), "\(mixed)/b/1.png")
    ) { try Dataset.open(mixed) }
    let one = "\(folder.path)/one"
    try FileManager.default.createDirectory(
      atPath: "\(one)/only", withIntermediateDirectories: true)
    #expect(throws: DatasetError.file(.picture(.folder([])), one)) { try Dataset.open(one) }
    let table = try folder.write(Array("a,y\n1,2\n".utf8), to: "t.csv")
    #expect(throws: DatasetError.file(.picture(.none), table)) {
      try Dataset.open(table, pictures: PictureOptions(isGrey: true))
    }
    _ = try fill([("b/1.png", Array("hello".utf8))])
    #expect(throws: DatasetError.file(.picture(.unknown), "\(mixed)/b/1.png")) {
      try Dataset.open(mixed)
    }
  }

  @Test(
    "A picture cut anywhere is refused; sizes of nothing and of too much are seen before reading")
  func cut() throws {
    for sample in [reference.png, reference.grey, reference.jpeg] {
      let file = Array(sample.file)
      // What follows the last chunk's type of a PNG, and JPEG's end mark, say nothing of pixels.
      for end in 0..<(file.count - 12) {
        #expect(throws: DatasetError.self, "\(end)") { try Picture(Array(file[..<end]), file: "f") }
      }
    }
    for (place, sides) in [
      (16, [0, 0, 0, 0]), (20, [0, 0, 0, 0]), (16, [0x7F, 0xFF, 0xFF, 0xFF]),
    ] {
      var file = Array(reference.png.file)
      file.replaceSubrange(place..<(place + 4), with: sides.map(UInt8.init))
      #expect(throws: DatasetError.self) { try Picture(file, file: "f") }
    }
  }
}
