import Languages

extension Problem {
  /// How to go on; nil where the message says it all.
  public var hint: Localized<String>? {
    switch self {
    case .lookalike(let typed, let meant): Self.spelling(typed, meant)
    case .unexpectedCharacter(";"), .secondLine:
      Localized(
        en: "one formula a line; only within brackets may a line be broken",
        zh: "一行一个公式；只有在括号里才能换行")
    case .unterminatedText:
      Localized(en: "a text stands in quotes: \"W.csv\"", zh: "文字写在引号里：\"W.csv\"")
    case .tooLong, .tooManyParts, .tooDeep:
      Localized(
        en: "give parts of it names, and put those together", zh: "给各部分起名字，再合起来")
    case .missingOperator("if", _):
      Localized(
        en: "np.where(condition, a, b) takes a where it holds, else b, element by element",
        zh: "np.where(条件, a, b) 逐元素选择：条件成立取 a，否则取 b")
    case .missingOperator("for", _):
      Localized(
        en: "formulas work on whole arrays: np.exp(Z1) takes every element, without a loop",
        zh: "公式直接对整个数组计算：np.exp(Z1) 处理每个元素，不用循环")
    case .missingOperator(_, let neighbours?): Self.product(of: neighbours)
    case .missingOperator("(", nil): Self.products
    case .missingOperator:
      Self.products + Localized(en: ", a comma separates arguments", zh: "，参数之间用逗号")
    case .unclosed(let open):
      Localized(
        en: "a \(open == "(" ? ")" : "]") is missing", zh: "少一个 \(open == "(" ? ")" : "]")")
    case .mismatched(let open, _):
      Localized(en: "type \(open == "(" ? ")" : "]")", zh: "输入 \(open == "(" ? ")" : "]")")
    case .assignmentInExpression, .cannotAssign:
      Localized(en: "to compare, type ==", zh: "要比较就输入 ==")
    case .positionalAfterKeyword:
      Localized(en: "put arguments with a name last", zh: "有名字的参数放在最后")

    case .unknownFunction("g", _):
      Localized(
        en: "write out what g stands for: relu(Z1), or its derivative Z1 > 0",
        zh: "写出 g 代表什么：relu(Z1)，或者它的导数 Z1 > 0")
    case .unknownFunction("print", _):
      Localized(en: "type the value alone to see it", zh: "单独输入这个值就能看到")
    case .unknownFunction(let name, nil) where FunctionTable.absent[name] != nil:
      FunctionTable.absent[name].map { Localized(en: "use \($0)", zh: "用 \($0)") }
    case .unknownName(let name, _) where FunctionTable.foreignLibraries.contains(name):
      Localized(
        en: "formulas take NumPy's functions, as in np.tanh(Z1)",
        zh: "公式用 NumPy 的函数，例如 np.tanh(Z1)")
    case .unknownName(_, let nearest), .unknownFunction(_, let nearest):
      nearest.map { .didYouMean($0) }
    case .unknownMember(_, let nearest):
      nearest.map { .didYouMean(".\($0)") }
        ?? Localized(
          en: "there are .T, .shape, .size and .ndim", zh: "有 .T、.shape、.size 和 .ndim")
    case .functionNotCalled(let name):
      Self.call(FunctionTable.signature(of: Constants.withoutModule(name)) ?? name)
    case .methodNotCalled(let name): Self.call(".\(name)()")
    case .variableCalled(let name):
      Localized(
        en: "for an element of it, type \(Self.shown(name))[…]",
        zh: "取它的元素输入 \(Self.shown(name))[…]")
    case .attributeCalled(let name):
      Localized(en: "type .\(name) without parentheses", zh: "输入 .\(name)，不要括号")
    case .notNumPys(let name):
      Localized(
        en: "it is a function of these formulas: \(name)(…) without np.",
        zh: "它是这里公式的函数：\(name)(…)，不写 np.")
    case .refusedByNumPy(_, let instead):
      Localized(en: "type \(instead)", zh: "输入 \(instead)")
    case .comparesTwo(_, let instead):
      Localized(
        en: "\(instead)(a, b) compares two, element by element",
        zh: "\(instead)(a, b) 逐元素比较两个数组")
    case .unknownKeyword(_, let signature, let nearest):
      nearest.map { .didYouMean("\($0)=") } ?? Self.called(signature)
    case .repeatedArgument(_, let signature), .missingArgument(_, let signature),
      .tooManyArguments(let signature):
      Self.called(signature)

    case .cannotMultiply:
      Localized(
        en: "the columns of the left must be as many as the rows of the right; .T exchanges them",
        zh: "左边的列数必须等于右边的行数；.T 交换行和列")
    case .cannotBroadcast:
      Localized(en: "sides must be equal, or one of them 1", zh: "各边要相等，或者其中一个是 1")
    case .axisOutOfRange(_, let shape):
      shape.count == 2
        ? Localized(
          en: "axis=0 goes down the columns, axis=1 along the rows",
          zh: "axis=0 沿着列往下，axis=1 沿着行往右") : nil
    case .productOfNumber: Localized(en: "* multiplies by a number", zh: "* 乘以一个数")
    case .cannotReshape:
      Localized(
        en: "one side may be -1: it becomes what is left", zh: "有一边可以是 -1：由其余的决定")
    case .ragged:
      Localized(en: "all rows of an array have the same shape", zh: "数组的每一行形状相同")

    case .notNumeric(_, .tuple):
      Localized(
        en: "take one of its numbers: .shape[0] are the rows", zh: "取其中一个数：.shape[0] 是行数")
    case .convertsOne(let type, let operand):
      Localized(
        en: "every element of an array: np.array(\(Self.shown(operand.text))).astype(\(type))",
        zh: "数组的每个元素：np.array(\(Self.shown(operand.text))).astype(\(type))")
    case .ambiguousTruth:
      Localized(
        en: "all(…) or any(…) make one answer; & | ~ work element by element",
        zh: "all(…) 或 any(…) 合成一个答案；& | ~ 逐元素运算")
    case .notLogical:
      Localized(
        en: "put comparisons in parentheses: (a > 0) & (b < 1)",
        zh: "比较要加括号：(a > 0) & (b < 1)")
    case .answerAsIndex:
      Localized(
        en: "a mask has the shape of the array: x[x > 0]", zh: "掩码要和数组形状相同：x[x > 0]")
    case .fractionAsIndex(let isQuotient):
      isQuotient
        ? Localized(en: "// divides to a whole number", zh: "// 整除得到整数")
        : Localized(en: "1 instead of 1.0", zh: "写 1，不写 1.0")
    case .complexPower(_, let base):
      Localized(
        en: "np.cbrt is the cube root; an array gives NaN: np.array(\(Self.shown(base))) ** …",
        zh: "立方根用 np.cbrt；数组会得到 NaN：np.array(\(Self.shown(base))) ** …")
    case .wholeReciprocal(let operand):
      Localized(en: "type 1 / \(Self.shown(operand))", zh: "输入 1 / \(Self.shown(operand))")
    case .indexOutOfRange(_, let count):
      count > 0
        ? Localized(
          en: "indices go from 0 to \(count - 1), or from -1 back to -\(count)",
          zh: "下标从 0 到 \(count - 1)，或者从 -1 倒数到 -\(count)") : nil
    case .unknownNorm:
      Localized(en: "norm(x) is the root of the sum of squares", zh: "norm(x) 是平方和的平方根")

    case .noMemory:
      Localized(
        en: "forget what is no longer needed: forget NAME", zh: "忘掉不再需要的变量：forget 名字")

    case .unexpectedCharacter, .malformedNumber, .empty, .missingValue, .unexpected, .unopened,
      .cannotAssignShape, .cannotJoin, .tooManyDimensions, .tooLarge, .negativeSide,
      .tooMuchWork, .noElements, .wrongKind, .notNumeric, .notWhole, .outOfBounds, .notSingle,
      .tooManyIndices, .badIndex, .repeatedEllipsis, .zeroStep:
      nil
    case .cannotLoad(_, let reason): reason.hint
    }
  }

  private static func spelling(_ typed: String, _ meant: String) -> Localized<String> {
    switch typed {
    case "^", ".^":
      Localized(
        en: "for a power, type **; for one of two masks alone, np.logical_xor(a, b)",
        zh: "乘方输入 **；两个掩码只有一个为真，用 np.logical_xor(a, b)")
    case "Σ", "∑":
      Localized(en: "a sum is a function: np.sum(L)", zh: "求和是函数：np.sum(L)")
    case "'":
      Localized(
        en: "for the transpose, type .T; a derivative as relu'(Z) is written out: relu Z > 0, "
          + "sigmoid A * (1 - A), tanh 1 - A ** 2",
        zh: "转置输入 .T；relu'(Z) 这样的导数要写出来：relu 是 Z > 0，sigmoid 是 A * (1 - A)，tanh 是 1 - A ** 2")
    case "ᵀ", "⊤": Localized(en: "for the transpose, type .T", zh: "转置输入 .T")
    case ".*", "·", "×", "∙", "⋅": products
    case _ where isFullWidth(typed):
      Localized(en: "type the half-width \(meant)", zh: "请输入半角的 \(meant)")
    default: Localized(en: "type \(meant)", zh: "输入 \(meant)")
    }
  }

  /// Full-width forms look like the ASCII they stand for.
  private static func isFullWidth(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { (0xff01...0xff5e).contains($0.value) }
  }

  private static func product(of two: Neighbours) -> Localized<String> {
    let byElement = "\(two.left) * \(two.right)"
    guard two.mayBeMatrices else {
      return Localized(en: "a product: type \(byElement)", zh: "乘积：输入 \(byElement)")
    }
    let matrices = "\(two.left) @ \(two.right)"
    return Localized(
      en: "\(matrices) multiplies matrices, \(byElement) element by element; a comma separates "
        + "arguments",
      zh: "\(matrices) 是矩阵相乘，\(byElement) 是逐元素相乘；参数之间用逗号")
  }

  private static var products: Localized<String> {
    Localized(
      en: "* multiplies element by element, @ multiplies matrices",
      zh: "* 是逐元素相乘，@ 是矩阵相乘")
  }

  private static func call(_ signature: String) -> Localized<String> {
    Localized(en: "call it: \(signature)", zh: "这样调用：\(signature)")
  }

  private static func called(_ signature: String) -> Localized<String> {
    Localized(en: "it is called as \(signature)", zh: "这样调用：\(signature)")
  }
}
