import Glibc
import Languages
import Matrices

extension FileProblem {
  var words: ErrorWords {
    switch self {
    case .system(ENOENT):
      ErrorWords(
        .systemError(ENOENT),
        hint: Localized(
          en: "check the path, or see the names that `help data` lists",
          zh: "检查路径，或者看 `help data` 列出的名字"))
    case .system(let number): ErrorWords(.systemError(number))
    case .notAFile:
      ErrorWords(
        Localized(en: "is a folder or a device, not a file", zh: "是文件夹或设备，不是文件"),
        hint: Localized(en: "name a file in it", zh: "写出里面的一个文件"))
    case .noMemory:
      ErrorWords(
        Localized(en: "there is no memory for all its numbers", zh: "没有内存放它的全部数据"),
        hint: Localized(
          en: "data FILE n=1000 takes the first examples only; forget NAME frees a variable",
          zh: "data FILE n=1000 只取前面的样本；forget 名字 腾出一个变量的内存"))
    case .tooLarge(let limit):
      ErrorWords(
        Localized(en: "is larger than \(limit >> 20) MiB", zh: "大于 \(limit >> 20) MiB"))
    case .empty: ErrorWords(Localized(en: "is empty", zh: "是空的"))
    case .noNumbers(let shape):
      ErrorWords(
        Localized(en: "holds no numbers: its shape is \(shape)", zh: "里面没有数值：形状是 \(shape)"),
        hint: Localized(
          en: "a side of it is 0: look at what was saved", zh: "有一边是 0：看看当初保存的是什么"))
    case .headerOnly:
      ErrorWords(
        Localized(en: "has a header and no line of data below it", zh: "只有表头，下面没有数据"),
        hint: Localized(
          en: "add lines of data, or header=no where this line is data",
          zh: "加上数据行；如果这一行就是数据，用 header=no"))
    case .oneColumn(let name):
      ErrorWords(
        Localized(
          en: "holds \(name), one column, and no array of targets beside it",
          zh: "里面只有一列的 \(name)，旁边没有目标数组"),
        hint: Localized(
          en: "save two arrays: numpy.savez(f, x=…, y=…)", zh: "保存两个数组：numpy.savez(f, x=…, y=…)"))
    case .zeros:
      ErrorWords(
        Localized(en: "begins with bytes of zero: it is no text", zh: "开头是零字节，不是文本"))
    case .utf16:
      ErrorWords(
        Localized(en: "is UTF-16 text", zh: "是 UTF-16 文本"),
        hint: Localized(en: "save it as UTF-8", zh: "另存为 UTF-8"))
    case .truncatedGzip:
      ErrorWords(
        Localized(en: "the gzip stream ends too early", zh: "gzip 数据不完整"), hint: Self.getAgain)
    case .corruptGzip:
      ErrorWords(
        Localized(en: "the gzip stream is damaged", zh: "gzip 数据已损坏"), hint: Self.getAgain)
    case .truncated(let expected, let found):
      ErrorWords(
        Localized(
          en: "has \(found) bytes where its header says \(expected)",
          zh: "有 \(found) 字节，而文件头写的是 \(expected)"),
        hint: Self.getAgain)
    case .notIDX:
      ErrorWords(
        Localized(en: "is not an IDX file", zh: "不是 IDX 文件"), hint: Self.readable)
    case .elementTypeIDX(let type):
      ErrorWords(
        Localized(
          en: "holds IDX elements of type \(type), not unsigned bytes",
          zh: "IDX 元素的类型是 \(type)，不是无符号字节"),
        hint: Self.readable)
    case .dimensionsIDX(let expected, let found):
      ErrorWords(
        Self.dimensions(expected.map(String.init), found),
        hint: Localized(
          en: "images come first, their labels after labels=", zh: "先写图像，标签写在 labels= 后面"))
    case .labelsForRows(let examples, let labels):
      ErrorWords(
        Localized(
          en: "has \(labels) labels for \(examples) rows of examples",
          zh: "有 \(labels) 个标签，样本却有 \(examples) 行"),
        hint: Localized(
          en: "examples stand in rows, one label each; of examples in columns save X.T and Y.T",
          zh: "每行一个样本，各有一个标签；样本按列排时保存 X.T 和 Y.T"))
    case .labelCount(let examples, let labels):
      ErrorWords(
        Localized(
          en: "has \(labels) labels for \(examples) images",
          zh: "有 \(labels) 个标签，图像却有 \(examples) 张"),
        hint: Localized(
          en: "choose the labels that belong to these images", zh: "选和这些图像配套的标签"))
    case .needsLabels:
      ErrorWords(
        Localized(en: "holds images without labels", zh: "只有图像，没有标签"),
        hint: Localized(en: "add labels=FILE", zh: "加上 labels=FILE"))
    case .labelsNotWanted:
      ErrorWords(
        Localized(
          en: "is no IDX file and no .npy, so its labels cannot lie in another file",
          zh: "不是 IDX 文件也不是 .npy，标签不能在另一个文件里"),
        hint: Localized(
          en: "leave labels= out and name the column with target=",
          zh: "去掉 labels=，用 target= 指定列"))
    case .notNPY:
      ErrorWords(
        Localized(
          en: "is not a NumPy file that can be understood", zh: "不是能读懂的 NumPy 文件"),
        hint: Self.numPySave)
    case .versionNPY(let version):
      ErrorWords(
        Localized(
          en: "is a NumPy file of version \(version)", zh: "是版本 \(version) 的 NumPy 文件"),
        hint: Self.numPySave)
    case .elementTypeNPY(let type) where type.contains("U") || type.contains("S"):
      ErrorWords(
        Localized(en: "holds texts (NumPy's type \(type))", zh: "里面是文字（NumPy 的类型 \(type)）"),
        hint: Localized(
          en: "save classes as whole numbers: y = np.unique(y, return_inverse=True)[1]",
          zh: "把类别存成整数：y = np.unique(y, return_inverse=True)[1]"))
    case .elementTypeNPY(let type):
      ErrorWords(
        Localized(en: "holds NumPy elements of type \(type)", zh: "NumPy 元素的类型是 \(type)"),
        hint: Localized(
          en: "save it as numbers: numpy.save(file, array.astype(float))",
          zh: "存成数值：numpy.save(file, array.astype(float))"))
    case .dimensionsNPY(let count):
      ErrorWords(
        Localized(en: "is an array of \(count) dimensions", zh: "是 \(count) 维数组"),
        hint: Localized(
          en: "save a matrix: numpy.save(file, array.reshape(len(array), -1))",
          zh: "存成矩阵：numpy.save(file, array.reshape(len(array), -1))"))
    case .foreign(let kind): kind.words
    case .damagedZip(let name):
      ErrorWords(
        name.map {
          Localized(
            en: "'\(shortened($0))' in the archive is damaged or packed in a way that is not read",
            zh: "压缩包里的“\(shortened($0))”已损坏，或者压缩方式不能读")
        } ?? Localized(en: "is a damaged zip archive", zh: "是损坏的 zip 压缩包"),
        hint: Self.getAgain)
    case .chooseArray(let names):
      ErrorWords(
        Localized(
          en: "holds \(names.count == 0 ? "no arrays" : "\(names.count) arrays")",
          zh: "里面有 \(names.count) 个数组"),
        hint: names.isEmpty
          ? Self.numPySave
          : Localized(en: "key=x,y names examples and labels; ", zh: "key=x,y 指定样本和标签；")
            + suggestion("", names))
    case .severalArrays(let names):
      ErrorWords(
        Localized(
          en: "holds \(names.count) arrays, and load gives one",
          zh: "里面有 \(names.count) 个数组，而 load 只给一个"),
        hint: Localized(
          en: "in Python: numpy.save(\"a.npy\", numpy.load(f)[\"\(names.first ?? "a")\"]); "
            + "as data, data FILE key=x,y; there are: \(names.prefix(8).joined(separator: ", "))",
          zh: "在 Python 里：numpy.save(\"a.npy\", numpy.load(f)[\"\(names.first ?? "a")\"])；"
            + "作为数据用 data FILE key=x,y；里面有：\(names.prefix(8).joined(separator: ", "))"))
    case .noArray(let name, let names):
      ErrorWords(
        Localized(
          en: "holds no array '\(shortened(name))'", zh: "里面没有数组“\(shortened(name))”"),
        hint: suggestion(name, names))
    case .safetensors(let problem): problem.words
    case .picture(let problem): problem.words
    case .tooManyNumbers(let rows, let columns):
      ErrorWords(
        Localized(
          en: "\(rows) by \(columns) numbers are more than a matrix holds (\(Shape.maximumCount))",
          zh: "\(rows) 乘 \(columns) 个数超过矩阵能容纳的（\(Shape.maximumCount)）"))
    case .notFinite(let row, let column):
      ErrorWords(
        Localized(
          en: "row \(row), column \(column) is not a finite number",
          zh: "第 \(row) 行第 \(column) 列不是有限的数"),
        hint: Localized(
          en: "missing=mean, median, mode, drop or a number stands in for NaN",
          zh: "missing=mean、median、mode、drop 或一个数可以代替 NaN"))
    }
  }

  private static var getAgain: Localized<String> {
    Localized(en: "get the file again", zh: "重新取得这个文件")
  }

  private static var readable: Localized<String> {
    Localized(
      en: "IDX files of unsigned bytes, CSV, .npy and .npz can be read",
      zh: "可以读无符号字节的 IDX、CSV、.npy 和 .npz")
  }

  private static var numPySave: Localized<String> {
    Localized(en: "write it with numpy.save", zh: "用 numpy.save 写")
  }

  private static func dimensions(_ expected: [String], _ found: Int) -> Localized<String> {
    Localized(
      en: "has \(found) dimensions where \(expected.joined(separator: " or ")) are needed",
      zh: "有 \(found) 维，需要 \(expected.joined(separator: " 或 ")) 维")
  }
}
