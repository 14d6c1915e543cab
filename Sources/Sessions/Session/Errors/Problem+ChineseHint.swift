import Formulas

extension Problem {
  /// How to go on, in Chinese; nil where the message says it all.
  var chineseHint: String? {
    switch self {
    case .lookalike(let typed, let meant): Self.spelling(typed, meant)
    case .unexpectedCharacter(";"), .secondLine: "一行一个公式；只有在括号里才能换行"
    case .unterminatedText: "文字写在引号里：\"W.csv\""
    case .tooLong, .tooManyParts, .tooDeep: "给各部分起名字，再合起来"
    case .missingOperator("("): "* 是逐元素相乘，@ 是矩阵相乘"
    case .missingOperator: "* 是逐元素相乘，@ 是矩阵相乘，参数之间用逗号"
    case .unclosed("("): "少一个 )"
    case .unclosed: "少一个 ]"
    case .mismatched(let open, _): "输入 \(open == "(" ? ")" : "]")"
    case .assignmentInExpression, .cannotAssign: "要比较就输入 =="
    case .positionalAfterKeyword: "有名字的参数放在最后"
    default: nameHint ?? shapeHint ?? valueHint
    }
  }

  private static func spelling(_ typed: String, _ meant: String) -> String {
    switch typed {
    case "^", ".^": "乘方输入 **"
    case "'", "ᵀ", "⊤": "转置输入 .T"
    case ".*": "* 是逐元素相乘，@ 是矩阵相乘"
    case _ where typed.unicodeScalars.allSatisfy { (0xff01...0xff5e).contains($0.value) }:
      "请输入半角的 \(meant)"
    default: "输入 \(meant)"
    }
  }

  private var nameHint: String? {
    switch self {
    case .unknownFunction("print", _): "单独输入这个值就能看到"
    case .unknownName(_, let nearest?), .unknownFunction(_, let nearest?): "是不是 \(nearest)？"
    case .unknownMember(_, let nearest?): "是不是 .\(nearest)？"
    case .unknownMember: "有 .T、.shape、.size 和 .ndim"
    case .functionNotCalled(let name):
      "这样调用：\(FunctionTable.signature(of: name.replacing("np.", with: "")) ?? name)"
    case .comparesTwo(_, let instead): "\(instead)(a, b) 逐元素比较两个数组"
    case .variableCalled(let name): "取它的元素输入 \(name)[…]"
    case .attributeCalled(let name): "输入 .\(name)，不要括号"
    case .methodNotCalled(let name): "这样调用：.\(name)()"
    case .unknownKeyword(_, let signature, let nearest):
      nearest.map { "是不是 \($0)=？" } ?? "这样调用：\(signature)"
    case .repeatedArgument(_, let signature), .missingArgument(_, let signature),
      .tooManyArguments(let signature):
      "这样调用：\(signature)"
    default: nil
    }
  }

  private var shapeHint: String? {
    switch self {
    case .cannotMultiply: "左边的列数必须等于右边的行数；.T 交换行和列"
    case .cannotBroadcast: "各边要相等，或者其中一个是 1"
    case .axisOutOfRange(_, let shape) where shape.count == 2: "axis=0 沿着列往下，axis=1 沿着行往右"
    case .productOfNumber: "* 乘以一个数"
    case .cannotReshape: "有一边可以是 -1：由其余的决定"
    case .ragged: "数组的每一行形状相同"
    default: nil
    }
  }

  private var valueHint: String? {
    switch self {
    case .notNumeric(_, .tuple): "取其中一个数：.shape[0] 是行数"
    case .ambiguousTruth: "all(…) 或 any(…) 合成一个答案；& | ~ 逐元素运算"
    case .notLogical: "比较要加括号：(a > 0) & (b < 1)"
    case .indexOutOfRange(_, let count) where count > 0:
      "下标从 0 到 \(count - 1)，或者从 -1 倒数到 -\(count)"
    case .unknownNorm: "norm(x) 是平方和的平方根"
    default: nil
    }
  }
}
