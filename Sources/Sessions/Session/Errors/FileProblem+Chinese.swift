import Datasets
import Glibc
import Matrices

extension FileProblem {
  var chineseMessage: String {
    switch self {
    case .system(ENOENT): "没有这个文件或目录"
    case .system(EACCES): "没有权限读取"
    case .system(let number): String(cString: strerror(number)).lowercased()
    case .notAFile: "是文件夹或设备，不是文件"
    case .tooLarge(let limit): "大于 \(limit >> 20) MiB"
    case .empty: "是空的"
    case .headerOnly: "只有表头，下面没有数据"
    case .utf16: "是 UTF-16 文本"
    case .truncatedGzip: "gzip 数据不完整"
    case .corruptGzip: "gzip 数据已损坏"
    case .truncated(let expected, let found): "有 \(found) 字节，而文件头写的是 \(expected)"
    case .notIDX: "不是 IDX 文件"
    case .elementTypeIDX(let type): "IDX 元素的类型是 \(type)，不是无符号字节"
    case .dimensionsIDX(let expected, let found):
      "有 \(found) 维，需要 \(expected.map(String.init).joined(separator: " 或 ")) 维"
    case .labelCount(let examples, let labels): "有 \(labels) 个标签，图像却有 \(examples) 张"
    case .needsLabels: "只有图像，没有标签"
    case .labelsNotWanted: "不是 IDX 文件，标签不能在另一个文件里"
    case .notNPY: "不是能读懂的 NumPy 文件"
    case .versionNPY(let version): "是版本 \(version) 的 NumPy 文件"
    case .elementTypeNPY(let type): "NumPy 元素的类型是 \(type)"
    case .dimensionsNPY(let count): "是 \(count) 维数组"
    case .safetensors(let problem): problem.chineseTexts.message
    case .tooManyNumbers(let rows, let columns):
      "\(rows) 乘 \(columns) 个数超过矩阵能容纳的（\(Shape.maximumCount)）"
    case .notFinite(let row, let column): "第 \(row) 行第 \(column) 列不是有限的数"
    }
  }

  var chineseHint: String? {
    switch self {
    case .system(ENOENT): "检查路径，或者看 `help data` 列出的名字"
    case .notAFile: "写出里面的一个文件"
    case .headerOnly: "加上数据行；如果这一行就是数据，用 header=no"
    case .utf16: "另存为 UTF-8"
    case .truncatedGzip, .corruptGzip, .truncated: "重新取得这个文件"
    case .notIDX, .elementTypeIDX: "可以读无符号字节的 IDX、CSV 和 .npy"
    case .dimensionsIDX: "先写图像，标签写在 labels= 后面"
    case .labelCount: "选和这些图像配套的标签"
    case .needsLabels: "加上 labels=FILE"
    case .labelsNotWanted: "去掉 labels=，用 target= 指定列"
    case .notNPY, .versionNPY: "用 numpy.save 写"
    case .elementTypeNPY: "存成数值：numpy.save(file, array.astype(float))"
    case .dimensionsNPY: "存成矩阵：numpy.save(file, array.reshape(len(array), -1))"
    case .safetensors(let problem): problem.chineseTexts.hint
    case .notFinite: "训练之前给每个特征一个数"
    case .system, .tooLarge, .empty, .tooManyNumbers: nil
    }
  }
}

extension SafetensorsProblem {
  fileprivate var chineseTexts: ChineseTexts {
    switch self {
    case .unreadable: ("不是能读懂的 safetensors 文件", "save FILE.safetensors 写出一个")
    case .repeated(let name): ("有两个数组叫“\(name.briefly)”", nil)
    case .misplaced(let name): ("数组“\(name.briefly)”没有接着前一个数组", nil)
    case .element(let type, let name):
      ("“\(name.briefly)”的元素类型是 \(type.briefly)", "可以读 F64、F32、F16 和 BF16")
    case .dimensions(let count, let name): ("“\(name.briefly)”有 \(count) 维", "存成最多两维")
    case .size(let name, let shape, let bytes):
      ("“\(name.briefly)”是 \(shape)，与它的 \(bytes) 字节不符", nil)
    }
  }
}
