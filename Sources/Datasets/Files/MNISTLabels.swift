import Glibc

/// Finds the labels that lie beside a file of images under MNIST's names.
enum MNISTLabels {
  /// `train-labels-idx1-ubyte` of `train-images-idx3-ubyte`, with or without `.gz`, where there is
  /// such a file.
  static func path(besides images: String) -> String? {
    let folder = images.lastIndex(of: "/").map { images[...$0] } ?? ""
    var name = String(images.dropFirst(folder.count))
    guard name.contains("idx"), let range = name.firstRange(of: "images") else { return nil }
    name.replaceSubrange(range, with: "labels")
    name.replace("idx3", with: "idx1")
    let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    return [name, plain, plain + ".gz"].map { folder + $0 }.first { access($0, R_OK) == 0 }
  }
}
