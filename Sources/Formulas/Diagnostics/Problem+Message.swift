import Languages
import TextMeasures

extension Problem {
  /// What is wrong, as a sentence without its full stop.
  public var message: Localized<String> {
    switch self {
    case .lookalike(let typed, _) where typed.utf8.allSatisfy { $0 < 0x80 }:
      Localized(en: "\(typed) is not an operator here", zh: "这里没有 \(typed) 这个运算符")
    case .lookalike(let text, _), .unexpectedCharacter(let text):
      Localized(
        en: "no formula has the character \(Self.quoted(text))",
        zh: "公式里没有字符 \(Self.quoted(text))")
    case .malformedNumber(let text):
      Localized(en: "\(Self.shown(text)) is not a number", zh: "\(Self.shown(text)) 不是数")
    case .unterminatedText: Localized(en: "the text has no closing quote", zh: "文字没有右引号")
    case .tooLong(let limit):
      Localized(en: "the line is longer than \(limit) bytes", zh: "这一行超过 \(limit) 字节")
    case .empty: Localized(en: "there is no formula", zh: "没有公式")
    case .missingValue(nil):
      Localized(
        en: "the formula ends where a value should follow", zh: "公式到头了，后面还应该有一个值")
    case .missingValue(let found?):
      Localized(
        en: "a value should stand before \(Self.quoted(found))",
        zh: "\(Self.quoted(found)) 前面应该有一个值")
    case .missingOperator(let text, _):
      Localized(
        en: "an operator is missing before \(Self.quoted(text))",
        zh: "\(Self.quoted(text)) 前面少一个运算符")
    case .secondLine: Localized(en: "a second line begins here", zh: "这里开始了第二行")
    case .unexpected(let text):
      Localized(en: "\(Self.quoted(text)) cannot stand here", zh: "\(Self.quoted(text)) 不能在这里")
    case .unclosed(let text):
      Localized(
        en: "this \(Self.quoted(text)) is never closed", zh: "这个 \(Self.quoted(text)) 没有配对")
    case .unopened(let text):
      Localized(
        en: "nothing is open that this \(Self.quoted(text)) could close",
        zh: "没有什么可以由这个 \(Self.quoted(text)) 来配对")
    case .mismatched(let open, let close):
      Localized(
        en: "\(Self.quoted(close)) cannot close \(Self.quoted(open))",
        zh: "\(Self.quoted(close)) 不能和 \(Self.quoted(open)) 配对")
    case .assignmentInExpression:
      Localized(en: "= assigns, and nothing can be assigned here", zh: "= 是赋值，这里没有可以赋值的")
    case .cannotAssign(let text):
      Localized(
        en: "\(Self.shown(text)) is no name to assign to", zh: "\(Self.shown(text)) 不是可以赋值的名字")
    case .positionalAfterKeyword:
      Localized(
        en: "an argument without a name follows one with a name", zh: "没有名字的参数跟在有名字的后面")
    case .tooDeep(let limit):
      Localized(en: "the formula is more than \(limit) levels deep", zh: "公式超过 \(limit) 层")
    case .tooManyParts(let limit):
      Localized(en: "the formula has more than \(limit) parts", zh: "公式超过 \(limit) 个部分")

    case .unknownName(let name, _) where FunctionTable.foreignLibraries.contains(name):
      Localized(en: "\(name) is not here", zh: "这里没有 \(name)")
    case .unknownFunction(let name, _) where FunctionTable.absent[name] != nil:
      Localized(en: "\(name) is not here", zh: "这里没有 \(name)")
    case .unknownName(let name, _):
      Localized(en: "no value is called \(Self.shown(name))", zh: "没有叫 \(Self.shown(name)) 的值")
    case .unknownFunction(let name, _):
      Localized(
        en: "no function is called \(Self.shown(name))", zh: "没有叫 \(Self.shown(name)) 的函数")
    case .unknownMember(let name, _):
      Localized(en: "an array has no .\(Self.shown(name))", zh: "数组没有 .\(Self.shown(name))")
    case .functionNotCalled(let name): Self.noValue(Self.shown(name))
    case .methodNotCalled(let name): Self.noValue("." + Self.shown(name))
    case .variableCalled(let name): Self.noFunction(Self.shown(name))
    case .attributeCalled(let name): Self.noFunction("." + Self.shown(name))

    case .unknownKeyword(let name, let signature, _):
      Localized(
        en: "\(Self.name(of: signature)) has no argument \(Self.shown(name))=",
        zh: "\(Self.name(of: signature)) 没有参数 \(Self.shown(name))=")
    case .repeatedArgument(let name, let signature):
      Localized(
        en: "\(Self.name(of: signature)) is given \(name) twice",
        zh: "\(Self.name(of: signature)) 的 \(name) 给了两次")
    case .missingArgument(let name, let signature):
      Localized(
        en: "\(Self.name(of: signature)) is not given \(name)",
        zh: "\(Self.name(of: signature)) 还缺 \(name)")
    case .tooManyArguments(let signature):
      Localized(
        en: "\(Self.name(of: signature)) takes fewer arguments",
        zh: "\(Self.name(of: signature)) 没有这么多参数")
    case .notNumPys(let name):
      Localized(en: "NumPy has no np.\(name)", zh: "NumPy 没有 np.\(name)")
    case .refusedByNumPy(let words, _):
      Localized(en: "NumPy refuses this: \(words)", zh: "NumPy 不接受：\(words)")
    case .comparesTwo(let name, _):
      Localized(en: "\(name) takes one array, not two", zh: "\(name) 只取一个数组，不是两个")

    case .cannotBroadcast(let a, let b):
      Localized(
        en: "\(a.shown) and \(b.shown) do not fit element by element",
        zh: "\(a.shown) 和 \(b.shown) 不能逐元素运算") + .colon + Self.clash(a.shape, b.shape)
    case .cannotMultiply(let a, let b):
      Localized(
        en: "cannot multiply \(a.shown) by \(b.shown)", zh: "\(a.shown) 不能乘 \(b.shown)")
        + .colon + "\(a.shape.last ?? 1) ≠ \(b.shape.first ?? 1)"
    case .productOfNumber(let operand):
      Localized(
        en: "\(operand.shown) is a single number, no matrix",
        zh: "\(operand.shown) 是一个数，不是矩阵")
    case .cannotReshape(let from, let to):
      Localized(
        en:
          "\(Self.text(from)) has \(from.reduce(1, *)) elements and cannot become \(Self.text(to))",
        zh: "\(Self.text(from)) 有 \(from.reduce(1, *)) 个元素，不能变成 \(Self.text(to))")
    case .cannotAssignShape(let from, let to):
      Localized(
        en: "values of shape \(Self.text(from)) do not fit into \(Self.text(to))",
        zh: "形状 \(Self.text(from)) 的值放不进 \(Self.text(to))")
    case .ragged(let row, let shape, let first):
      Localized(
        en: "row \(row + 1) has shape \(Self.text(shape)), row 1 has \(Self.text(first))",
        zh: "第 \(row + 1) 行的形状是 \(Self.text(shape))，第 1 行是 \(Self.text(first))")
    case .cannotJoin(let a, let b):
      Localized(
        en: "cannot join \(Self.text(a)) and \(Self.text(b))",
        zh: "\(Self.text(a)) 和 \(Self.text(b)) 拼不起来")
    case .tooManyDimensions(let count):
      Localized(
        en: "\(count) dimensions are too many: an array has at most 2",
        zh: "\(count) 维太多了：数组最多 2 维")
    case .tooLarge(let sides, let limit):
      Localized(
        en: "\(Self.list(sides)) elements are too many: an array has at most \(limit)",
        zh: "\(Self.list(sides)) 个元素太多了：数组最多 \(limit) 个")
    case .negativeSide(let side):
      Localized(en: "a side cannot be \(side) long", zh: "边长不能是 \(side)")
    case .tooMuchWork:
      Localized(
        en: "this is more work than one formula may be: \(Work.most) multiplications",
        zh: "这超过了一个公式可以做的运算：\(Work.most) 次乘法")
    case .noMemory:
      Localized(en: "there is no more memory for arrays this large", zh: "没有内存放这么大的数组了")
    case .axisOutOfRange(let axis, let shape):
      Localized(
        en: "there is no axis \(axis) in shape \(Self.text(shape))",
        zh: "形状 \(Self.text(shape)) 没有轴 \(axis)")
    case .unknownNorm(let order):
      Localized(
        en: "there is no norm with ord=\(Self.shown(order))",
        zh: "没有 ord=\(Self.shown(order)) 的范数")
    case .noElements(let name):
      Localized(en: "\(name) of no elements has no value", zh: "没有元素，\(name) 没有值")

    case .wrongKind(let needed, let found):
      Localized(
        en: "\(needed.name.en) is needed here, not \(found.name.en)",
        zh: "这里需要\(needed.name.zh)，不是\(found.name.zh)")
    case .notNumeric(let operand, let kind):
      Localized(
        en: "\(Self.shown(operand.text)) is \(kind.name.en), not numbers",
        zh: "\(Self.shown(operand.text)) 是\(kind.name.zh)，不是数值")
    case .notWhole(let number):
      Localized(
        en: "a whole number is needed here, not \(Self.number(number))",
        zh: "这里需要整数，不是 \(Self.number(number))")
    case .outOfBounds(let number, let bounds): Self.outOfBounds(number, bounds)
    case .notSingle(let shape):
      Localized(
        en: "one number is needed here, not shape \(Self.text(shape))",
        zh: "这里需要一个数，不是形状 \(Self.text(shape))")
    case .convertsOne(let type, let operand):
      Localized(
        en: "\(type) takes one number, not shape \(Self.text(operand.shape))",
        zh: "\(type) 只取一个数，不是形状 \(Self.text(operand.shape))")
    case .ambiguousTruth(let shape):
      Localized(
        en: "\(Self.text(shape)) answers are neither true nor false as a whole",
        zh: "\(Self.text(shape)) 个答案合在一起说不出真假")
    case .notLogical(let sign):
      Localized(en: "\(sign) works on 0 and 1 only", zh: "\(sign) 只用于 0 和 1")
    case .answerAsIndex:
      Localized(en: "False alone chooses nothing here", zh: "单独一个 False 在这里什么也选不出")
    case .fractionAsIndex(let isQuotient):
      isQuotient
        ? Localized(
          en: "an index is a whole number, and / makes a fraction",
          zh: "下标是整数，而 / 得到小数")
        : Localized(
          en: "an index is a whole number, without a point", zh: "下标是整数，不带小数点")
    case .complexPower(let power, _):
      Localized(
        en: "\(Self.shown(power)) is a complex number in Python",
        zh: "\(Self.shown(power)) 在 Python 里是复数")
    case .wholeReciprocal:
      Localized(
        en:
          "NumPy's reciprocal of whole numbers leaves out what follows the point: 0 for 2 and above",
        zh: "NumPy 的 reciprocal 对整数会丢掉小数部分：2 以上都得 0")
    case .indexOutOfRange(let index, let count):
      Localized(
        en: "there is no index \(index): that side has \(count) "
          + (count == 1 ? "element" : "elements"),
        zh: "没有下标 \(index)：这一边有 \(count) 个元素")
    case .tooManyIndices(let count, let shape):
      Localized(
        en: "\(count) \(count == 1 ? "index is" : "indices are") too many for shape "
          + Self.text(shape),
        zh: "\(count) 个下标对形状 \(Self.text(shape)) 来说太多了")
    case .badIndex(let shape, let index):
      Localized(
        en: "an index of shape \(Self.text(index)) does not fit shape \(Self.text(shape))",
        zh: "形状 \(Self.text(index)) 的下标不适合形状 \(Self.text(shape))")
    case .repeatedEllipsis: Localized(en: "only one ... can stand here", zh: "这里只能有一个 ...")
    case .zeroStep: Localized(en: "a step of 0 leads nowhere", zh: "步长 0 走不动")
    case .cannotLoad(let path, let reason):
      Localized(en: "cannot load \(Self.shown(path))", zh: "无法读入 \(Self.shown(path))") + .colon
        + reason.message.map { DisplayText.visible($0, limit: 200) }
    }
  }

  private static func noValue(_ name: String) -> Localized<String> {
    Localized(
      en: "\(name) is a function and has no value of its own", zh: "\(name) 是函数，本身没有值")
  }

  private static func noFunction(_ name: String) -> Localized<String> {
    Localized(en: "\(name) is not a function", zh: "\(name) 不是函数")
  }

  private static func outOfBounds(
    _ found: Double, _ bounds: ClosedRange<Double>
  ) -> Localized<String> {
    let (low, high) = (number(bounds.lowerBound), number(bounds.upperBound))
    return Localized(
      en: "a whole number from \(low) to \(high) is needed here, not \(number(found))",
      zh: "这里需要 \(low) 到 \(high) 的整数，不是 \(number(found))")
  }
}
