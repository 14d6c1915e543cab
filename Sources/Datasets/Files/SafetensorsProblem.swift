import Languages
import Matrices

/// What can be wrong with a safetensors file.
public enum SafetensorsProblem: Hashable, Sendable {
  /// No header that can be understood.
  case unreadable
  /// Two arrays of one name.
  case repeated(String)
  /// An array that leaves a gap after the one before it, or overlaps it.
  case misplaced(String)
  /// Elements of another type than a floating-point number.
  case element(String, String)
  /// An array of more than two dimensions.
  case dimensions(Int, String)
  /// Numbers that are not those whose sum was written.
  case damaged
  /// An array whose shape and number of bytes contradict each other.
  case size(String, Shape, bytes: Int)
}

extension SafetensorsProblem {
  var words: ErrorWords {
    switch self {
    case .unreadable:
      ErrorWords(
        Localized(
          en: "is not a safetensors file that can be understood",
          zh: "不是能读懂的 safetensors 文件"),
        hint: Localized(
          en: "save FILE.safetensors writes one", zh: "save FILE.safetensors 写出一个"))
    case .repeated(let name):
      ErrorWords(
        Localized(
          en: "has two arrays called '\(shortened(name))'",
          zh: "有两个数组叫“\(shortened(name))”"))
    case .misplaced(let name):
      ErrorWords(
        Localized(
          en: "the array '\(shortened(name))' does not begin where the one before it ends",
          zh: "数组“\(shortened(name))”没有接着前一个数组"))
    case .element(let type, let name):
      ErrorWords(
        Localized(
          en: "'\(shortened(name))' holds elements of type \(shortened(type))",
          zh: "“\(shortened(name))”的元素类型是 \(shortened(type))"),
        hint: Localized(
          en: "F64, F32, F16 and BF16 can be read", zh: "可以读 F64、F32、F16 和 BF16"))
    case .dimensions(let count, let name):
      ErrorWords(
        Localized(
          en: "'\(shortened(name))' has \(count) dimensions",
          zh: "“\(shortened(name))”有 \(count) 维"),
        hint: Localized(en: "save it with two at most", zh: "存成最多两维"))
    case .damaged:
      ErrorWords(
        Localized(
          en: "holds other numbers than those that were saved: it is damaged",
          zh: "里面的数不是当初保存的：文件已损坏"),
        hint: Localized(
          en: "save it again; who changes the numbers must leave out \(Safetensors.sumKey)",
          zh: "请重新保存；如果是有意改过的，去掉 \(Safetensors.sumKey)"))
    case .size(let name, let shape, let bytes):
      ErrorWords(
        Localized(
          en: "'\(shortened(name))' is \(shape), which does not fit its \(bytes) bytes",
          zh: "“\(shortened(name))”是 \(shape)，与它的 \(bytes) 字节不符"))
    }
  }
}
