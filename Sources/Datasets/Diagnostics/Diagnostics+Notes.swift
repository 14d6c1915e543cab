import Languages

extension Note {
  /// The remark as a sentence.
  public var words: Localized<String> {
    switch self {
    case .leftOutText(let column, let text):
      Localized(
        en:
          "column '\(column)' holds text ('\(text.prefix(40))'): left out; encode=onehot takes it",
        zh: "列“\(column)”是文字（“\(text.prefix(40))”）：略去；encode=onehot 可以取用")
    case .leftOutDate(let column, let text):
      Localized(
        en: "column '\(column)' holds dates or times ('\(text.prefix(40))'): left out; "
          + "write the year, the month or the hour as columns of numbers",
        zh: "列“\(column)”是日期或时间（“\(text.prefix(40))”）：略去；把年、月或小时写成数值的列")
    case .leftOutMoney(let column, let text):
      Localized(
        en: "column '\(column)' holds amounts ('\(text.prefix(40))'): left out; "
          + "write them without the currency's sign",
        zh: "列“\(column)”是金额（“\(text.prefix(40))”）：略去；去掉货币符号再写")
    case .leftOutCategories(let column, let text, let count):
      Localized(
        en: "column '\(column)' holds \(countOfTexts(count).en) ('\(text.prefix(40))'), "
          + "and \(CategoryEncoding.limit) at most are encoded: left out",
        zh: "列“\(column)”有\(countOfTexts(count).zh)（“\(text.prefix(40))”），"
          + "最多编码 \(CategoryEncoding.limit) 种：略去")
    case .leftOutArrays(let names):
      Localized(en: "not read: ", zh: "没有读：") + listed(names.map { Localized($0) })
        + Localized(en: "; key=x,y names what is", zh: "；用 key=x,y 指定读什么")
    case .leftOutEmpty(let column):
      Localized(en: "column '\(column)' is empty: left out", zh: "列“\(column)”是空的：略去")
    case .leftOutIndex(let column):
      Localized(
        en: "the first column has no name and counts the lines ('\(column)'): left out",
        zh: "第一列没有名字，只是行号（“\(column)”）：略去")
    case .tookHeader(let line):
      Localized(en: "the first line is taken as the header: ", zh: "第一行当作表头：")
        + line.prefix(8).joined(separator: ", ")
    case .tookLastAsTarget(let column):
      Localized(
        en: "the last column, '\(column)', is the target; target= chooses another",
        zh: "最后一列“\(column)”是目标；用 target= 选别的")
    case .tookNamedAsTarget(let column):
      Localized(
        en: "the column called '\(column)' is the target; target= chooses another",
        zh: "名为“\(column)”的列是目标；用 target= 选别的")
    case .droppedExamples(let count, let total):
      Localized(
        en: "\(count) of \(total) examples have missing values: left out",
        zh: "\(total) 个样本中有 \(count) 个有缺失值：略去")
    case .divided(let divisor):
      Localized(
        en: "every pixel is divided by \(Int(divisor))", zh: "每个像素都除以 \(Int(divisor))")
    case .scaledPictures(let size):
      Localized(
        en: "every picture is scaled to \(size.height) by \(size.width) (height by width)",
        zh: "每张图片都缩放到 \(size.height) 乘 \(size.width)（高乘宽）")
    case .passedOver(let count):
      Localized(
        en: "\(count) other files in the folder were passed over", zh: "文件夹里另外 \(count) 个文件没有读")
    case .tookFirst(let count, let total):
      Localized(
        en: "the first \(count) of \(total) examples", zh: "\(total) 个样本中的前 \(count) 个")
    case .keptClasses(let counts, let total): Self.kept(counts, of: total)
    case .shifted(let shift):
      Localized(
        en: "the pictures are of another distribution: \(shift.rawValue)",
        zh: "图像来自另一种分布：\(shift.rawValue)")
    case .shiftedShare(let shift, let count, let total):
      Localized(
        en: "\(count) of \(total) pictures are of another distribution: \(shift.rawValue)",
        zh: "\(total) 张图像中的 \(count) 张来自另一种分布：\(shift.rawValue)")
    case .synthesized(let shift, let count):
      Localized(
        en: "\(count) pictures to train on were made out of others: \(shift.rawValue)",
        zh: "由别的图像造出了 \(count) 张训练图像：\(shift.rawValue)")
    case .unused(let count, let total):
      Localized(
        en: "\(count) of \(total) examples are in no part",
        zh: "\(total) 个样本中有 \(count) 个不在任何部分里")
    }
  }

  private static func kept(
    _ counts: [Dataset.ClassCount], of total: Int
  ) -> Localized<String> {
    let count = counts.reduce(0) { $0 + $1.count }
    let names = counts.map {
      Localized(en: "\($0.name) (\($0.count))", zh: "\($0.name)（\($0.count)）")
    }
    return Localized(
      en: "\(count) of \(total) examples: only ", zh: "\(total) 个样本中的 \(count) 个：只取 ")
      + listed(names)
  }
}

/// How many different texts a column holds; nil where they were too many to count.
func countOfTexts(_ count: Int?) -> Localized<String> {
  let (number, more) = (count ?? ClassTable.limit, count == nil)
  return Localized(
    en: "\(more ? "more than " : "")\(number) different texts",
    zh: "\(more ? "超过" : "") \(number) 种文字")
}
