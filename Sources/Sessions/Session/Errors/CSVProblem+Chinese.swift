import Datasets
import Matrices

extension CSVProblem {
  var chineseTexts: ChineseTexts {
    switch self {
    case .badUTF8(let byte): ("字节 0x\(String(byte, radix: 16)) 不是 UTF-8", "把文件存成 UTF-8")
    case .unclosedQuote: ("从这里开始的引号没有结束", "补上右边的 \"")
    case .textAfterQuote: ("右引号后面还有文字", "字段里的引号写成 \"\"")
    case .ragged(let expected, let found):
      ("应有 \(expected) 个字段，实有 \(found) 个", "每行的字段数要和第一行一样；字段里有分隔符时要加引号")
    case .textAmongNumbers(let column, let text):
      ("“\(text.briefly)”是文字，而列“\(column)”是数值", "改正它，或用 drop=\(column) 去掉这一列")
    case .missingFeature(let column):
      ("特征“\(column)”在这里没有值", "补上，或用 drop=\(column) 去掉这一列；只有目标可以缺失")
    case .notFinite(let column, let text):
      ("列“\(column)”里的“\(text.briefly)”不是有限的数", "补上，或用 drop=\(column) 去掉这一列")
    case .outOfRange(let column, let text):
      ("列“\(column)”里的“\(text.briefly)”超出最大的数 1.8e308", "改正它，或用 drop=\(column) 去掉这一列")
    case .tooManyNumbers: ("文件里的数超过 \(Shape.maximumCount) 个", "取少一些的行或列")
    }
  }
}

extension ColumnProblem {
  var chineseTexts: ChineseTexts {
    switch self {
    case .unknown(let name, let known):
      ("没有列“\(name.briefly)”", name.chineseSuggestion(among: known))
    case .ambiguous(let name, let numbers):
      (
        "有 \(numbers.count) 列都叫“\(name)”",
        "用编号选一个：\(numbers.prefix(20).map(String.init).joined(separator: "、"))"
      )
    case .chosenTwice(let name): ("列“\(name)”写了两次", "只写一次")
    case .noFeatures(let file, let text?) where text.contains(","):
      ("\(file)：没有列可以用来预测：“\(text.briefly)”里有逗号", "小数请用小数点")
    case .noFeatures(let file, _): ("\(file)：没有列可以用来预测", "除了目标，还要有数值的列作特征")
    case .noLabels(let column): ("目标“\(column)”没有一行有值", "用 target= 选别的")
    case .oneClass(let column, let name): ("“\(column)”里的标签都是“\(name)”", "没有什么可以区分")
    case .tooManyClasses(let column, let limit):
      ("“\(column)”有超过 \(limit) 个不同的值", "用 target= 选目标")
    case .severalClassesInTask(let column, let classes):
      ("“\(column)”有 \(classes.count) 个类别，几个目标时每个只能有两个", "让它作唯一的目标，或者每个类别一列")
    case .notNumbers(let column, let text):
      ("列“\(column)”是文字（“\(text.briefly)”）", "选数值的列")
    }
  }
}
