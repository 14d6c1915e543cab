import Languages

/// What can be wrong with pictures.
public enum PictureProblem: Hashable, Sendable {
  /// No picture of a kind that is read, whatever its name says.
  case unknown
  /// A picture that ends too early or whose bytes are wrong.
  case damaged
  /// More pixels than are read.
  case tooLarge(ImageSize)
  /// Another size than the first picture, with nothing said about the size of all.
  case size(ImageSize, first: ImageSize, of: String)
  /// A folder without two folders of pictures; these it has.
  case folder([String])
  /// A folder whose folder of this name holds the folders of pictures.
  case nested(String)
  /// More classes than there may be.
  case classes(Int)
  /// More files than are looked at.
  case tooMany
  /// What is said about pictures, said to something else.
  case none
}

extension PictureProblem {
  var words: ErrorWords {
    switch self {
    case .unknown:
      ErrorWords(
        Localized(
          en: "is neither PNG nor JPEG, whatever its name says", zh: "名字像图片，却不是 PNG 或 JPEG"),
        hint: Localized(en: "save it again as PNG, or take it away", zh: "重新存成 PNG，或者拿走它"))
    case .damaged:
      ErrorWords(
        Localized(
          en: "is a damaged picture, or of a kind that is not read",
          zh: "是损坏的图片，或者是不能读的种类"),
        hint: Localized(
          en: "get it again, or save it as PNG; or take it away", zh: "重新取得，或者存成 PNG；也可以拿走它"))
    case .tooLarge(let size):
      ErrorWords(
        Localized(
          en: "is \(size.width) by \(size.height) pixels, more than \(Picture.maximumCount)",
          zh: "是 \(size.width) 乘 \(size.height) 像素，超过 \(Picture.maximumCount) 个"),
        hint: Localized(en: "make it smaller", zh: "把它缩小"))
    case .size(let size, let first, let file):
      ErrorWords(
        Localized(
          en: "is \(size.height) high and \(size.width) wide; \(shortened(file)) is "
            + "\(first.height) high and \(first.width) wide",
          zh:
            "高 \(size.height)、宽 \(size.width)，而 \(shortened(file)) 高 \(first.height)、宽 \(first.width)"
        ),
        hint: Localized(
          en: "size=64 brings all to 64 by 64; size=48x64 is 48 high and 64 wide",
          zh: "size=64 把所有图片变成 64 乘 64；size=48x64 是高 48、宽 64"))
    case .folder(let classes):
      ErrorWords(
        classes.isEmpty
          ? Localized(en: "holds no folders with PNG or JPEG files", zh: "里面没有放着 PNG 或 JPEG 文件的文件夹")
          : Localized(
            en: "holds pictures of one class only: \(shortened(classes[0]))",
            zh: "里面只有一个类别的图片：\(shortened(classes[0]))"),
        hint: Localized(
          en: "make a folder in it for each class, and put the pictures there",
          zh: "在里面给每个类别建一个文件夹，把图片放进去"))
    case .nested(let name):
      ErrorWords(
        Localized(
          en: "holds no folders with pictures; its folder '\(shortened(name))' does",
          zh: "里面没有放着图片的文件夹；其中的文件夹“\(shortened(name))”里有"),
        hint: Localized(
          en: "name that folder: data FOLDER/\(shortened(name))",
          zh: "写出那个文件夹：data FOLDER/\(shortened(name))"))
    case .classes(let count):
      ErrorWords(
        Localized(
          en: "holds \(count) classes, more than \(ClassTable.limit)",
          zh: "里面有 \(count) 个类别，超过 \(ClassTable.limit) 个"))
    case .tooMany:
      ErrorWords(
        Localized(
          en: "holds more than \(PictureFolder.maximumCount) files",
          zh: "里面的文件超过 \(PictureFolder.maximumCount) 个"))
    case .none:
      ErrorWords(
        Localized(en: "is no folder of pictures", zh: "不是图片的文件夹"),
        hint: Localized(en: "leave size= and grey= out", zh: "去掉 size= 和 grey="))
    }
  }
}
