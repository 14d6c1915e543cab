import Datasets
import Languages

extension Note {
  /// The remark as a sentence.
  var words: Localized<String> { Localized(en: description, zh: chinese) }

  private var chinese: String {
    switch self {
    case .leftOutText(let column, let text):
      "列“\(column)”是文字（“\(text.prefix(40))”），又不是目标：略去"
    case .leftOutEmpty(let column): "列“\(column)”是空的：略去"
    case .tookHeader(let line): "第一行当作表头：\(line.prefix(8).joined(separator: ", "))"
    case .tookLastAsTarget(let column): "最后一列“\(column)”是目标；用 target= 选别的"
    case .divided(let divisor): "每个像素都除以 \(Int(divisor))"
    case .tookFirst(let count, let total): "\(total) 个样本中的前 \(count) 个"
    case .keptClasses(let counts, let total):
      "\(total) 个样本中的 \(counts.reduce(0) { $0 + $1.count }) 个：只取 "
        + counts.map { "\($0.name)（\($0.count)）" }.joined(separator: "、")
    case .shifted(let shift): "图像来自另一种分布：\(shift.rawValue)"
    case .shiftedShare(let shift, let count, let total):
      "\(total) 张图像中的 \(count) 张来自另一种分布：\(shift.rawValue)"
    case .synthesized(let shift, let count):
      "由别的图像造出了 \(count) 张训练图像：\(shift.rawValue)"
    case .unused(let count, let total): "\(total) 个样本中有 \(count) 个不在任何部分里"
    }
  }
}
